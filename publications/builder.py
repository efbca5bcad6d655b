"""One row to bytes: the only implementation of every JSON shape, whoever asks for it."""

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.db import models
from wagtail_localize.fields import SynchronizedField

from publications.candidates import page_models, snippet_models
from publications.context import BuildContext, Inputs
from publications.documents import page_card, page_document, snippet_document
from publications.models import PAGE, Publication
from publications.serializers import SNIPPETS
from translations import locales

# Postgres cannot store a longer one; a card keeps the whole title.
_TITLE_LENGTH = 255


@dataclass
class Built:
    """Bytes, their SHA-256 in hex, what they were made from, and when they would differ by the clock alone."""

    data: bytes
    digest: str
    inputs: Inputs
    next_change_at: datetime | None


def load_source(row: Publication) -> Any:
    """The stored page or snippet a row is made from. Raises DoesNotExist when it is gone or not published.

    Texts are those of its language. What is the same in every language (a phone number, ages, a closing date) comes
    from the source-language version as it is published now: a number corrected there is corrected everywhere at once,
    whether or not a translator has looked at it since.
    """
    model = page_models()[row.type] if row.kind == PAGE else snippet_models()[row.kind]
    version = model.objects.get(pk=row.source_pk, live=True)
    original = _published_original(row, model)
    if original is not None:
        _take_neutral_facts(version, original)
    return version


def _published_original(row: Publication, model: Any) -> Any | None:
    """The public source-language version of a translation; None for what is no translation, or has none."""
    code = locales.source_code()
    if row.served_locale in ("", code):
        return None
    pk = (
        Publication.objects.filter(kind=row.kind, key=row.key, locale=code, served_locale=code)
        .values_list("source_pk", flat=True)
        .first()
    )
    return model.objects.filter(pk=pk).first() if pk else None


def _take_neutral_facts(version: Any, original: Any) -> None:
    for policy in version.translatable_fields:
        field = policy.get_field(type(version))
        if isinstance(field, models.ManyToOneRel):
            setattr(version, field.name, _neutral_rows(field, version, original))
        elif isinstance(policy, SynchronizedField):
            setattr(version, field.attname, getattr(original, field.attname))
        elif isinstance(field, models.CharField | models.TextField) and not getattr(original, field.attname):
            # A text that was cleared in the source says nothing in any language.
            setattr(version, field.attname, "")


def _neutral_rows(relation: models.ManyToOneRel, version: Any, original: Any) -> list[Any]:
    """The source's rows in its order, each with the words of the translation; none where it has no words yet."""
    rows = list(getattr(original, str(relation.name)).all())
    translated = getattr(relation.related_model, "translated", ())
    if translated:
        own = {row.translation_key: row for row in getattr(version, str(relation.name)).all()}
        for row in rows:
            for name in translated:
                setattr(row, name, getattr(own.get(row.translation_key), name, ""))
    return rows


def build_card(source: Any, row: Publication, context: BuildContext) -> Built:
    """The small projection. ``context`` holds what was seen, also when the build fails halfway."""
    shape = page_card if row.kind == PAGE else snippet_document
    return _built(shape(source, row, context), context)


def build_document(source: Any, row: Publication, context: BuildContext) -> Built:
    """The whole document. ``context`` holds what was seen, also when the build fails halfway."""
    shape = page_document if row.kind == PAGE else snippet_document
    return _built(shape(source, row, context), context)


def title_of(source: Any, row: Publication) -> str:
    name = "title" if row.kind == PAGE else SNIPPETS[row.kind].title
    return str(getattr(source, name))[:_TITLE_LENGTH]


def _built(document: dict[str, Any], context: BuildContext) -> Built:
    data = canonical_bytes(document)
    return Built(data, hashlib.sha256(data).hexdigest(), context.inputs, context.next_change_at)


def canonical_bytes(document: Any) -> bytes:
    """The same document gives the same bytes in every process: compact UTF-8 in NFC, properties in written order."""
    return unicodedata.normalize("NFC", orjson.dumps(document).decode()).encode()
