"""XLIFF 1.2 as we write it, and as others send it back."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from tests.factories.units import KEY, a_file, a_unit, files
from tests.translations.exchange.structure import XLIFF_12, problems
from translations.exchange import xliff12
from translations.exchange.units import FileRefused, Former, Unit, UnitFile, UnitGroup, UnitState

WHOLE_FILES = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NS = f"{{{xliff12.NAMESPACE}}}"

FULL = a_file(
    a_unit("Bel <b>ons</b><br/>nu", "اتصل <b>بنا</b><br/>الآن", notes=["Informeel"], max_length=60),
    a_unit('<a id="a1">hier</a>', former=Former("<i>daar</i>", "هناك"), path="summary"),
    a_unit("Hallo", "مرحبا", state=UnitState.FINAL, path="why"),
)


def tree(file: UnitFile = FULL) -> etree._Element:
    return etree.fromstring(xliff12.write(file))


def sent(root: etree._Element) -> UnitFile:
    """What is read after somebody has changed the file."""
    return xliff12.read(etree.tostring(root))


def the(root: etree._Element, name: str) -> etree._Element:
    return next(root.iter(f"{NS}{name}"))


# -- what we write -------------------------------------------------------------------------------------------


@WHOLE_FILES
@given(files())
def test_any_file_comes_back_as_it_was(file: UnitFile) -> None:
    assert xliff12.read(xliff12.write(file)) == file


@WHOLE_FILES
@given(files())
def test_any_file_is_built_as_the_standard_says(file: UnitFile) -> None:
    assert problems(tree(file), XLIFF_12) == []


def test_a_unit_tells_where_its_text_stands_how_far_it_is_and_how_long_it_may_be() -> None:
    unit = the(tree(), "trans-unit")
    assert unit.get("resname") == f"treatment:{KEY}:title"
    assert (unit.get("approved"), unit.get("maxwidth"), unit.get("size-unit")) == ("no", "60", "char")
    assert unit.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    assert the(unit, "target").get("state") == "translated"


def test_a_file_tells_its_languages_and_its_page() -> None:
    file = the(tree(), "file")
    assert file.get("original") == f"treatment:{KEY}"
    assert (file.get("source-language"), file.get("target-language"), file.get("datatype")) == ("nl", "ar", "html")
    assert the(file, "note").text == "behandeling: EMDR"


def test_a_text_without_a_translation_has_no_target() -> None:
    assert tree(a_file(a_unit("Bel ons"))).find(f".//{NS}target") is None


@pytest.mark.parametrize(
    ("state", "uncertain", "name", "approved"),
    [
        (UnitState.TRANSLATED, False, "translated", "no"),
        (UnitState.TRANSLATED, True, "needs-review-translation", "no"),
        (UnitState.REVIEWED, False, "signed-off", "yes"),
        (UnitState.FINAL, False, "final", "yes"),
        # What nobody said more of than that there is a text.
        (UnitState.INITIAL, False, "translated", "no"),
    ],
)
def test_states_have_the_names_of_the_standard(state: UnitState, uncertain: bool, name: str, approved: str) -> None:
    root = tree(a_file(a_unit("Bel ons", "اتصل بنا", state=state, uncertain=uncertain)))
    assert (the(root, "target").get("state"), the(root, "trans-unit").get("approved")) == (name, approved)


def test_the_former_text_and_its_translation_are_an_alternative() -> None:
    alternative = the(tree(), "alt-trans")
    assert alternative.get("alttranstype") == "previous-version"
    assert (the(alternative, "g").text, the(alternative, "target").text) == ("daar", "هناك")


def test_the_same_text_at_two_places_is_two_units() -> None:
    file = a_file(a_unit("Lees meer", "اقرأ"), a_unit("Lees meer", path="summary"), a_unit("Lees", "اقرأ"))
    assert xliff12.read(xliff12.write(file)) == file
    assert len({unit.get("id") for unit in tree(file).iter(f"{NS}trans-unit")}) == 3


def test_the_same_text_at_one_place_is_one_unit() -> None:
    unit = a_unit("Lees meer", "اقرأ")
    assert xliff12.read(xliff12.write(a_file(unit, unit))) == a_file(unit)


def test_several_hundred_texts_keep_their_order_and_their_pages() -> None:
    texts = [a_unit(f"Tekst {number % 50} <b>{number}</b>", path=f"body.{number}") for number in range(600)]
    file = UnitFile(
        "nl", "uk", [UnitGroup(f"blad {start}", texts[start : start + 100]) for start in range(0, 600, 100)]
    )
    assert xliff12.read(xliff12.write(file)) == file


def test_a_file_without_texts_is_still_a_file() -> None:
    root = tree(UnitFile("nl", "ar", [UnitGroup("leeg")]))
    assert problems(root, XLIFF_12) == []
    assert sent(root) == UnitFile("nl", "ar")


def test_a_translation_with_markup_that_cannot_be_stored_is_left_out() -> None:
    assert xliff12.read(xliff12.write(a_file(a_unit("Bel ons", "<div>x</div>")))) == a_file(a_unit("Bel ons"))


def test_the_same_texts_give_the_same_bytes() -> None:
    assert xliff12.write(FULL) == xliff12.write(xliff12.read(xliff12.write(FULL)))


# -- what others send ----------------------------------------------------------------------------------------


def test_a_text_filled_in_by_hand_is_translated() -> None:
    root = tree(a_file(a_unit("Bel <b>ons</b>")))
    unit = the(root, "trans-unit")
    target = etree.SubElement(unit, f"{NS}target")
    target.text = "اتصل "
    etree.SubElement(target, f"{NS}g", {"id": "1"}).text = "بنا"
    assert sent(root) == a_file(a_unit("Bel <b>ons</b>", "اتصل <b>بنا</b>"))


@pytest.mark.parametrize(
    ("attributes", "approved", "expected"),
    [
        ({"state": "translated"}, "yes", (UnitState.TRANSLATED, False)),
        ({}, "yes", (UnitState.REVIEWED, False)),
        ({}, "no", (UnitState.TRANSLATED, False)),
        ({"state": "new"}, "no", (UnitState.TRANSLATED, True)),
        ({"state": "needs-translation"}, "yes", (UnitState.TRANSLATED, True)),
        ({"state": "x-vendor"}, "no", (UnitState.TRANSLATED, True)),
        ({"state-qualifier": "mt-suggestion"}, "no", (UnitState.TRANSLATED, True)),
        ({"state-qualifier": "exact-match"}, "no", (UnitState.TRANSLATED, False)),
        ({"state": "final", "state-qualifier": "rejected-grammar"}, "no", (UnitState.TRANSLATED, True)),
    ],
)
def test_states_of_other_tools(attributes: dict[str, str], approved: str, expected: tuple[UnitState, bool]) -> None:
    root = tree(a_file(a_unit("Bel ons", "اتصل بنا")))
    the(root, "trans-unit").set("approved", approved)
    target = the(root, "target")
    target.attrib.clear()
    for name, value in attributes.items():
        target.set(name, value)
    unit = sent(root).units()[0]
    assert (unit.state, unit.uncertain) == expected


def test_an_empty_target_is_no_translation() -> None:
    root = tree(a_file(a_unit("Bel ons")))
    etree.SubElement(the(root, "trans-unit"), f"{NS}target", {"state": "final"})
    assert sent(root) == a_file(a_unit("Bel ons"))


def test_units_in_groups_of_a_tool_are_found() -> None:
    root = tree(a_file(a_unit("Bel ons", "اتصل بنا")))
    body = the(root, "body")
    group = etree.SubElement(etree.SubElement(body, f"{NS}group"), f"{NS}group")
    group.append(the(body, "trans-unit"))
    assert sent(root) == a_file(a_unit("Bel ons", "اتصل بنا"))


def test_alternatives_of_a_memory_are_no_former_text() -> None:
    root = tree(a_file(a_unit("Bel ons")))
    alternative = etree.SubElement(the(root, "trans-unit"), f"{NS}alt-trans", {"match-quality": "80"})
    etree.SubElement(alternative, f"{NS}target").text = "x"
    assert sent(root) == a_file(a_unit("Bel ons"))


def test_a_width_in_pixels_is_no_length() -> None:
    root = tree()
    the(root, "trans-unit").attrib.pop("size-unit")
    assert sent(root).units()[0].max_length is None


def test_elements_and_attributes_of_others_change_nothing() -> None:
    root = tree()
    for element in list(root.iter(f"{NS}trans-unit", f"{NS}target", f"{NS}file", f"{NS}header")):
        element.set("{urn:q}mark", "1")
        etree.SubElement(element, "{urn:q}extra").text = "niet van ons"
    assert sent(root) == FULL


def test_a_unit_that_is_none_of_ours_is_kept_apart() -> None:
    root = tree()
    unit = the(root, "trans-unit")
    unit.set("id", "77")
    unit.set("resname", "button.ok")
    file = sent(root)
    assert file.unknown == ["77"]
    assert file.units() == FULL.units()[1:]


def test_a_unit_whose_tool_kept_only_the_id_is_found_by_it() -> None:
    root = tree(a_file(a_unit("Bel ons")))
    unit = the(root, "trans-unit")
    unit.set("id", unit.attrib.pop("resname"))
    assert sent(root) == a_file(a_unit("Bel ons"))


@pytest.mark.parametrize("attribute", ["source-language", "target-language"])
def test_a_file_that_does_not_say_its_languages_is_refused(attribute: str) -> None:
    root = tree()
    the(root, "file").attrib.pop(attribute)
    with pytest.raises(FileRefused, match=attribute):
        sent(root)


def test_a_file_in_two_languages_is_refused() -> None:
    other = Unit(a_unit().address, "Bel ons")
    root = tree(UnitFile("nl", "ar", [UnitGroup("a", [a_unit()]), UnitGroup("b", [other])]))
    the(root, "file").set("target-language", "uk")
    with pytest.raises(FileRefused, match="ar, uk"):
        sent(root)


# -- the rules of the standard, each broken once -------------------------------------------------------------

Damage = Callable[[etree._Element], object]


def _moved_up(root: etree._Element, name: str) -> None:
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
    "an element that there is not": lambda root: etree.SubElement(the(root, "body"), f"{NS}unit"),
    "target before source": lambda root: _moved_up(root, "target"),
    "note before source": lambda root: the(root, "trans-unit").insert(0, etree.Element(f"{NS}note")),
    "body before header": lambda root: _moved_up(root, "body"),
    "two bodies": lambda root: _twice(root, "body"),
    "no source": lambda root: the(root, "trans-unit").remove(the(root, "source")),
    "an alternative without target": lambda root: the(root, "alt-trans").remove(the(the(root, "alt-trans"), "target")),
    "text between units": lambda root: setattr(the(root, "body"), "text", "los"),
    "a unit twice": lambda root: _twice(root, "trans-unit"),
    "a code twice": lambda root: _twice(root, "g"),
    "content in x": lambda root: etree.SubElement(the(root, "x"), f"{NS}g", {"id": "9"}),
    "a width without a unit": lambda root: the(root, "trans-unit").attrib.pop("size-unit"),
    "a target without language": lambda root: the(root, "file").attrib.pop("target-language"),
    "ctype of g on x": lambda root: the(root, "x").set("ctype", "bold"),
    "ctype of x on g": lambda root: the(root, "g").set("ctype", "lb"),
    "no files": lambda root: root.remove(the(root, "file")),
}


@pytest.mark.parametrize("damage", _DAMAGES.values(), ids=list(_DAMAGES))
def test_the_checker_sees_each_damage(damage: Damage) -> None:
    root = tree()
    assert problems(root, XLIFF_12) == []
    damage(root)
    assert problems(root, XLIFF_12) != []


def test_the_checker_sees_every_wrong_value_and_every_missing_attribute() -> None:
    free = {"original", "resname", "id", "from"}
    for number, element in enumerate(tree().iter()):
        shape = XLIFF_12.shapes[etree.QName(element).localname]
        for name in element.attrib:
            wrong, without = list(tree().iter())[number], list(tree().iter())[number]
            wrong.set(name, " ?")
            without.attrib.pop(name)
            assert name in free or problems(wrong.getroottree().getroot(), XLIFF_12), name
            assert name not in shape.required or problems(without.getroottree().getroot(), XLIFF_12), name
        strange = list(tree().iter())[number]
        strange.set("vreemd", "1")
        assert problems(strange.getroottree().getroot(), XLIFF_12), element.tag
