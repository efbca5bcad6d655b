"""The vocabulary in which serializers are written: each entry is a name, how to read it, and the schema of it.

Because both stand in one line, a document and its schema cannot drift apart.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils import timezone
from wagtail.models import Page

from pages.blocks.base import TEXT, Json, Schema, closed_object, nullable
from pages.fields import lines as split_lines
from publications.context import BuildContext

Read = Callable[[Any, BuildContext], Json]


@dataclass(frozen=True)
class Field:
    """One property of a document."""

    name: str
    read: Read
    schema: Schema


STRING: Schema = {"type": "string"}
STRINGS: Schema = {"type": "array", "items": STRING}
TEXTS: Schema = {"type": "array", "items": TEXT}
HTML: Schema = {"type": "string", "contentMediaType": "text/html"}
DATE: Schema = nullable({"type": "string", "format": "date"})
MOMENT: Schema = nullable({"type": "string", "format": "date-time"})


def text(name: str, attribute: str = "") -> Field:
    """Words for people, in the language of the version."""
    return Field(name, plain(name, attribute).read, TEXT)


def plain(name: str, attribute: str = "") -> Field:
    """A code, an address, a number to dial: the same in every language."""
    source = attribute or name
    return Field(name, lambda thing, context: getattr(thing, source) or "", STRING)


def lines(name: str) -> Field:
    """A one-per-line field as an array."""
    return Field(name, plain_lines(name).read, TEXTS)


def plain_lines(name: str) -> Field:
    return Field(name, lambda thing, context: split_lines(getattr(thing, name)), STRINGS)


def html(name: str) -> Field:
    return Field(name, lambda thing, context: context.html(getattr(thing, name) or ""), HTML)


def option(name: str, vocabulary: type[TextChoices], *, blank: bool = False) -> Field:
    schema: Schema = {"type": "string", "enum": list(vocabulary.values)}
    return Field(name, lambda thing, context: getattr(thing, name) or None, nullable(schema) if blank else schema)


def options(name: str, vocabulary: type[TextChoices]) -> Field:
    schema: Schema = {"type": "array", "items": {"type": "string", "enum": list(vocabulary.values)}}
    return Field(name, lambda thing, context: list(getattr(thing, name)), schema)


def flag(name: str, attribute: str = "") -> Field:
    source = attribute or name
    return Field(name, lambda thing, context: bool(getattr(thing, source)), {"type": "boolean"})


def integer(name: str, *, blank: bool = True) -> Field:
    schema: Schema = {"type": "integer"}
    return Field(name, lambda thing, context: getattr(thing, name), nullable(schema) if blank else schema)


def number(name: str, *, blank: bool = True) -> Field:
    schema: Schema = {"type": "number"}
    return Field(name, lambda thing, context: plain_number(getattr(thing, name)), nullable(schema) if blank else schema)


def money(name: str) -> Field:
    """An amount as a string with two decimals: floats are not for money."""
    return Field(
        name,
        lambda thing, context: f"{getattr(thing, name):.2f}",
        {"type": "string", "pattern": r"^\d+\.\d{2}$"},
    )


def date(name: str) -> Field:
    return Field(name, lambda thing, context: iso_date(getattr(thing, name)), DATE)


def moment(name: str) -> Field:
    return Field(name, lambda thing, context: iso_moment(getattr(thing, name)), MOMENT)


def flow(name: str, model: Any) -> Field:
    """A StreamField: its blocks carry their own JSON and schema."""
    block = model._meta.get_field(name).stream_block
    return Field(name, lambda thing, context: block.to_json(getattr(thing, name), context), block.json_schema())


def picture(name: str, image: str, alt: str) -> Field:
    return Field(
        name,
        lambda thing, context: context.image_by_pk(getattr(thing, f"{image}_id"), getattr(thing, alt)),
        nullable({"$ref": "#/$defs/image"}),
    )


def page_link(name: str) -> Field:
    """A foreign key to a page, as its card; null where it is not public."""
    return Field(
        name,
        lambda thing, context: context.card_by_pk(Page, getattr(thing, f"{name}_id")),
        nullable({"$ref": "#/$defs/page_card"}),
    )


def snippet(name: str, kind: str) -> Field:
    """A foreign key to a shared piece, as its card."""
    return Field(
        name,
        lambda thing, context: context.card_by_pk(_target_model(thing, name), getattr(thing, f"{name}_id")),
        nullable({"$ref": f"#/$defs/{kind}"}),
    )


def key(name: str, attribute: str) -> Field:
    """A foreign key as the public id of its target: for cards, which hold no card."""

    def read(thing: Any, context: BuildContext) -> Json:
        return context.key_by_pk(_target_model(thing, attribute), getattr(thing, f"{attribute}_id"))

    return Field(name, read, nullable({"type": "string", "format": "uuid"}))


def cards(name: str, rows: str, target: str, ref: str = "page_card") -> Field:
    """An ordered relation without text of its own: the cards of its targets, without those that are not public."""

    def read(thing: Any, context: BuildContext) -> Json:
        return [card for _row, card in rows_with_cards(thing, rows, target, context) if card is not None]

    return Field(name, read, {"type": "array", "items": {"$ref": f"#/$defs/{ref}"}})


def entries(name: str, rows: str, target: str, extra: Sequence[Field], ref: str = "page_card") -> Field:
    """An ordered relation with facts of its own: ``{"card": …, <extra>}``, without targets that are not public."""

    def read(thing: Any, context: BuildContext) -> Json:
        result = [
            {"card": card, **{field.name: field.read(row, context) for field in extra}}
            for row, card in rows_with_cards(thing, rows, target, context)
            if card is not None
        ]
        context.relations[name] = result
        return result

    item = closed_object({"card": {"$ref": f"#/$defs/{ref}"}, **{field.name: field.schema for field in extra}})
    return Field(name, read, {"type": "array", "items": item})


def rows_with_cards(thing: Any, rows: str, target: str, context: BuildContext) -> list[tuple[Any, Json | None]]:
    """The rows of a relation, each with the card of its target."""
    found = list(getattr(thing, rows).all())
    model = _target_model(type(thing)._meta.get_field(rows).related_model, target)
    return list(zip(found, context.cards_by_pk(model, [getattr(row, f"{target}_id") for row in found]), strict=True))


def _target_model(thing: Any, name: str) -> Any:
    return thing._meta.get_field(name).remote_field.model


def read_all(fields: Sequence[Field], thing: Any, context: BuildContext) -> dict[str, Json]:
    return {field.name: field.read(thing, context) for field in fields}


def schemas(fields: Sequence[Field]) -> dict[str, Schema]:
    return {field.name: field.schema for field in fields}


def plain_number(value: Decimal | None) -> int | float | None:
    """A decimal as the JSON number a reader expects: 25, not 25.0."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def iso_date(value: datetime.date | None) -> str | None:
    return value.isoformat() if value else None


def iso_moment(value: datetime.datetime | None) -> str | None:
    """RFC 3339 in UTC, to the second."""
    if value is None:
        return None
    return value.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def start_of(day: datetime.date) -> datetime.datetime:
    """The moment a day begins where the organisation is."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min), timezone.get_default_timezone())
