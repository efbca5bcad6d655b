"""One row to bytes: the only implementation of every JSON shape, whoever asks for it."""

import hashlib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from publications.context import BuildContext, Inputs
from publications.documents import page_card, page_document, snippet_document
from publications.images import image_document
from publications.models import IMAGE, NAVIGATION, PAGE, Publication
from publications.navigation import navigation_document
from publications.serializers import SNIPPETS
from publications.shelf import Shelf
from publications.sources import load_sources

# Postgres cannot store a longer one; a card keeps the whole title.
_TITLE_LENGTH = 255


@dataclass
class Built:
    """Bytes, their SHA-256 in hex, what they were made from, and when they would differ by the clock alone."""

    document: dict[str, Any]
    data: bytes
    digest: str
    inputs: Inputs
    next_change_at: datetime | None


def load_source(row: Publication) -> Any:
    """What one row is made from. Raises KeyError when it is gone or not published."""
    return load_sources([row], Shelf())[row.source_pk]


def build_card(source: Any, row: Publication, context: BuildContext) -> Built:
    """The small projection. ``context`` holds what was seen, also when the build fails halfway."""
    return _built(_CARDS.get(row.kind, snippet_document)(source, row, context), context)


def build_document(source: Any, row: Publication, context: BuildContext) -> Built:
    """The whole document. ``context`` holds what was seen, also when the build fails halfway."""
    return _built(_DOCUMENTS.get(row.kind, snippet_document)(source, row, context), context)


def _image(image: Any, row: Publication, context: BuildContext) -> dict[str, Any]:
    return image_document(image)


def _navigation(nothing: None, row: Publication, context: BuildContext) -> dict[str, Any]:
    return navigation_document(row, context)


def _navigation_card(nothing: None, row: Publication, context: BuildContext) -> dict[str, Any]:
    """Nothing holds the menu as a card."""
    return {"type": NAVIGATION, "locale": row.locale}


Shape = Callable[[Any, Publication, BuildContext], dict[str, Any]]
_CARDS: dict[str, Shape] = {PAGE: page_card, IMAGE: _image, NAVIGATION: _navigation_card}
_DOCUMENTS: dict[str, Shape] = {PAGE: page_document, IMAGE: _image, NAVIGATION: _navigation}


def card_version(card: Built, epoch: int) -> str:
    """By what documents know which card they saw: its digest, and another one after each deletion in its set."""
    return hashlib.sha256(f"{card.digest} {epoch}".encode()).hexdigest() if epoch else card.digest


def title_of(source: Any, row: Publication) -> str:
    """For editors, who look for what failed."""
    if row.kind == NAVIGATION:
        return NAVIGATION
    name = "title" if row.kind in (PAGE, IMAGE) else SNIPPETS[row.kind].title
    return str(getattr(source, name))[:_TITLE_LENGTH]


def _built(document: dict[str, Any], context: BuildContext) -> Built:
    data = canonical_bytes(document)
    return Built(document, data, hashlib.sha256(data).hexdigest(), context.inputs, context.next_change_at)


def canonical_bytes(document: Any) -> bytes:
    """The same document gives the same bytes in every process: compact UTF-8 in NFC, properties in written order."""
    return unicodedata.normalize("NFC", orjson.dumps(document).decode()).encode()
