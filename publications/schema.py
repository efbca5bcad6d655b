"""JSON Schema (2020-12) of everything that is published, put together from serializers and blocks."""

import functools
from typing import Any

from pages.blocks.base import TEXT, Schema, closed_object, nullable, union
from pages.blocks.streams import BodyBlock
from pages.choices import ReviewStatus
from pages.models import HealthPage
from publications.images import IMAGE_DOCUMENT_SCHEMA, IMAGE_SCHEMA
from publications.jsonld import json_ld_schema
from publications.models import IMAGE, NAVIGATION
from publications.navigation import navigation_schema
from publications.serializers import PAGES, SNIPPETS
from publications.serializers.base import PageSerializer
from publications.serializers.fields import DATE, MOMENT, STRING, TEXTS, flow, schemas
from publications.translation_facts import STATES
from translations import locales
from translations.models import Origin

_UUID: Schema = {"type": "string", "format": "uuid"}
_DIRECTION: Schema = {"enum": ["ltr", "rtl"]}
_PATH: Schema = nullable({"type": "string", "pattern": "^/"})


@functools.cache
def definitions() -> dict[str, Schema]:
    """The shared parts, by the name that ``$ref`` uses."""
    return {
        "image": IMAGE_SCHEMA,
        "crisis_box": closed_object(
            {
                "emergency_number": STRING,
                "helplines": {"type": "array", "items": {"$ref": "#/$defs/helpline"}},
            }
        ),
        "page_document": union(f"{name}_document" for name in PAGES),
        **{f"{name}_document": _document(serializer) for name, serializer in PAGES.items()},
        **{f"{name}_json_ld": json_ld_schema(name) for name in PAGES},
        "image_document": IMAGE_DOCUMENT_SCHEMA,
        "navigation_document": navigation_schema(_locale(), _DIRECTION, list(PAGES)),
        "page_card": union(f"{name}_card" for name in PAGES),
        **BodyBlock().json_definitions(),
        **{f"{name}_card": _card(serializer) for name, serializer in PAGES.items()},
        **{name: _snippet(name) for name in SNIPPETS},
    }


def document_schema(type_name: str) -> Schema:
    """The closed schema of one type's document. Raises KeyError for an unknown type."""
    has_document = type_name in PAGES or type_name in (IMAGE, NAVIGATION)
    shape = definitions()[f"{type_name}_document" if has_document else type_name]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": type_name,
        **shape,
        "$defs": definitions(),
    }


def card_schema(type_name: str) -> Schema:
    """The closed schema of one type's card. Raises KeyError for an unknown type."""
    name = f"{type_name}_card" if type_name in PAGES else type_name
    return {"title": name, **definitions()[name], "$defs": definitions()}


def _locale() -> Schema:
    return {"enum": locales.codes()}


def _card(serializer: PageSerializer) -> Schema:
    return closed_object(
        {
            "id": _UUID,
            "type": {"const": serializer.type_name},
            "locale": _locale(),
            "is_fallback": {"type": "boolean"},
            "direction": _DIRECTION,
            "path": _PATH,
            "title": TEXT,
            "short_title": TEXT,
            "summary": TEXT,
            "image": nullable({"$ref": "#/$defs/image"}),
            **schemas(serializer.card),
        }
    )


def _snippet(name: str) -> Schema:
    return closed_object(
        {
            "id": _UUID,
            "type": {"const": name},
            "locale": nullable(_locale()),
            "is_fallback": {"type": "boolean"},
            "direction": nullable(_DIRECTION),
            **schemas(SNIPPETS[name].fields),
        }
    )


