"""Rows as readers' questions meet them, many at once: for lists longer than is worth publishing page by page."""

import itertools
import uuid
from hashlib import sha256
from typing import Any

import orjson
from django.db import transaction

from publications.lists import bump
from publications.models import IMAGE, PAGE, Publication, PublicationInput
from translations.locales import source_code

_numbers = itertools.count(1)


@transaction.atomic
def listed_pages(
    number: int, *, locale: str = "nl", type: str = "article", served_locale: str = "", **columns: Any
) -> list[str]:
    """Store this many pages, ready to be read in one language; their ids in the order of the menu."""
    keys = [uuid.uuid4() for _ in range(number)]
    for key in keys:
        place = f"{next(_numbers):08}"
        stored_row(
            PAGE,
            key,
            locale,
            served_locale=served_locale,
            type=type,
            path=f"/{locale}/{place}/",
            slug=place,
            position=f"0002{place}",
            card={"id": str(key)},
            body={"id": str(key), "body": []},
            **columns,
        )
    bump([f"pages:{locale}"])
    return [str(key) for key in keys]


def stored_row(
    kind: str,
    key: uuid.UUID,
    locale: str,
    *,
    body: Any,
    card: Any = None,
    served_locale: str = "",
    **columns: Any,
) -> Publication:
    """One row that readers may have."""
    data = orjson.dumps(body)
    return Publication.objects.create(
        kind=kind,
        key=key,
        locale=locale,
        served_locale=served_locale or locale,
        built_locale=served_locale or locale,
        source_pk=0,
        card=orjson.dumps(card or {}),
        body=data,
        etag=sha256(data).hexdigest(),
        served=True,
        pending=False,
        **{"type": kind, "translation_state": _state(kind, locale, served_locale or locale)} | columns,
    )


def _state(kind: str, locale: str, served_locale: str) -> str:
    """That of a page whose translation is as good as its source."""
    if kind != PAGE:
        return ""
    if served_locale != locale:
        return "fallback"
    return "source" if locale == source_code() else "current"


def shown_by(shower: Publication, image: uuid.UUID) -> None:
    """Record that a document was made from an image."""
    PublicationInput.objects.create(publication=shower, kind=IMAGE, key=image)
