"""The menu of one language, with the pieces that stand on every page of a site: one document per language."""

from uuid import UUID

from pages.blocks.base import TEXT, Json, Schema, closed_object, nullable
from publications.context import BuildContext
from publications.models import NAVIGATION_KEY, Publication
from translations import locales

__all__ = ["NAVIGATION_KEY", "navigation_document", "navigation_schema"]

# Sections, what stands in them, and one step more: deeper than that is no menu.
_LEVELS = 3

# Parent → the cards of its menu entries, in order.
Menu = dict[UUID | None, list[Json]]


def navigation_document(row: Publication, context: BuildContext) -> dict[str, Json]:
    """Only pages that editors put into the menu, in its order. The emergency number is always there."""
    home, menu = context.menu()
    return {
        "type": "navigation",
        "locale": row.locale,
        "direction": locales.direction(row.locale),
        "home": _entry(home) if home else None,
        "items": _items(UUID(home["id"]), menu, _LEVELS) if home else [],
        "organisation": context.organisation(),
        "emergency_number": context.emergency_number(),
        "helplines": context.helplines(),
        "calls_to_action": context.all_of("call_to_action"),
    }


def _items(parent: UUID, menu: Menu, levels: int) -> list[Json]:
    if not levels:
        return []
    return [{**_entry(card), "items": _items(UUID(card["id"]), menu, levels - 1)} for card in menu.get(parent, [])]


def _entry(card: Json) -> dict[str, Json]:
    return {name: card[name] for name in ("id", "type", "locale", "is_fallback", "direction", "path")} | {
        "title": card["short_title"]
    }


def navigation_schema(locale: Schema, direction: Schema, page_types: list[str]) -> Schema:
    entry: dict[str, Schema] = {
        "id": {"type": "string", "format": "uuid"},
        "type": {"type": "string", "enum": page_types},
        "locale": locale,
        "is_fallback": {"type": "boolean"},
        "direction": direction,
        "path": {"type": "string", "pattern": "^/"},
        "title": TEXT,
    }
    item = closed_object({**entry, "items": {"type": "array", "maxItems": 0}})
    for _level in range(_LEVELS - 1):
        item = closed_object({**entry, "items": {"type": "array", "items": item}})
    return closed_object(
        {
            "type": {"const": "navigation"},
            "locale": locale,
            "direction": direction,
            "home": nullable(closed_object(entry)),
            "items": {"type": "array", "items": item},
            "organisation": nullable({"$ref": "#/$defs/organisation"}),
            "emergency_number": {"type": "string"},
            "helplines": {"type": "array", "items": {"$ref": "#/$defs/helpline"}},
            "calls_to_action": {"type": "array", "items": {"$ref": "#/$defs/call_to_action"}},
        }
    )