def _document(serializer: PageSerializer) -> Schema:
    is_health = issubclass(serializer.model, HealthPage)
    return closed_object(
        {
            "id": _UUID,
            "type": {"const": serializer.type_name},
            "schema_version": {"type": "integer"},
            "locale": _locale(),
            "requested_locale": _locale(),
            "is_fallback": {"type": "boolean"},
            "direction": _DIRECTION,
            "path": _PATH,
            "slug": STRING,
            "title": TEXT,
            "short_title": TEXT,
            "summary": TEXT,
            "image": nullable({"$ref": "#/$defs/image"}),
            "breadcrumbs": {
                "type": "array",
                "items": closed_object(
                    {
                        "id": _UUID,
                        "locale": _locale(),
                        "direction": _DIRECTION,
                        "path": _PATH,
                        "title": TEXT,
                    }
                ),
            },
            "alternates": {
                "type": "array",
                "items": closed_object({"locale": _locale(), "path": _PATH, "is_fallback": {"type": "boolean"}}),
            },
            **(_opening() if is_health else {}),
            **schemas(serializer.document),
            **(_closing(serializer.model) if is_health else {}),
            "translation": _translation(),
            "seo": closed_object(
                {"title": TEXT, "description": TEXT, "canonical": _PATH, "noindex": {"type": "boolean"}}
            ),
            "meta": closed_object({"published_at": MOMENT, "updated_at": MOMENT}),
            "json_ld": {"$ref": f"#/$defs/{serializer.type_name}_json_ld"},
        }
    )


def _translation() -> Schema:
    return closed_object(
        {
            "state": {
                "enum": list(STATES),
                "description": (
                    "How the text stands to the source's. `source`: it is the source. `current`: a translation of what"
                    " the source says now. `outdated`: the source says something else by now. `partial`: some texts are"
                    " still in the source language. `fallback`: another language than the one asked for stands in; all"
                    " else here is about that text."
                ),
            },
            "source_locale": {**_locale(), "description": "The language editors write in."},
            "source_version": nullable(
                {
                    "type": "integer",
                    "minimum": 1,
                    "description": (
                        "The number of the source text this text was made from; of the source itself its present one."
                        " Numbers count from 1 for each page. Null where it is not known."
                    ),
                }
            ),
            "outdated_since": {
                **MOMENT,
                "description": "Since when the source says something else; null where it does not.",
            },
            "changed_fields": {
                "type": "array",
                "items": STRING,
                "uniqueItems": True,
                "description": (
                    "The properties of this document in which the source says something else by now, sorted. Of an"
                    " outdated text there may be none: words that only search knows change too."
                ),
            },
            "untranslated": {
                "type": "array",
                "items": {"type": "string", "format": "json-pointer"},
                "uniqueItems": True,
                "description": (
                    "JSON pointers (RFC 6901) into this document to every text that is still in the source language,"
                    " and not in the language of the object around it. HTML, and in `json_ld` what is put together"
                    " from several texts, is named as a whole when any of it is."
                ),
            },
            "completeness": {
                "type": "number",
                "minimum": 0,
                "maximum": 1,
                "description": (
                    "The part of the page's own texts that is in `locale`, rounded down to hundredths. Texts are"
                    " counted as translators get them: headings, paragraphs, list items. Running text with any of the"
                    " source language in it counts as not translated at all. The source, and what has nothing in"
                    " `untranslated`, is 1, whether or not it is outdated."
                ),
            },
            "origin": {
                **nullable({"enum": list(Origin.values)}),
                "description": "Who translated the text; null for a text that was written, not translated.",
            },
        }
    )


def _opening() -> dict[str, Schema]:
    return {
        "alternate_names": TEXTS,
        "content_warnings": {"type": "array", "items": {"$ref": "#/$defs/content_warning"}},
        "crisis_box": nullable({"$ref": "#/$defs/crisis_box"}),
    }


def _closing(model: Any) -> dict[str, Schema]:
    return {
        "body": flow("body", model).schema,
        "related": {"type": "array", "items": {"$ref": "#/$defs/page_card"}},
        "citations": {
            "type": "array",
            "items": closed_object({"card": {"$ref": "#/$defs/source"}, "locator": TEXT}),
        },
        "sources": {"type": "array", "items": {"$ref": "#/$defs/source"}},
        "review": closed_object(
            {
                "status": {"enum": [*ReviewStatus.values, "expired"]},
                "last_reviewed": DATE,
                "next_review_due": DATE,
                "reviewed_by": nullable({"$ref": "#/$defs/person"}),
                "scope": TEXT,
            }
        ),
    }
