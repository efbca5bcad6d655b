"""The shape that all cards and documents share; what is particular to a type stands in its serializer."""

import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from pages.blocks.base import Json
from pages.choices import CrisisPolicy, ReviewStatus
from pages.fields import lines
from pages.models import HealthPage, Person, SymptomPage, VacancyPage
from publications.candidates import requested_locales
from publications.context import BuildContext
from publications.jsonld import json_ld
from publications.models import PAGE, Publication
from publications.serializers import PAGES, SNIPPETS
from publications.serializers.fields import (
    cards,
    entries,
    flow,
    iso_date,
    iso_moment,
    read_all,
    start_of,
    text,
)
from publications.translation_facts import translation_facts, untranslated_paths
from publications.untranslated import untranslated_pointers
from translations import locales

SCHEMA_VERSION = 1

_WARNINGS = cards("content_warnings", "content_warning_rows", "warning", ref="content_warning")
_CITATIONS = entries("citations", "citation_rows", "source", [text("locator")], ref="source")
_RELATED = cards("related", "related_rows", "target")


def page_card(page: Any, row: Publication, context: BuildContext) -> dict[str, Json]:
    """The small projection of a page that lists and other documents hold. Holds no card and no timestamp."""
    return {
        "id": str(row.key),
        "type": row.type,
        "locale": row.served_locale,
        "is_fallback": row.is_fallback,
        "direction": locales.direction(row.served_locale),
        "path": row.path,
        "title": page.title,
        "short_title": page.short_title or page.title,
        "summary": page.summary,
        "image": context.image_by_pk(page.hero_image_id, page.hero_alt),
        **read_all(PAGES[row.type].card, page, context),
    }


def page_document(page: Any, row: Publication, context: BuildContext) -> dict[str, Json]:
    """Everything about a page in one answer. Warnings and help lines stand before the text they belong to."""
    facts = translation_facts(page, row, context)
    document = _written(page, row, context, facts)
    # Every page can have citations, and not every type shows them.
    facts["changed_fields"] = [name for name in facts["changed_fields"] if name in document]
    if paths := untranslated_paths(row, context):
        facts["untranslated"] = untranslated_pointers(
            page, paths, document, lambda marked: _written(marked, row, context.apart(), facts)
        )
    return document


def _written(page: Any, row: Publication, context: BuildContext, translation: Json) -> dict[str, Json]:
    context.shelf.fetch_cards((PAGE, UUID(key), row.locale) for key in row.ancestors)
    context.shelf.fetch_cards((PAGE, row.key, code) for code in requested_locales(PAGE) if code != row.locale)
    is_health = isinstance(page, HealthPage)
    document = {
        "id": str(row.key),
        "type": row.type,
        "schema_version": SCHEMA_VERSION,
        "locale": row.served_locale,
        "requested_locale": row.locale,
        "is_fallback": row.is_fallback,
        "direction": locales.direction(row.served_locale),
        "path": row.path,
        "slug": row.slug,
        "title": page.title,
        "short_title": page.short_title or page.title,
        "summary": page.summary,
        "image": context.image_by_pk(page.hero_image_id, page.hero_alt),
        "breadcrumbs": _breadcrumbs(row, context),
        "alternates": _alternates(row, context),
        **(_opening(page, context) if is_health else {}),
        **read_all(PAGES[row.type].document, page, context),
        **(_closing(page, context) if is_health else {}),
        "translation": translation,
        "seo": _seo(page, row, context),
        "meta": {
            "published_at": iso_moment(page.first_published_at),
            "updated_at": iso_moment(page.last_published_at),
        },
    }
    return {**document, "json_ld": _json_ld(document, context)}


def _json_ld(document: dict[str, Json], context: BuildContext) -> Json:
    """Only vacancies say who is hiring: else every page would have to be built anew with the organisation."""
    hiring = context.organisation() if document["type"] == VacancyPage.type_name else None
    return json_ld(document, settings.SITE_URL, hiring)


def snippet_document(snippet: Any, row: Publication, context: BuildContext) -> dict[str, Json]:
    """A shared piece; its card is the same."""
    locale = row.served_locale or None
    return {
        "id": str(row.key),
        "type": row.type,
        "locale": locale,
        "is_fallback": row.is_fallback,
        "direction": locales.direction(locale) if locale else None,
        **read_all(SNIPPETS[row.type].fields, snippet, context),
    }


def _opening(page: Any, context: BuildContext) -> dict[str, Json]:
    context.warnings = _WARNINGS.read(page, context)
    needs_help = (
        page.crisis_policy == CrisisPolicy.SHOW
        or any(warning["calls_for_help_lines"] for warning in context.warnings)
        or (isinstance(page, SymptomPage) and page.red_flag)
    )
    return {
        "alternate_names": lines(page.alternate_names),
        "content_warnings": context.warnings,
        "crisis_box": context.crisis_box() if needs_help else None,
    }


def _closing(page: Any, context: BuildContext) -> dict[str, Json]:
    body = flow("body", type(page)).read(page, context)
    related = _RELATED.read(page, context)
    citations = _CITATIONS.read(page, context)
    return {
        "body": body,
        "related": related,
        "citations": citations,
        "sources": context.sources(),
        "review": _review(page, context),
    }


def _breadcrumbs(row: Publication, context: BuildContext) -> list[Json]:
    crumbs = []
    for key in row.ancestors:
        card = context.card_of((PAGE, UUID(key), row.locale))
        if card:
            names = ("id", "locale", "direction", "path")
            crumbs.append({**{name: card[name] for name in names}, "title": card["short_title"]})
    return crumbs


def _alternates(row: Publication, context: BuildContext) -> list[Json]:
    """The same page for every language that can be asked for, this one included."""
    alternates = []
    for code in requested_locales(PAGE):
        if code == row.locale:
            alternates.append({"locale": code, "path": row.path, "is_fallback": row.is_fallback})
        elif card := context.card_of((PAGE, row.key, code)):
            alternates.append({"locale": code, "path": card["path"], "is_fallback": card["is_fallback"]})
    return alternates


def _review(page: Any, context: BuildContext) -> Json:
    status = page.review_status
    if status == ReviewStatus.APPROVED and page.next_review_due:
        due = start_of(page.next_review_due + datetime.timedelta(days=1))
        context.changes_at(due)
        if due <= context.now:
            status = "expired"
    return {
        "status": status,
        "last_reviewed": iso_date(page.last_reviewed),
        "next_review_due": iso_date(page.next_review_due),
        "reviewed_by": context.card_by_pk(Person, page.reviewed_by_id),
        "scope": page.review_scope,
    }


def _seo(page: Any, row: Publication, context: BuildContext) -> Json:
    """The canonical of a fallback is the address in the language it is served in."""
    canonical = row.path
    if row.is_fallback:
        own = context.card_of((PAGE, row.key, row.served_locale))
        canonical = own["path"] if own else row.path
    return {
        "title": page.seo_title or page.title,
        "description": page.search_description or page.summary,
        "canonical": canonical,
        "noindex": page.noindex,
    }
