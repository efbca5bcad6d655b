"""The dashboard says how many there are of each, and says the same as whoever counts by hand."""

from collections import Counter
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from pages.models import PAGE_TYPES, SNIPPETS
from tests.factories.pages import a_section, a_treatment, home, published, stored
from tests.factories.snippets import a_definition, a_figure
from tests.factories.translators import imported, placed, returned, translation_of
from tests.publications.admin.people import an_administrator, an_editor
from tests.translations.admin.people import a_translator, logged_in
from translations import locales
from translations.admin.counts import Counts, counted
from translations.models import SourceText, State, TranslationStatus

pytestmark = pytest.mark.django_db

DASHBOARD = "/admin/translations/"
CODES = ["en", "de", "tr", "ar", "uk", "pl"]


def shown(client: Client, address: str = DASHBOARD) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def languages_on(page: str) -> list[str]:
    return [code for code in CODES if f'id="language-{code}"' in page]


def a_bit_of_everything() -> None:
    """Translations in every state, of pages and shared pieces, and one source that was withdrawn."""
    section = a_section(title="Hulp")
    current, partial, outdated, draft, alias, gone = (
        placed(a_treatment(section, title=f"Behandeling {name}", summary=f"Hulp {name}.")) for name in "abcdef"
    )
    imported(returned(current, a_definition("Hechting")))
    imported(returned(partial))
    TranslationStatus.objects.filter(translation_key=partial.translation_key, locale="ar").update(state=State.PARTIAL)
    imported(returned(outdated))
    changed = stored(outdated)
    changed.summary = "Heel andere hulp."
    published(changed)
    imported(returned(draft, without=["summary"]))
    arabic = translation_of(section)
    stored(alias).create_alias(parent=arabic, update_locale=arabic.locale, reset_translation_key=False)
    stored(gone).unpublish()
    a_figure(name="Hoe vaak")


def by_hand() -> dict[tuple[str, bool], tuple[Counter[str], int, int]]:
    """State by state, from pages, source texts and translations alone; with segments done and all segments."""
    found: dict[tuple[str, bool], tuple[Counter[str], int, int]] = {
        (code, is_page): (Counter(), 0, 0) for code in CODES for is_page in (True, False)
    }
    for model in [*PAGE_TYPES, *(model for model in SNIPPETS if hasattr(model, "translation_key"))]:
        is_page = model in PAGE_TYPES
        for source in model.objects.filter(locale__language_code="nl", live=True):
            texts = list(SourceText.objects.filter(translation_key=source.translation_key).order_by("number"))
            present = {(path, text) for path, text, _links in texts[-1].segments}
            for code in CODES:
                target = model.objects.filter(
                    translation_key=source.translation_key, locale__language_code=code
                ).first()
                stored_texts = StringTranslation.objects.filter(
                    context__object_id=source.translation_key, locale__language_code=code, has_error=False
                ).exclude(data="")
                done = present & set(stored_texts.values_list("context__path", "translation_of__data"))
                counter, ready, total = found[code, is_page]
                counter[_state(target, texts[-1].created_at)] += 1
                found[code, is_page] = (counter, ready + len(done), total + len(present))
    return found


def _state(target: Any, source_changed: datetime) -> str:
    if target is None:
        return State.MISSING
    if getattr(target, "alias_of_id", None):
        return State.FALLBACK
    if not target.live:
        return State.DRAFT
    return State.CURRENT if target.last_published_at >= source_changed else State.OUTDATED


def test_numbers_are_those_of_a_recount_by_hand() -> None:
    a_bit_of_everything()
    TranslationStatus.objects.filter(state=State.PARTIAL).update(state=State.CURRENT)
    counts: list[Counts] = [each for language in counted(CODES) for each in (language.pages, language.pieces)]
    told = {
        (each.locale, each.is_page): (+Counter(each.states), each.segments.done, each.segments.total) for each in counts
    }
    assert told == by_hand()
    assert {state for counter, _done, _all in told.values() for state in counter} >= set(State) - {State.PARTIAL}


def test_every_number_leads_to_a_list_of_as_many() -> None:
    a_bit_of_everything()
    client = an_administrator()
    rows = [row for language in client.get(DASHBOARD).context["languages"] for row in language["rows"]]
    cells = [cell for row in rows for cell in row["cells"] if cell[0]]
    assert len(cells) > 10
    for number, address in cells:
        assert client.get(address).context["items_count"] == number, address


def test_withdrawn_source_is_nobodys_work() -> None:
    treatment = a_treatment(title="EMDR")
    before = counted(["ar"])[0].pages.total
    treatment.unpublish()
    assert counted(["ar"])[0].pages.total == before - 1


def test_what_waits_for_the_pipeline_and_what_failed_is_counted() -> None:
    treatment = a_treatment(title="EMDR")
    TranslationStatus.objects.update(wanted=1, prepared=1)
    rows = TranslationStatus.objects.filter(translation_key=treatment.translation_key, locale="ar")
    rows.update(wanted=2, failure="ValueError: no", failed_at=timezone.now())
    (arabic,) = counted(["ar"])
    assert (arabic.waiting, arabic.failed) == (1, 1)
    client = an_administrator()
    for work in ("waiting", "failed"):
        answer = client.get(f"/admin/translations/list/?work={work}")
        assert [line.row.translation_key for line in answer.context["object_list"]] == [treatment.translation_key]


def test_bar_says_in_words_how_far_it_is() -> None:
    placed(a_treatment(title="EMDR", summary="Hulp."))
    page = shown(an_administrator())
    (arabic,) = counted(["ar"])
    assert f"{arabic.pages.segments.done} of {arabic.pages.segments.total} segments" in page
    assert "<progress" in page


def test_administrator_sees_all_languages() -> None:
    assert languages_on(shown(an_administrator())) == locales.codes()[1:]


def test_editor_without_a_language_sees_all() -> None:
    assert languages_on(shown(an_editor(home()))) == CODES


def test_translator_sees_her_own_languages_and_all_when_she_asks() -> None:
    client = logged_in(a_translator("ar", "tr"))
    assert languages_on(shown(client)) == ["tr", "ar"]
    assert languages_on(shown(client, f"{DASHBOARD}?languages=all")) == CODES


def test_who_has_no_part_in_it_sees_nothing() -> None:
    visitor = an_editor()
    assert visitor.get(DASHBOARD).status_code == 302
    assert DASHBOARD not in visitor.get("/admin/").content.decode()


def test_menu_leads_translators_there() -> None:
    assert f'"url": "{DASHBOARD}"' in logged_in(a_translator("ar")).get("/admin/").content.decode()


def test_name_of_a_language_is_in_the_language_of_the_admin() -> None:
    assert "Arabisch" in shown(an_administrator("nl"))


def test_reads_from_right_to_left_in_an_arabic_admin() -> None:
    assert 'dir="rtl"' in shown(an_administrator("ar")).split("<head", 1)[0]


def test_number_of_queries_does_not_depend_on_the_number_of_pages() -> None:
    client = an_administrator()
    section = placed(a_section(title="Hulp"))
    for number in range(5):
        a_treatment(section, title=f"Behandeling {number}")
    shown(client)
    with CaptureQueriesContext(connection) as few:
        shown(client)
    for number in range(5, 50):
        a_treatment(section, title=f"Behandeling {number}")
    with CaptureQueriesContext(connection) as many:
        shown(client)
    assert len(many) == len(few) <= 15
