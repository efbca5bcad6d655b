"""Rows as readers' questions meet them, many at once: for lists longer than is worth publishing page by page."""

import itertools
import uuid

import orjson

from publications.models import PAGE, Publication

_numbers = itertools.count(1)


def listed_pages(number: int, *, locale: str = "nl", type: str = "article", served_locale: str = "") -> list[str]:
    """Store this many pages, ready to be read in one language; their ids in the order of the menu."""
    rows = []
    for _ in range(number):
        key, place = uuid.uuid4(), f"{next(_numbers):08}"
        rows.append(
            Publication(
                kind=PAGE,
                key=key,
                locale=locale,
                type=type,
                served_locale=served_locale or locale,
                built_locale=served_locale or locale,
                source_pk=0,
                path=f"/{locale}/{place}/",
                slug=place,
                position=f"0002{place}",
                card=orjson.dumps({"id": str(key)}),
                body=orjson.dumps({"id": str(key)}),
                etag=key.hex,
                served=True,
                pending=False,
            )
        )
    Publication.objects.bulk_create(rows)
    return [str(row.key) for row in rows]
