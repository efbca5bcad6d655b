"""One row to bytes: the only implementation of every JSON shape, whoever asks for it."""

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from publications.candidates import page_models, snippet_models
from publications.context import BuildContext, Inputs
from publications.documents import page_card, page_document, snippet_document
from publications.models import PAGE, Publication
from publications.serializers import SNIPPETS

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
    """The stored page or snippet a row is made from. Raises DoesNotExist when it is gone."""
    model = page_models()[row.type] if row.kind == PAGE else snippet_models()[row.kind]
    return model.objects.get(pk=row.source_pk)


def build_card(source: Any, row: Publication, now: datetime) -> Built:
    context = BuildContext(locale=row.locale, now=now)
    shape = page_card if row.kind == PAGE else snippet_document
    return _built(shape(source, row, context), context)


def build_document(source: Any, row: Publication, now: datetime) -> Built:
    context = BuildContext(locale=row.locale, now=now)
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
