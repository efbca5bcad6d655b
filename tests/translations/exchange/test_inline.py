"""The inline tags of a text in XLIFF."""

import pytest
from hypothesis import given
from lxml import etree

from tests.factories.units import codes_in, fragments
from translations.exchange import inline, xliff2, xliff12
from translations.exchange.inline import Code, Element

Texts = tuple[str, str]


def written_12(source: str, target: str) -> list[etree._Element]:
    """The source and the target of a unit of XLIFF 1.2."""
    unit = etree.fromstring(f'<unit xmlns="{xliff12.NAMESPACE}"><source/><target/></unit>')
    ids = inline.Ids()
    inline.write_12(unit[0], inline.parse(source), ids)
    inline.write_12(unit[1], inline.parse(target), inline.Ids(ids))
    return parsed(unit)


def written_2(source: str, target: str) -> tuple[list[etree._Element], dict[str, str]]:
    """The same of XLIFF 2, with the literal tags by their ids."""
    unit = etree.fromstring(f'<unit xmlns="{xliff2.NAMESPACE}"><source/><target/></unit>')
    ids, data = inline.Ids(), dict[str, str]()
    inline.write_2(unit[0], inline.parse(source), ids, data)
    inline.write_2(unit[1], inline.parse(target), inline.Ids(ids), data)
    return parsed(unit), {identifier: literal for literal, identifier in data.items()}


def parsed(unit: etree._Element) -> list[etree._Element]:
    return list(etree.fromstring(etree.tostring(unit)))


def read_12(source: str, target: str) -> Texts:
    """What two texts, written by hand as XLIFF 1.2, are read as."""
    unit = etree.fromstring(
        f'<unit xmlns="{xliff12.NAMESPACE}"><source>{source}</source><target>{target}</target></unit>'
    )
    texts = inline.Texts()
    return texts.read(unit[0]), texts.read(unit[1])


def read_2(source: str, target: str, data: dict[str, str] | None = None) -> Texts:
    unit = etree.fromstring(
        f'<unit xmlns="{xliff2.NAMESPACE}"><source>{source}</source><target>{target}</target></unit>'
    )
    texts = inline.Texts(data)
    return texts.read(unit[0]), texts.read(unit[1])


