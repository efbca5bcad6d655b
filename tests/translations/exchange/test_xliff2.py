"""XLIFF 2.1 as we write it, and 2.0 to 2.2 as others send it back."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from tests.factories.units import KEY, a_file, a_unit, files
from tests.translations.exchange.structure import XLIFF_2, problems
from translations.exchange import xliff2
from translations.exchange.units import FileRefused, Former, UnitFile, UnitGroup, UnitState

WHOLE_FILES = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NS = f"{{{xliff2.NAMESPACE}}}"
SLR = f"{{{xliff2.SIZES}}}"

FULL = a_file(
    a_unit("Bel <b>ons</b><br/>nu", "اتصل <b>بنا</b><br/>الآن", notes=["Informeel"], max_length=60),
    a_unit('<a id="a1">hier</a>', former=Former("<i>daar</i>", "هناك"), path="summary"),
    a_unit("Hallo", "مرحبا", uncertain=True, path="why"),
)


def tree(file: UnitFile = FULL) -> etree._Element:
    return etree.fromstring(xliff2.write(file))


def sent(root: etree._Element) -> UnitFile:
    return xliff2.read(etree.tostring(root))


def the(root: etree._Element, name: str) -> etree._Element:
    return next(root.iter(f"{NS}{name}"))


def in_segments(*parts: str) -> etree._Element:
    """One text that a tool has cut into pieces, each an element as it stands in the file."""
    root = tree(a_file(a_unit("x")))
    unit = the(root, "unit")
    unit.remove(the(unit, "segment"))
    for part in parts:
        unit.append(etree.fromstring(f'<r xmlns="{xliff2.NAMESPACE}">{part}</r>')[0])
    return root


# -- what we write -------------------------------------------------------------------------------------------


@WHOLE_FILES
@given(files())
def test_any_file_comes_back_as_it_was(file: UnitFile) -> None:
    assert xliff2.read(xliff2.write(file)) == file


@WHOLE_FILES
@given(files())
def test_any_file_is_built_as_the_standard_says(file: UnitFile) -> None:
    assert problems(tree(file), XLIFF_2) == []


def test_a_unit_tells_where_its_text_stands_and_may_not_be_cut() -> None:
    root = tree()
    unit = the(root, "unit")
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "nl", "ar")
    assert the(root, "file").get("original") == f"treatment:{KEY}"
    assert (unit.get("name"), unit.get("canResegment")) == (f"treatment:{KEY}:title", "no")
    assert (the(unit, "segment").get("state"), unit.get(f"{SLR}sizeRestriction")) == ("translated", "60")


def test_what_is_uncertain_is_initial_with_a_sub_state() -> None:
    segment = list(tree().iter(f"{NS}segment"))[2]
    assert (segment.get("state"), segment.get("subState")) == ("initial", "houvast:needs-review")


def test_a_text_without_a_translation_has_neither_target_nor_state() -> None:
    segment = the(tree(a_file(a_unit("Bel ons"))), "segment")
    assert [etree.QName(child).localname for child in segment] == ["source"]
    assert segment.get("state") is None


def test_former_texts_are_notes_that_every_tool_shows() -> None:
    notes = [(note.get("category"), note.text) for note in list(tree().iter(f"{NS}unit"))[1].iter(f"{NS}note")]
    assert notes == [("previous-source", "<i>daar</i>"), ("previous-target", "هناك")]


def test_the_same_text_at_two_places_is_two_units() -> None:
    file = a_file(a_unit("Lees meer", "اقرأ"), a_unit("Lees meer", path="summary"), a_unit("Lees", "اقرأ"))
    assert xliff2.read(xliff2.write(file)) == file


def test_several_hundred_texts_keep_their_order_and_their_pages() -> None:
    texts = [a_unit(f"Tekst {number % 50} <b>{number}</b>", path=f"body.{number}") for number in range(600)]
    groups = [UnitGroup(f"blad {start}", texts[start : start + 100]) for start in range(0, 600, 100)]
    assert xliff2.read(xliff2.write(UnitFile("nl", "uk", groups))) == UnitFile("nl", "uk", groups)


def test_a_file_without_texts_is_still_a_file() -> None:
    root = tree(UnitFile("nl", "ar"))
    assert problems(root, XLIFF_2) == []
    assert sent(root) == UnitFile("nl", "ar")


# -- what others send ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("namespace", "version"), [(space, version) for space, known in xliff2.VERSIONS.items() for version in known]
)
def test_three_versions_are_read(namespace: str, version: str) -> None:
    text = xliff2.write(FULL).replace(xliff2.NAMESPACE.encode(), namespace.encode())
    assert xliff2.read(text.replace(b'version="2.1"', f'version="{version}"'.encode())) == FULL


def test_a_text_filled_in_by_a_tool_without_states_is_translated() -> None:
    root = tree(a_file(a_unit("Bel ons")))
    etree.SubElement(the(root, "segment"), f"{NS}target").text = "اتصل بنا"
    assert sent(root) == a_file(a_unit("Bel ons", "اتصل بنا"))


def test_a_tool_that_confirms_a_text_need_not_know_our_sub_state() -> None:
    root = tree()
    list(root.iter(f"{NS}segment"))[2].set("state", "reviewed")
    unit = sent(root).units()[2]
    assert (unit.state, unit.uncertain) == (UnitState.REVIEWED, False)


def test_the_segments_of_a_unit_are_one_text() -> None:
    root = in_segments(
        '<segment state="final"><source>Een. </source><target>واحد. </target></segment>',
        "<ignorable><source> — </source></ignorable>",
        '<segment state="reviewed"><source>Twee.</source><target>اثنان.</target></segment>',
    )
    unit = sent(root).units()[0]
    assert (unit.source, unit.target) == ("Een.  — Twee.", "واحد.  — اثنان.")
    assert (unit.state, unit.uncertain) == (UnitState.REVIEWED, False)


def test_a_text_of_which_a_segment_is_missing_is_uncertain() -> None:
    root = in_segments(
        '<segment state="final"><source>Een. </source><target>واحد. </target></segment>',
        "<segment><source>Twee.</source></segment>",
    )
    assert sent(root).units()[0].uncertain


def test_segments_stand_in_the_order_of_the_translation() -> None:
    root = in_segments(
        '<segment><source>Een.</source><target order="3">واحد.</target></segment>',
        "<ignorable><source> </source></ignorable>",
        '<segment><source>Twee.</source><target order="1">اثنان.</target></segment>',
    )
    assert sent(root).units()[0].target == "اثنان. واحد."


def test_segments_without_a_clear_order_are_refused() -> None:
    root = in_segments(
        '<segment><source>Een.</source><target order="2">واحد.</target></segment>',
        '<segment><source>Twee.</source><target order="2">اثنان.</target></segment>',
    )
    with pytest.raises(FileRefused, match="order"):
        sent(root)


def test_a_tag_that_runs_over_segments_is_one_tag() -> None:
    root = in_segments(
        '<segment><source><sc id="1" type="fmt" subType="xlf:b"/>Een. </source></segment>',
        '<segment><source>Twee<ec startRef="1"/>.</source></segment>',
    )
    assert sent(root).units()[0].source == "<b>Een. Twee</b>."


def test_units_in_groups_of_a_tool_are_found() -> None:
    root = tree(a_file(a_unit("Bel ons", "اتصل بنا")))
    file = the(root, "file")
    etree.SubElement(file, f"{NS}group", {"id": "g1"}).append(the(file, "unit"))
    assert sent(root) == a_file(a_unit("Bel ons", "اتصل بنا"))


def test_elements_and_attributes_of_others_change_nothing() -> None:
    root = tree()
    for element in list(root.iter(f"{NS}unit", f"{NS}file", f"{NS}target")):
        element.set("{urn:q}mark", "1")
        etree.SubElement(element, "{urn:q}extra").text = "niet van ons"
    assert sent(root) == FULL


def test_a_unit_that_is_none_of_ours_is_kept_apart() -> None:
    root = tree()
    the(root, "unit").set("name", "button.ok")
    the(root, "unit").set("id", "77")
    assert (sent(root).unknown, sent(root).units()) == (["77"], FULL.units()[1:])


@pytest.mark.parametrize("attribute", ["srcLang", "trgLang"])
def test_a_file_that_does_not_say_its_languages_is_refused(attribute: str) -> None:
    root = tree()
    root.attrib.pop(attribute)
    with pytest.raises(FileRefused, match=attribute):
        sent(root)


# -- the rules of the standard, each broken once -------------------------------------------------------------

Damage = Callable[[etree._Element], object]


def _first(root: etree._Element, name: str) -> None:
    element = the(root, name)
    parent = element.getparent()
    assert parent is not None
    parent.insert(0, element)


def _twice(root: etree._Element, name: str) -> None:
    element = the(root, name)
    parent = element.getparent()
    assert parent is not None
    parent.append(etree.fromstring(etree.tostring(element)))


_DAMAGES: dict[str, Damage] = {
    "an element that there is not": lambda root: etree.SubElement(the(root, "file"), f"{NS}trans-unit"),
    "original data before notes": lambda root: _first(the(root, "unit"), "originalData"),
    "target before source": lambda root: _first(root, "target"),
    "a segment before the data": lambda root: _first(root, "segment"),
    "no source": lambda root: the(root, "segment").remove(the(root, "source")),
    "no segment": lambda root: the(root, "unit").remove(the(root, "segment")),
    "two targets": lambda root: _twice(root, "target"),
    "empty notes": lambda root: the(root, "notes").remove(the(root, "note")),
    "a unit twice": lambda root: _twice(root, "unit"),
    "a file twice": lambda root: _twice(root, "file"),
    "data twice": lambda root: _twice(root, "data"),
    "a code twice": lambda root: _twice(root, "pc"),
    "no data": lambda root: the(root, "unit").remove(the(root, "originalData")),
    "a reference to nothing": lambda root: the(root, "ph").set("dataRef", "d99"),
    "a copy of nothing": lambda root: the(root, "pc").set("copyOf", "99"),
    "another code in the target": lambda root: the(the(root, "target"), "pc").set("subType", "xlf:i"),
    "a sub-type without type": lambda root: the(root, "ph").attrib.pop("type"),
    "a sub-type of another type": lambda root: the(root, "ph").set("type", "ui"),
    "a sub-state without state": lambda root: list(root.iter(f"{NS}segment"))[2].attrib.pop("state"),
    "a target without language": lambda root: root.attrib.pop("trgLang"),
    "a length without a profile": lambda root: the(root, "file").remove(next(root.iter(f"{SLR}profiles"))),
    "a length that is none": lambda root: the(root, "unit").set(f"{SLR}sizeRestriction", "lang"),
    "content in ph": lambda root: setattr(the(root, "ph"), "text", "x"),
    "text between segments": lambda root: setattr(the(root, "segment"), "tail", "los"),
    "an id with a space": lambda root: the(root, "unit").set("id", "a b"),
    "no files": lambda root: root.remove(the(root, "file")),
}


@pytest.mark.parametrize("damage", _DAMAGES.values(), ids=list(_DAMAGES))
def test_the_checker_sees_each_damage(damage: Damage) -> None:
    root = tree()
    assert problems(root, XLIFF_2) == []
    damage(root)
    assert problems(root, XLIFF_2) != []


def test_the_checker_sees_every_wrong_value_and_every_missing_attribute() -> None:
    free = {"original", "name", "category"}
    own = [number for number, element in enumerate(tree().iter()) if str(element.tag).startswith(NS)]
    for number in own:
        element = list(tree().iter())[number]
        shape = XLIFF_2.shapes[etree.QName(element).localname]
        for name in element.attrib:
            wrong, without = list(tree().iter())[number], list(tree().iter())[number]
            wrong.set(name, " ?")
            without.attrib.pop(name)
            assert name in free or problems(wrong.getroottree().getroot(), XLIFF_2), name
            assert name not in shape.required or problems(without.getroottree().getroot(), XLIFF_2), name
        strange = list(tree().iter())[number]
        strange.set("vreemd", "1")
        assert problems(strange.getroottree().getroot(), XLIFF_2), element.tag
