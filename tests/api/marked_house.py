"""The furnished house, every text of it marked with the language it is written in: ``Een woord ⟦ar⟧``."""

import copy
import random
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.test import override_settings
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.segments.types import StringSegmentValue

from pages.models import SNIPPETS
from publications import engine
from publications.settling import settle
from publications.sources import child_relations
from tests.publications.proofs.capture_world import LANGUAGES, furnish
from translations.checks.partial import never_partial
from translations.models import Origin
from translations.segments import extracted
from translations.states import record_revision, source_published

MARK = re.compile(r"⟦([a-z]+)⟧")
# Texts of one language that no translator gets, because each language writes them anew or nobody reads them.
_OF_THE_LANGUAGE = {"review_scope", "seo_title", "search_description"}


@dataclass(frozen=True)
class Version:
    """One text of a thing that can be withdrawn by itself."""

    model: Any
    pk: int
    locale: str


@contextmanager
def marked_house() -> Iterator[list[Version]]:
    """All versions there are; everything is taken back at the end."""
    with ExitStack() as stack:
        stack.enter_context(
            override_settings(
                WAGTAIL_CONTENT_LANGUAGES=[(code, code) for code in LANGUAGES],
                LOCALE_FALLBACKS={"ar": ["en", "nl"]},
                API_LIMITS=dict.fromkeys(settings.API_LIMITS, (0, 60)),
            )
        )
        stack.enter_context(disable_reference_index_auto_update())
        stack.enter_context(transaction.atomic())
        furnish(mark_everything)
        yield versions()
        transaction.set_rollback(True)


def versions() -> list[Version]:
    """Every public version but the home page of the source, without which there is no site."""
    pages = [
        Version(Page, pk, code)
        for pk, code, depth in Page.objects.filter(live=True).values_list("pk", "locale__language_code", "depth")
        if depth > 2 or code != LANGUAGES[0]
    ]
    pieces = [
        Version(model, pk, code)
        for model in SNIPPETS
        if issubclass(model, TranslatableMixin)
        for pk, code in model.objects.filter(live=True).values_list("pk", "locale__language_code")
    ]
    return sorted(pages + pieces, key=lambda version: (version.model.__name__, version.pk))


@contextmanager
def without_some(all_versions: list[Version], seed: int) -> Iterator[None]:
    """The house with some versions withdrawn, translations more often than sources."""
    chance = random.Random(seed)  # noqa: S311  (it protects nothing)
    share = chance.choice([0.1, 0.4, 0.8])
    with transaction.atomic():
        for version in all_versions:
            if chance.random() < (share if version.locale != LANGUAGES[0] else share / 5):
                version.model.objects.filter(pk=version.pk).update(live=False)
        engine.reconcile()
        settle()
        yield
        transaction.set_rollback(True)


def leave_some_untranslated(seed: int) -> int:
    """Put the source's words in place of some texts of every translated page, and publish that; how many pages.

    Only what a page may lack: never what stands on its cards.
    """
    chance = random.Random(seed)  # noqa: S311  (it protects nothing)
    number = 0
    for page in Page.objects.filter(live=True, alias_of=None).exclude(locale__language_code=LANGUAGES[0]).specific():
        source = page.get_translation(Locale.objects.get(language_code=LANGUAGES[0]))
        texts = extracted(source)
        paths = {each.path for each in texts if not never_partial(page.type_name, each.path, each.path)}
        chosen = {path for path in paths if chance.random() < 0.5}
        if not chosen:
            continue
        partial = _with_texts_of(page, source, chosen)
        # The marks were put there past all signals: this is what readers of the source have.
        text = source_published(source)
        revision = partial.save_revision()
        record_revision(revision.pk, text, chosen, Origin.HUMAN)
        revision.publish()
        number += 1
    return number


def _with_texts_of(page: Any, source: Any, paths: set[str]) -> Any:
    """The page with the texts of its source at these paths, as localize writes them."""
    given: dict[str, list[Any]] = {}
    for segment in extract_segments(source):
        if isinstance(segment, StringSegmentValue) and segment.path in paths:
            given.setdefault(segment.path, []).append(segment.string)
    fields = {path.partition(".")[0] for path in paths}
    segments = [each for each in extract_segments(page) if each.path.partition(".")[0] in fields]
    for segment in segments:
        if isinstance(segment, StringSegmentValue) and segment.path in given:
            segment.string = given[segment.path].pop(0)
    for relation in child_relations(type(page)):
        # In memory from now on, or what is written into a row is lost when it is looked up again.
        rows = getattr(page, relation.get_accessor_name())
        rows.set(list(rows.all()))
    ingest_segments(copy.deepcopy(page), page, source.locale, page.locale, segments)
    return page


# -- marking ---------------------------------------------------------------------------------------------------


def mark_everything() -> None:
    """Every text that is written in a language gets its mark, also in rows of pages."""
    model: Any
    for model in apps.get_models():
        if issubclass(model, TranslatableMixin) and model.__module__.startswith("pages."):
            for thing in model.objects.select_related("locale"):
                _mark(model, thing)


def _mark(model: Any, thing: Any) -> None:
    code = thing.locale.language_code
    names = {*model.translated, *(name for name in _OF_THE_LANGUAGE if hasattr(thing, name))}
    values = {name: _marked(model._meta.get_field(name), getattr(thing, name), code) for name in names}
    model.objects.filter(pk=thing.pk).update(**values)


def _marked(field: Any, value: Any, code: str) -> Any:
    if isinstance(field, StreamField):
        return [
            {**block, "value": _marked_block(field.stream_block.child_blocks[block["type"]], block["value"], code)}
            for block in value.raw_data
        ]
    if isinstance(field, RichTextField):
        return _marked_html(value, code)
    if not isinstance(field, models.CharField | models.TextField):
        raise TypeError(f"{field} is translated: say here how it is marked.")
    if field.name in _OF_THE_LANGUAGE or value:
        return "\n".join(_marked_text(line, code, field.max_length) for line in (value or "Tekst").split("\n"))
    return value


def _marked_text(text: str, code: str, most: int | None) -> str:
    mark = f" ⟦{code}⟧"
    plain = MARK.sub("", text).strip()
    return plain[: most - len(mark)] + mark if most else plain + mark


def _marked_html(text: str, code: str) -> str:
    return MARK.sub("", text).replace("</p>", f" ⟦{code}⟧</p>").replace("</a>", f" ⟦{code}⟧</a>")


def _marked_block(block: Any, raw: Any, code: str) -> Any:
    if isinstance(block, blocks.StructBlock):
        return {name: _marked_block(block.child_blocks[name], value, code) for name, value in raw.items()}
    if isinstance(block, blocks.ListBlock):
        return [{**item, "value": _marked_block(block.child_block, item["value"], code)} for item in raw]
    if isinstance(block, blocks.RichTextBlock):
        return _marked_html(raw, code)
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return _marked_text(raw, code, None)
    return raw