def inner(element: etree._Element) -> str:
    """What stands in an element, without the namespace."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return text[text.index(">") + 1 : text.rindex("<")]


def ids(element: etree._Element) -> list[str]:
    return [each.get("id", "") for each in element.iterdescendants() if each.get("id")]


# -- writing -------------------------------------------------------------------------------------------------


def test_tags_become_elements_of_xliff_12_with_the_kinds_of_the_standard() -> None:
    source, _target = written_12('<b>Bel</b> <i>nu</i><br/><a id="a1">ons</a> <strong>!</strong>', "")
    assert inner(source) == (
        '<g id="1" ctype="bold">Bel</g> <g id="2" ctype="italic">nu</g><x id="3" ctype="lb"/>'
        '<g id="a1" ctype="link">ons</g> <g id="4" ctype="x-html-strong">!</g>'
    )


def test_tags_become_elements_of_xliff_2_with_their_literals_apart() -> None:
    (source, _target), data = written_2('<b>Bel</b><br/><a id="a1">ons</a> <em>!</em>', "")
    assert inner(source) == (
        '<pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d2">Bel</pc>'
        '<ph id="2" type="fmt" subType="xlf:lb" dataRef="d3"/>'
        '<pc id="a1" type="link" dataRefStart="d4" dataRefEnd="d5">ons</pc> '
        '<pc id="3" type="fmt" subType="html:em" dataRefStart="d6" dataRefEnd="d7">!</pc>'
    )
    assert list(data.values()) == ["<b>", "</b>", "<br/>", '<a id="a1">', "</a>", "<em>", "</em>"]


def test_an_element_has_the_same_id_in_both_languages_wherever_it_stands() -> None:
    source, target = written_12('<b>a</b><i>b</i><b>c</b><a id="a1">d</a>', '<a id="a1">d</a><i>b</i><b>a</b><b>c</b>')
    assert ids(source) == ["1", "2", "3", "a1"]
    assert ids(target) == ["a1", "2", "1", "3"]


def test_an_element_that_the_source_has_not_gets_an_id_that_the_source_has_not() -> None:
    source, target = written_12("<b>a</b>", "<b>a</b><b>b</b><i>c</i>")
    assert (ids(source), ids(target)) == (["1"], ["1", "2", "3"])


def test_a_link_that_is_there_twice_gets_two_ids() -> None:
    _source, target = written_12('<a id="a1">a</a>', '<a id="a1">a</a><a id="a1">b</a>')
    assert ids(target) == ["a1", "a1-2"]


@given(fragments(), fragments())
def test_ids_are_unique_in_a_text(source: str, target: str) -> None:
    for element in (*written_12(source, target), *written_2(source, target)[0]):
        assert len(set(ids(element))) == len(ids(element))


@given(fragments(), fragments())
def test_one_id_is_one_kind_of_tag_in_both_languages(source: str, target: str) -> None:
    def kinds(element: etree._Element) -> dict[str, str]:
        return {each.get("id", ""): each.get("ctype", "") for each in element.iterdescendants()}

    first, second = (kinds(element) for element in written_12(source, target))
    assert {key: second[key] for key in first.keys() & second.keys()} == {
        key: first[key] for key in first.keys() & second.keys()
    }


# -- and back ------------------------------------------------------------------------------------------------


@given(fragments(), fragments())
def test_xliff_12_keeps_any_text(source: str, target: str) -> None:
    first, second = written_12(source, target)
    texts = inline.Texts()
    assert (texts.read(first), texts.read(second)) == (source, target)


@given(fragments(), fragments())
def test_xliff_2_keeps_any_text(source: str, target: str) -> None:
    (first, second), data = written_2(source, target)
    texts = inline.Texts(data)
    assert (texts.read(first), texts.read(second)) == (source, target)


def test_any_space_is_kept() -> None:
    assert inline.parse("<b>  </b>\n\t") == [Element(Code("b"), ["  "]), "\n\t"]


def test_a_line_break_may_be_written_in_two_ways() -> None:
    assert inline.parse("a<br>b") == inline.parse("a<br/>b") == ["a", Element(Code("br")), "b"]


def test_a_translation_without_the_link_stays_without_it() -> None:
    assert read_12('<g id="a1" ctype="link">hier</g>', "هنا") == ('<a id="a1">hier</a>', "هنا")


def test_a_tag_that_is_repeated_in_a_tool_is_that_tag_again() -> None:
    source, target = '<g id="1" ctype="bold">a</g>', '<g id="1">a</g><g id="1">b</g>'
    assert read_12(source, target)[1] == "<b>a</b><b>b</b>"


def test_a_tag_of_the_target_alone_is_what_it_says_it_is() -> None:
    assert read_12("a", '<g id="9" ctype="italic">a</g><x id="8" ctype="lb"/>')[1] == "<i>a</i><br/>"
    assert read_2("a", '<pc id="9" type="fmt" subType="html:code">a</pc><ph id="8" type="fmt" subType="xlf:lb"/>')[
        1
    ] == ("<code>a</code><br/>")


def test_formatting_that_html_texts_cannot_have_leaves_its_text() -> None:
    assert read_12("a", '<g id="9" ctype="underlined">a</g><x id="8" ctype="image"/>')[1] == "a"
    assert read_2("a", '<pc id="9" type="fmt" subType="xlf:u">a</pc>')[1] == "a"


def test_a_copied_code_of_xliff_2_is_the_code_it_was_copied_from() -> None:
    source = '<pc id="1" type="fmt" subType="xlf:b">a</pc>'
    assert read_2(source, source + '<pc id="7" copyOf="1">b</pc>')[1] == "<b>a</b><b>b</b>"


def test_a_literal_says_more_than_an_id() -> None:
    assert read_2("a", '<pc id="7" dataRefStart="d1" dataRefEnd="d2">b</pc>', {"d1": '<a id="a2">', "d2": "</a>"})[
        1
    ] == ('<a id="a2">b</a>')


@pytest.mark.parametrize("literal", ["<script>", '<a href="https://example.org">', '<b onclick="x()">', "<a id='x'>"])
def test_a_literal_is_no_way_in_for_other_markup(literal: str) -> None:
    assert read_2("a", '<pc id="7" dataRefStart="d1">b</pc>', {"d1": literal})[1] == "b"


def test_start_and_end_codes_apart_are_tags() -> None:
    assert read_12('<bx id="1" rid="1" ctype="bold"/>a<ex id="2" rid="1"/>', "")[0] == "<b>a</b>"
    assert read_12('<bpt id="1" ctype="bold">[b]</bpt>a<ept id="1">[/b]</ept>', "")[0] == "<b>a</b>"
    assert read_2('<sc id="1" type="fmt" subType="xlf:b"/>a<ec startRef="1"/>', "")[0] == "<b>a</b>"


def test_codes_that_overlap_are_nested() -> None:
    source = '<bx id="1" ctype="bold"/>a<bx id="2" ctype="italic"/>b<ex id="1"/>c<ex id="2"/>'
    assert read_12(source, "")[0] == "<b>a<i>b</i></b>c"


def test_annotations_of_a_tool_say_nothing_about_the_text() -> None:
    assert read_12('<mrk mtype="seg" mid="1">a <mrk mtype="term">b</mrk></mrk> c', "")[0] == "a b c"
    assert read_2('<mrk id="m1" type="term">a</mrk><sm id="m2"/>b<em startRef="m2"/>', "")[0] == "ab"


def test_elements_of_others_are_passed_over() -> None:
    assert read_12('a<q:note xmlns:q="urn:q">niet</q:note>b', "")[0] == "ab"


def test_characters_that_xml_cannot_hold_are_kept() -> None:
    source, _target = written_12("a\x0bb", "")
    assert inner(source) == 'a<x id="1" ctype="x-cp-000B"/>b'
    (source, _target), _data = written_2("a\x0bb", "")
    assert inner(source) == 'a<cp hex="000B"/>b'


@pytest.mark.parametrize("number", ["0000", "D800", "110000", "x", "3C"])
def test_a_character_by_number_is_neither_markup_nor_what_no_database_holds(number: str) -> None:
    assert read_2(f'<cp hex="{number}"/>', "")[0] in ("\ufffd", "&lt;")


@pytest.mark.parametrize(
    "fragment",
    [
        "<div>a</div>",
        '<b class="x">a</b>',
        '<a href="#">a</a>',
        "<!-- a -->",
        '<a id="x">a</a>',
        "<b>a",
        "a</b>",
        "<b><i>a</b></i>",
    ],
)
def test_markup_that_translators_never_get_is_refused(fragment: str) -> None:
    with pytest.raises(ValueError, match="not "):
        inline.parse(fragment)


def test_a_tag_and_its_link_are_one_code() -> None:
    assert codes_in(inline.parse('<b><a id="a1">x</a></b>')) == [Code("b"), Code("a", "a1")]
