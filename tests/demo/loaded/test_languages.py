"""Every state of a translation at once: complete, outdated, partial, missing, and what stands in for it."""

import re
from collections.abc import Iterator
from typing import Any

import polib
import pytest
from wagtail.models import Locale

from cms.demo.content import EARLIER, PAGES, SNIPPETS
from cms.demo.names import stable_id
from cms.demo.translating import FOLDER
from publications.models import Publication
from tests.demo.loaded.reading import LANGUAGES, ON_THE_DEMO, cards, every_page, hub, page, plain, titles
from tests.factories.api import at_path, get, read
from translations.kinds import find_source
from translations.models import State, TranslationStatus
from translations.segments import Segment, existing_translations, source_segments, update_source

pytestmark = ON_THE_DEMO

ARABIC = re.compile(r"[\u0600-\u06ff]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# Three words in a row: a sentence that was forgotten, rather than a name.
LATIN_PHRASE = re.compile(r"[a-zà-ÿ]+(?:[ ,]+[a-zà-ÿ]+){2,}", re.IGNORECASE)
# Titles that are names, the same in every script.
NAMES = {"EMDR", "Lindehof Jeugdhulp"}
NEVER_TRANSLATED = {"citations", "sources", "contacts", "alternate_names", "json_ld"}
THINGS = {stable_id(page.type, page.name): (page.type, page.name) for page in PAGES} | {
    stable_id(snippet.kind, snippet.name): (snippet.kind, snippet.name) for snippet in SNIPPETS
}


def dutch(kind: str, name: str) -> Any:
    """What translations are made from, as it is stored."""
    found = find_source(kind, stable_id(kind, name))
    assert found, f"the demo has no {kind} called {name}"
    return found


def segments(kind: str, name: str) -> list[Segment]:
    """The texts of a Dutch page as they are now."""
    return source_segments(update_source(dutch(kind, name)))


def open_texts(kind: str, name: str, locale: str) -> list[str]:
    """Where the texts of a page stand that have no translation."""
    texts = segments(kind, name)
    translated = existing_translations(texts, Locale.objects.get(language_code=locale))
    return [text.path for text in texts if (text.context_id, text.string_id) not in translated]


def fallbacks(locale: str) -> list[Any]:
    return [card for card in cards(locale) if card["is_fallback"]]


def texts(value: Any) -> Iterator[str]:
    """The running texts of a document, without addresses and what is quoted as it is."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in NEVER_TRANSLATED:
                yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        yield plain(value)


def test_arabic_emdr_page_at_its_path_is_right_to_left_with_arabic_symptoms() -> None:
    path = page("treatment", "emdr", "ar")["path"]
    assert path.startswith("/ar/")
    assert ARABIC.search(path)
    seen = at_path(path)
    assert (seen["locale"], seen["direction"], seen["is_fallback"]) == ("ar", "rtl", False)
    assert len(seen["symptoms"]) == 4
    for entry in seen["symptoms"]:
        card = entry["card"]
        assert (card["locale"], card["direction"], card["is_fallback"]) == ("ar", "rtl", False)
        assert ARABIC.search(card["title"])
        assert ARABIC.search(card["path"])


def test_polish_emdr_page_is_the_dutch_one_and_says_so() -> None:
    seen = at_path("/pl/behandelingen/emdr/")
    assert (seen["locale"], seen["requested_locale"], seen["is_fallback"]) == ("nl", "pl", True)
    assert seen["working"] == page("treatment", "emdr")["working"]
    assert {entry["card"]["locale"] for entry in seen["symptoms"]} == {"nl"}


@pytest.mark.parametrize("path", ["/ar/المساعدة-التي-نقدمها/emdrr/", "/nl/behandeling/emdr/"])
def test_misspelt_path_is_a_problem_also_for_an_arabic_browser(path: str) -> None:
    answer = get("pages/by-path/", path=path, headers={"accept-language": "ar"})
    assert (answer.status_code, answer["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("locale", ["en", "ar", "de"])
def test_language_is_complete(locale: str) -> None:
    own = read("pages/", locale=locale, fallback="none", limit=1)["count"]
    assert own == read("pages/", locale="nl", limit=1)["count"] == len(PAGES)
    shared = Publication.objects.exclude(kind="page").filter(locale=locale)
    assert [str(row) for row in shared if row.is_fallback] == []


def test_polish_has_nothing_of_its_own() -> None:
    assert read("pages/", locale="pl", fallback="none", limit=1)["count"] == 0
    assert read("pages/", locale="pl", limit=1)["count"] == len(PAGES)


def test_turkish_lacks_the_vacancies_and_the_articles_and_nothing_else() -> None:
    missing = fallbacks("tr")
    assert {card["type"] for card in missing} == {"vacancy", "article"}
    assert len(missing) == 12 + 2
    assert {card["locale"] for card in missing} == {"nl"}


def test_ukrainian_page_without_its_title_is_a_draft_that_nobody_is_served() -> None:
    draft = dutch("risk_factor", "adoptie").get_translation(Locale.objects.get(language_code="uk"))
    assert not draft.live
    seen = page("risk_factor", "adoptie", "uk")
    assert (seen["locale"], seen["is_fallback"], seen["title"]) == ("en", True, "Adoption")
    assert seen["translation"]["state"] == "fallback"


@pytest.mark.parametrize(("name", "property_name"), [("emdr", "working"), ("opvoedondersteuning", "steps")])
def test_ukrainian_page_with_texts_in_dutch_names_each_of_them(name: str, property_name: str) -> None:
    seen, source = page("treatment", name, "uk"), page("treatment", name)
    assert (seen["locale"], seen["is_fallback"]) == ("uk", False)
    told = seen["translation"]
    assert (told["state"], told["changed_fields"]) == ("partial", [])
    assert 0 < told["completeness"] < 1
    pointers = [each for each in told["untranslated"] if not each.startswith("/json_ld/")]
    assert {each.split("/")[1] for each in pointers} == {property_name}
    for pointer in pointers:
        assert at(seen, pointer) == at(source, pointer)


def at(document: Any, pointer: str) -> Any:
    """What a JSON pointer leads to (RFC 6901; the demo has no ``~`` in its names)."""
    for step in pointer.split("/")[1:]:
        document = document[int(step) if isinstance(document, list) else step]
    return document


@pytest.mark.parametrize(
    ("kind", "name", "places"),
    [
        ("risk_factor", "adoptie", {"title"}),
        ("treatment", "emdr", {"working"}),
        ("treatment", "opvoedondersteuning", {"steps"}),
    ],
)
def test_ukrainian_draft_has_texts_without_translation(kind: str, name: str, places: set[str]) -> None:
    left_open = open_texts(kind, name, "uk")
    assert {path.split(".")[0] for path in left_open} == places
    assert len(left_open) < len(segments(kind, name))


def test_ukrainian_page_shows_cards_of_partial_pages_in_ukrainian() -> None:
    entries = {entry["card"]["title"]: entry["card"] for entry in hub("uk")["treatments"]}
    assert [card["locale"] for card in entries.values()] == ["uk", "uk", "uk", "uk"]
    assert CYRILLIC.search(entries["EMDR"]["summary"])


def test_german_page_still_says_what_the_earlier_dutch_said() -> None:
    (name,) = EARLIER
    german = {entry.msgid: entry.msgstr for entry in polib.pofile(str(FOLDER / "de.po"))}
    seen, earlier = page("treatment", name, "de"), EARLIER[name]
    assert (seen["locale"], seen["title"]) == ("de", "Erziehungsberatung")
    assert seen["summary"] == german[str(earlier["summary"])]
    assert seen["indications"] == [
        german[text] for text in ("Je weet niet goed hoe je op je kind moet reageren.", "Je kind luistert niet.")
    ]


def test_dutch_page_does_not_say_its_earlier_words() -> None:
    (name,) = EARLIER
    seen = page("treatment", name)
    assert seen["summary"] != EARLIER[name]["summary"]
    assert "Je kind luistert niet." not in seen["indications"]


def test_only_that_german_page_is_outdated() -> None:
    outdated = TranslationStatus.objects.filter(state=State.OUTDATED)
    assert [(status.locale, *THINGS[status.translation_key]) for status in outdated] == [
        ("de", "treatment", "opvoedondersteuning")
    ]


@pytest.mark.parametrize("locale", [code for code in LANGUAGES if code != "nl"])
def test_translations_say_that_a_machine_made_them(locale: str) -> None:
    for document in every_page(locale):
        expected = None if document["locale"] == "nl" else "machine"
        told = document["translation"]
        assert (told["source_locale"], told["origin"]) == ("nl", expected), document["path"]


@pytest.mark.parametrize(("locale", "script"), [("ar", ARABIC), ("uk", CYRILLIC)])
def test_titles_are_in_the_script_of_their_language(locale: str, script: re.Pattern[str]) -> None:
    own = titles(card for card in cards(locale) if not card["is_fallback"])
    assert {title for title in own if not script.search(title)} <= NAMES


def test_no_phrase_in_latin_letters_is_left_in_an_arabic_page() -> None:
    left = {
        phrase for document in every_page("ar") for text in texts(document) for phrase in LATIN_PHRASE.findall(text)
    }
    assert left == set()


def test_alternative_texts_of_images_are_translated() -> None:
    alts = [hub(locale)["image"]["alt"] for locale in LANGUAGES if locale != "pl"]
    assert all(alts)
    assert len(set(alts)) == len(alts)


def test_no_two_languages_share_a_title_or_path_for_the_hub() -> None:
    own = [hub(locale) for locale in LANGUAGES if locale != "pl"]
    assert len({document["title"] for document in own}) == len(own)
    assert len({document["slug"] for document in own}) == len(own)


def test_languages_say_how_much_of_them_is_translated() -> None:
    translated = {item["code"]: item["pages"]["translated"] for item in read("locales/")["items"]}
    complete = len(PAGES)
    assert [translated[code] for code in ("nl", "en", "de", "ar")] == [complete] * 4
    assert 0 == translated["pl"] < translated["uk"] < translated["tr"] < complete
