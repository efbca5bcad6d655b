"""Which texts of a document are still in the source language: found wherever they went, and nothing else is named."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.segments.types import StringSegmentValue
from wagtail_localize.strings import StringValue

from pages.models import HealthPage
from publications import untranslated
from publications.builder import build_card, build_document, canonical_bytes
from publications.context import BuildContext, Inputs
from publications.models import PAGE, Publication
from publications.properties import property_names
from publications.schema import document_schema
from publications.serializers import PAGES
from publications.settling import settle
from publications.shelf import Shelf
from publications.sources import load_sources
from publications.untranslated import MARK, with_marks, without_untranslated
from tests.factories.pages import translated
from tests.publications.proofs.capture_values import LINKED
from tests.publications.proofs.capture_world import LANGUAGES, furnish
from translations.checks.partial import never_partial
from translations.segments import extracted

pytestmark = pytest.mark.django_db

NOW = timezone.now()
# Pages whose flows and rows together hold every kind of text: by title, in the source language.
RICH = (LINKED, "Hechtingsproblemen", "EMDR", "Gezinsbehandelaar", "Veilig", "Op de hoogte", "Een", "Angst", "Hulp")


@pytest.fixture(scope="module")
def rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Publication]]:
    """Rows of pages that have a translation into English of their own, one of each rich type."""
    codes = [(code, code) for code in LANGUAGES]
    with (
        django_db_blocker.unblock(),
        override_settings(WAGTAIL_CONTENT_LANGUAGES=codes, LOCALE_FALLBACKS={"ar": ["en", "nl"]}),
        disable_reference_index_auto_update(),
        transaction.atomic(),
    ):
        furnish()
        everything = Page.objects.get(title=LINKED).specific
        translated(everything, "en", title="Everything")
        settle()
        keys = Page.objects.filter(title__in=RICH, locale__language_code="nl").values("translation_key")
        found = Publication.objects.filter(kind=PAGE, key__in=keys, locale="en", served_locale="en")
        yield list(found.order_by("type", "key"))
        transaction.set_rollback(True)


# What no reader sees: words for search alone, and the citations that every page can have by its base class.
NOT_SHOWN = {
    name: {"search_terms"} if issubclass(serializer.model, HealthPage) else {"citation_rows"}
    for name, serializer in PAGES.items()
}


def page_of(row: Publication) -> Any:
    return load_sources([row], Shelf())[row.source_pk]


def built(page: Any, row: Publication, paths: Any = ()) -> tuple[dict[str, Any], Inputs]:
    """The document of a page of which readers get these texts in the source language, and what it was made from."""
    context = BuildContext(row.locale, NOW)
    status = context.shelf.translation(row.key, row.served_locale)
    assert status is not None
    status.untranslated = sorted(paths)
    return build_document(page, row, context).document, context.inputs


def with_other_texts(page: Any, paths: set[str]) -> Any:
    """The page as localize writes it when the texts at these paths are other ones."""
    segments = [each for each in extract_segments(page) if hasattr(each, "order")]
    for segment in segments:
        if isinstance(segment, StringSegmentValue) and segment.path in paths:
            segment.string = StringValue("¡" + segment.string.data.replace("<br/>", "<br/>¡"))
    wanted = {path.partition(".")[0] for path in paths}
    segments = [each for each in segments if each.path.partition(".")[0] in wanted]
    other = copy.deepcopy(page)
    ingest_segments(copy.deepcopy(page), other, page.locale, page.locale, segments)
    return other


def leaves(thing: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(thing, dict):
        for name, value in thing.items():
            yield from leaves(value, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(thing, list):
        for number, item in enumerate(thing):
            yield from leaves(item, f"{pointer}/{number}")
    else:
        yield pointer, thing


def differing(one: Any, other: Any) -> list[str]:
    before, after = dict(leaves(one)), dict(leaves(other))
    assert before.keys() == after.keys()
    return [pointer for pointer in before if before[pointer] != after[pointer]]


@given(data=st.data())
@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_untranslated_texts_are_exactly_those_that_differ_when_only_they_are_other_texts(
    rows: list[Publication], data: st.DataObject
) -> None:
    row = data.draw(st.sampled_from(rows))
    page = page_of(row)
    paths = data.draw(st.sets(st.sampled_from(sorted({segment.path for segment in extracted(page)}))))
    document, _inputs = built(page, row, paths)
    other, _inputs = built(with_other_texts(page, paths), row)
    told = document["translation"]["untranslated"]
    assert told == [each for each in differing(other, built(page, row)[0]) if not each.startswith("/translation/")]
    assert bool(told) == bool(paths - {"search_terms"})


def test_every_text_is_found_in_the_property_that_is_named_for_it(rows: list[Publication]) -> None:
    assert {row.type for row in rows} >= {"article", "topic", "treatment", "vacancy", "symptom", "job_alert", "section"}
    for row in rows:
        page = page_of(row)
        for path in dict.fromkeys(segment.path for segment in extracted(page)):
            document, _inputs = built(page, row, [path])
            found = {pointer.split("/")[1] for pointer in document["translation"]["untranslated"]}
            assert set(property_names([path])) <= found, f"{row.type} {path}"


def test_finding_them_records_no_input_and_changes_nothing_else(rows: list[Publication]) -> None:
    for row in rows:
        page = page_of(row)
        plain, inputs = built(page, row)
        before = canonical_bytes(plain)
        partial, partial_inputs = built(page, row, {segment.path for segment in extracted(page)})
        assert (partial_inputs, list(partial)) == (inputs, list(plain))
        assert differing({**partial, "translation": {}}, {**plain, "translation": {}}) == []
        # Nor has the page in memory changed, of which other languages may be built.
        assert canonical_bytes(built(page, row)[0]) == before


def test_cards_hold_only_texts_that_are_never_left_untranslated(rows: list[Publication]) -> None:
    for row in rows:
        page = page_of(row)
        card = build_card(page, row, BuildContext(row.locale, NOW)).data
        for path in dict.fromkeys(segment.path for segment in extracted(page)):
            marked = build_card(with_marks(page, [path]), row, BuildContext(row.locale, NOW)).data
            assert marked == card or never_partial(row.type, path), f"{row.type} {path}"


def test_words_in_the_source_language_are_not_among_those_that_search_shows(rows: list[Publication]) -> None:
    for row in rows:
        page = page_of(row)
        paths = sorted({segment.path for segment in extracted(page)})
        document, _inputs = built(with_marks(page, paths), row, paths)
        assert any(MARK in str(value) for _pointer, value in leaves(document))
        own = dict(leaves(without_untranslated(document)))
        assert all(own[pointer] == ("" if MARK in str(value) else value) for pointer, value in leaves(document))


def test_places_that_are_gone_are_passed_over(rows: list[Publication]) -> None:
    (row,) = [row for row in rows if row.type == "topic"]
    gone = ["body.00000000-0000-0000-0000-000000000000.html", "form_rows.00000000-0000-0000-0000-000000000000.note"]
    document, _inputs = built(page_of(row), row, gone)
    assert document["translation"]["untranslated"] == []


def test_properties_are_named_as_a_whole_where_the_texts_cannot_be_found(
    rows: list[Publication], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("Not today.")

    monkeypatch.setattr(untranslated, "with_marks", fail)
    (row,) = [row for row in rows if row.type == "topic"]
    document, _inputs = built(page_of(row), row, ["strapline", "search_terms", "seo_title", "causes.x.title"])
    assert document["translation"]["untranslated"] == ["/causes", "/seo", "/strapline"]


def test_every_translated_field_of_every_type_has_a_property(rows: list[Publication]) -> None:
    for name, serializer in PAGES.items():
        properties = document_schema(name)["properties"]
        for policy in serializer.model.translatable_fields:
            if not policy.is_translated(serializer.model()) or policy.field_name in NOT_SHOWN[name]:
                continue
            found = property_names([policy.field_name, f"{policy.field_name}.key.text"])
            assert found, f"{name}.{policy.field_name}"
            assert set(found) <= properties.keys(), f"{name}.{policy.field_name}"
    assert property_names(["search_terms"]) == []


def test_properties_are_sorted_and_named_once() -> None:
    assert property_names(["summary", "body.a.html", "body.b.html", "seo_title", "search_description"]) == [
        "body",
        "seo",
        "summary",
    ]
