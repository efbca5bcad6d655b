"""Interface labels: complete in every language, and honest where one is missing."""

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
import pytest
from django.db.models import TextChoices
from django.utils.translation import get_language, override
from jsonschema import Draft202012Validator

from pages import choices
from publications.schema import document_schema
from publications.serializers import PAGES
from translations import locales
from translations.labels.messages import MESSAGES, Plural
from translations.labels.reading import Labels, labels
from translations.labels.schema import labels_schema
from translations.labels.vocabularies import vocabularies, vocabulary_name

LANGUAGES = ["nl", "en", "de", "tr", "ar", "uk", "pl"]
# A closed vocabulary that only editors see.
NEVER_PUBLISHED = {choices.CrisisPolicy}


def a_catalogue(folder: Path, code: str, plural_forms: str = "", **texts: str | list[str]) -> None:
    """Store a compiled catalogue; texts by id of their label."""
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    if plural_forms:
        made.metadata["Plural-Forms"] = plural_forms
    for identifier, text in texts.items():
        message = MESSAGES[identifier.replace("__", ".")]
        if isinstance(message, Plural):
            forms = dict(enumerate(text))
            made.append(polib.POEntry(msgid=message.one, msgid_plural=message.other, msgstr_plural=forms))
        else:
            made.append(polib.POEntry(msgid=message, msgstr=str(text)))
    place = folder / code / "LC_MESSAGES"
    place.mkdir(parents=True)
    made.save_as_mofile(str(place / "django.mo"))


@pytest.fixture
def catalogues(tmp_path: Path, settings: Any) -> Path:
    """An empty folder of catalogues in place of the house's."""
    settings.LOCALE_PATHS = [tmp_path]
    return tmp_path


def untranslated(found: Labels) -> dict[str, str]:
    return {entry["id"]: entry["locale"] for entry in found["untranslated"]}


def places(text: str) -> list[str]:
    return sorted(re.findall(r"%\((\w+)\)s", text))


def test_the_house_is_configured_for_seven_languages() -> None:
    assert locales.codes() == LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_every_label_of_its_own(code: str) -> None:
    found = labels(code)
    assert found["untranslated"] == []
    assert found["messages"].keys() == MESSAGES.keys()
    assert (found["locale"], found["direction"]) == (code, "rtl" if code == "ar" else "ltr")


def test_a_label_is_in_the_language_asked_for() -> None:
    assert {code: labels(code)["messages"]["navigation.home"] for code in LANGUAGES} == {
        "nl": "Home",
        "en": "Home",
        "de": "Startseite",
        "tr": "Ana sayfa",
        "ar": "الصفحة الرئيسية",
        "uk": "Головна",
        "pl": "Strona główna",
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_places_are_those_of_the_english_in_every_language(code: str) -> None:
    for identifier, message in MESSAGES.items():
        text = labels(code)["messages"][identifier]
        if isinstance(message, str):
            assert places(str(text)) == places(message), identifier
            continue
        assert isinstance(text, dict)
        for category, form in text.items():
            left_out = set(places(message.other)) ^ set(places(form))
            # One, two or none can be said in a word where the form stands for that number alone.
            alone = code == "ar" and category in {"zero", "one", "two"}
            assert left_out <= ({"count"} if alone else set()), (identifier, category)


@pytest.mark.parametrize(
    ("code", "categories"),
    [
        ("nl", ["one", "other"]),
        ("en", ["one", "other"]),
        ("tr", ["one", "other"]),
        ("ar", ["zero", "one", "two", "few", "many", "other"]),
        ("uk", ["one", "few", "many", "other"]),
        ("pl", ["one", "few", "many", "other"]),
    ],
)
def test_plural_forms_are_those_of_the_language(code: str, categories: list[str]) -> None:
    for message in labels(code)["messages"].values():
        assert isinstance(message, str) or list(message) == categories


def test_arabic_counts_in_six_forms() -> None:
    assert labels("ar")["messages"]["search.results"] == {
        "zero": "لا توجد نتائج",
        "one": "نتيجة واحدة",
        "two": "نتيجتان",
        "few": "%(count)s نتائج",
        "many": "%(count)s نتيجة",
        "other": "%(count)s نتيجة",
    }


def test_polish_has_a_form_for_half_an_hour_that_no_whole_number_takes() -> None:
    hours = labels("pl")["messages"]["vacancy.hours"]
    assert isinstance(hours, dict)
    assert hours["many"] == "%(count)s godzin tygodniowo"
    assert hours["other"] == "%(count)s godziny tygodniowo"


def test_turkish_other_is_the_form_of_most_numbers_though_gettext_puts_nought_with_one(catalogues: Path) -> None:
    a_catalogue(catalogues, "tr", "nplurals=2; plural=(n > 1);", search__results=["bir", "çok"])
    assert labels("tr")["messages"]["search.results"] == {"one": "bir", "other": "çok"}


def test_a_language_without_plural_rules_has_other_alone(catalogues: Path, settings: Any) -> None:
    settings.WAGTAIL_CONTENT_LANGUAGES = [*settings.WAGTAIL_CONTENT_LANGUAGES, ("xx", "Xx")]
    a_catalogue(catalogues, "xx", search__results=["x", "xs"])
    assert labels("xx")["messages"]["search.results"] == {"other": "xs"}


def test_a_missing_translation_is_taken_from_the_chain_and_named(catalogues: Path, settings: Any) -> None:
    settings.LOCALE_FALLBACKS = {"uk": ["de", "nl"]}
    a_catalogue(catalogues, "uk", navigation__menu="Меню")
    a_catalogue(catalogues, "de", navigation__menu="Menü", navigation__back="Zurück")
    a_catalogue(catalogues, "nl", navigation__back="Terug", navigation__close="Sluiten")
    found = labels("uk")
    texts = {name: found["messages"][f"navigation.{name}"] for name in ("menu", "back", "close")}
    assert texts == {"menu": "Меню", "back": "Zurück", "close": "Sluiten"}
    named = untranslated(found)
    assert "navigation.menu" not in named
    assert (named["navigation.back"], named["navigation.close"]) == ("de", "nl")


def test_a_plural_from_the_chain_has_the_forms_of_the_language_it_is_in(catalogues: Path) -> None:
    a_catalogue(catalogues, "nl", search__results=["een", "meer"])
    found = labels("pl")
    assert found["messages"]["search.results"] == {"one": "een", "other": "meer"}
    assert untranslated(found)["search.results"] == "nl"


def test_a_plural_that_lacks_a_form_counts_as_missing(catalogues: Path) -> None:
    a_catalogue(catalogues, "nl", search__results=["een", "meer"])
    a_catalogue(catalogues, "pl", "nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);", search__results=["jeden", "kilka"])
    assert untranslated(labels("pl"))["search.results"] == "nl"


def test_what_nobody_translated_is_given_in_english(catalogues: Path) -> None:
    found = labels("de")
    assert found["messages"]["navigation.close"] == "Close"
    assert found["vocabularies"]["life_stage"]["child"] == "Child (4–12)"
    named = untranslated(found)
    assert set(named.values()) == {"en"}
    assert {"navigation.close", "search.results", "vocabularies.life_stage.child"} <= named.keys()


def test_english_needs_no_catalogue(catalogues: Path) -> None:
    found = labels("en")
    assert found["untranslated"] == []
    assert found["messages"]["search.results"] == {"one": "%(count)s result", "other": "%(count)s results"}


def test_reading_labels_leaves_the_active_language_alone() -> None:
    vocabularies.cache_clear()
    with override("tr"):
        assert labels("ar")["messages"]["navigation.menu"] == "القائمة"
        assert vocabularies()["domain"]["school"] == "School"
        assert get_language() == "tr"


def published_vocabularies() -> Iterator[type[TextChoices]]:
    for thing in vars(choices).values():
        if isinstance(thing, type) and issubclass(thing, TextChoices) and thing is not TextChoices:
            yield from [thing] if thing not in NEVER_PUBLISHED else []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_value_of_every_published_vocabulary_has_a_label(code: str) -> None:
    found = labels(code)["vocabularies"]
    for vocabulary in published_vocabularies():
        assert list(found[vocabulary_name(vocabulary)]) == vocabulary.values
    assert list(found["origin"]) == ["human", "machine", "machine_reviewed"]


def test_a_vocabulary_goes_by_its_name_in_snake_case() -> None:
    assert labels("nl")["vocabularies"]["life_stage"]["teenager"] == "Jongere (12–18)"
    assert labels("ar")["vocabularies"]["employment_type"]["FULL_TIME"] == "دوام كامل"


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("type", list(PAGES)),
        ("vacancy.status", document_schema("vacancy")["properties"]["status"]["enum"]),
        ("page.review", document_schema("topic")["properties"]["review"]["properties"]["status"]["enum"]),
    ],
)
def test_a_status_of_a_document_has_a_label_for_each_of_its_values(prefix: str, values: list[str]) -> None:
    assert {identifier.removeprefix(f"{prefix}.") for identifier in MESSAGES if identifier.startswith(prefix)} >= set(
        values
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_answer_follows_its_schema(code: str) -> None:
    Draft202012Validator(labels_schema()).validate(labels(code))


def test_answer_with_texts_of_other_languages_follows_its_schema(catalogues: Path) -> None:
    found = labels("ar")
    assert found["untranslated"]
    Draft202012Validator(labels_schema()).validate(found)


@pytest.mark.parametrize(
    ("what", "broken"),
    [
        ("a message less", lambda answer: answer["messages"].pop("navigation.menu")),
        ("a message more", lambda answer: answer["messages"].update({"navigation.other": "x"})),
        ("an empty message", lambda answer: answer["messages"].update({"navigation.menu": ""})),
        ("a plural without other", lambda answer: answer["messages"]["search.results"].pop("other")),
        ("a category nobody knows", lambda answer: answer["messages"]["search.results"].update({"lots": "x"})),
        ("a plural of one text", lambda answer: answer["messages"].update({"search.results": "x"})),
        ("a value less", lambda answer: answer["vocabularies"]["domain"].pop("school")),
        ("a vocabulary less", lambda answer: answer["vocabularies"].pop("domain")),
        ("an unknown language", lambda answer: answer.update({"locale": "xx"})),
        ("a fault without language", lambda answer: answer["untranslated"].append({"id": "navigation.menu"})),
    ],
)
def test_schema_refuses(what: str, broken: Any) -> None:
    answer = copy.deepcopy(labels("ar"))
    broken(answer)
    assert not Draft202012Validator(labels_schema()).is_valid(answer), what


def test_schema_leaves_no_object_open() -> None:
    def objects(schema: Any) -> Iterator[dict[str, Any]]:
        if isinstance(schema, dict):
            if schema.get("type") == "object":
                yield schema
            for part in schema.values():
                yield from objects(part)

    found = list(objects(labels_schema()))
    assert len(found) > len(vocabularies())
    assert all(shape["additionalProperties"] is False for shape in found)
