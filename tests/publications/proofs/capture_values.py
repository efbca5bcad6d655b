"""Values for any field of any model: what an editor could write there first, and what she could change it to."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Locale, Page, TranslatableMixin

from pages.fields import ChoiceListField
from pages.validators import (
    validate_code,
    validate_country,
    validate_language_code,
    validate_phone,
    validate_region,
)

DAY = datetime.timedelta(days=1)
WORDS = ("Een woord", "Een ander woord")
# The page that running text links to.
LINKED = "Alles"
# What the rules of a field allow, where words will not do.
RULED: list[tuple[Any, tuple[str, str]]] = [
    (validate_phone, ("0800-2001", "0800-2002")),
    (validate_country, ("NL", "BE")),
    (validate_region, ("NL-UT", "NL-NH")),
    (validate_language_code, ("nl", "de")),
    (validate_code, ("code", "another-code")),
]
BY_NAME = {"doi": ("10.1000/182", "10.1000/183"), "languages": ("nl", "nl\nen"), "salary_currency": ("EUR", "USD")}


def another(field: Any, old: Any = None, owner: Any = None) -> Any:
    """A value for ``field`` that is not ``old``; ``owner`` is the thing that is to have it."""
    for cls in type(field).__mro__:
        if cls in MAKERS:
            return MAKERS[cls](field, old, owner)
    raise TypeError(
        f"{field} is a {type(field).__name__}, for which there is no changed value: say in capture_values.MAKERS "
        "what an editor can write there, or the proof says nothing of it."
    )


def _other_of(pair: tuple[Any, Any], old: Any) -> Any:
    return pair[1] if old == pair[0] else pair[0]


def _text(field: Any, old: Any, owner: Any) -> str:
    if field.choices:
        return next(value for value, _label in field.flatchoices if value and value != old)
    pairs = (pair for rule, pair in RULED if any(rule is known for known in field.validators))
    return str(_other_of(BY_NAME.get(field.name) or next(pairs, WORDS), old))[: field.max_length]


def _web_address(field: Any, old: Any, owner: Any) -> str:
    return str(_other_of(("https://een.example/", "https://ander.example/"), old))


def _mail_address(field: Any, old: Any, owner: Any) -> str:
    return str(_other_of(("een@lindehof.example", "ander@lindehof.example"), old))


def _slug(field: Any, old: Any, owner: Any) -> str:
    return f"{old or 'adres'}-anders"


def _rich_text(field: Any, old: Any, owner: Any) -> str:
    return _other_of((html(WORDS[0]), html(WORDS[1])), old)


def _number(field: Any, old: Any, owner: Any) -> Any:
    return 10 if old is None else old + 1


def _decimal(field: Any, old: Any, owner: Any) -> Decimal:
    return Decimal(10) if old is None else old + 1


def _date(field: Any, old: Any, owner: Any) -> datetime.date:
    return timezone.localdate() - 10 * DAY if old is None else old - DAY


def _moment(field: Any, old: Any, owner: Any) -> datetime.datetime:
    # In the past, so that a publication takes effect at once, and an expiry too.
    return timezone.now() - 10 * DAY if old is None else old - DAY


def _choice_list(field: Any, old: Any, owner: Any) -> list[str]:
    return list(_other_of((field.vocabulary.values[:2], field.vocabulary.values[:1]), old))


def _reference(field: Any, old: Any, owner: Any) -> Any:
    """Another thing of the kind that is pointed to, in the source language; one that leads nowhere further."""
    target = field.remote_field.model
    found = target._default_manager.order_by("pk")
    if target is Page:
        found = found.filter(depth__gt=2)
    if issubclass(target, TranslatableMixin):
        found = found.filter(locale=Locale.objects.get(language_code="nl"))
    if isinstance(owner, target):
        found = found.exclude(pk=owner.pk)
    if old is not None:
        found = found.exclude(pk=old.pk)
    if type(owner) is target is field.model:
        found = found.filter(**{f"{field.name}__isnull": True})
    return found.first()


def _flow(field: Any, old: Any, owner: Any) -> Any:
    first = flow_of(field, WORDS[0])
    return first if old is None or not old else flow_of(field, WORDS[1])


MAKERS: dict[type, Callable[[Any, Any, Any], Any]] = {
    models.CharField: _text,
    models.TextField: _text,
    models.URLField: _web_address,
    models.EmailField: _mail_address,
    models.SlugField: _slug,
    RichTextField: _rich_text,
    models.BooleanField: lambda field, old, owner: not old,
    models.IntegerField: _number,
    models.DecimalField: _decimal,
    models.DateField: _date,
    models.DateTimeField: _moment,
    models.ForeignKey: _reference,
    ChoiceListField: _choice_list,
    StreamField: _flow,
}


def html(words: str) -> str:
    """Running text, with a link where there is a page to link to."""
    page = Page.objects.filter(title=LINKED).first()
    link = f'<a linktype="page" id="{page.pk}">verder</a>' if page else ""
    return f"<p>{words} {link}</p>"


def flow_of(field: Any, words: str) -> list[tuple[str, Any]]:
    """Every block that a flow can hold, once, filled in with these words."""
    block = field.stream_block
    return [(name, block_value(child, words)) for name, child in block.child_blocks.items()]


def block_value(block: Any, words: str) -> Any:
    for cls in type(block).__mro__:
        if cls in BLOCKS:
            return BLOCKS[cls](block, words)
    raise TypeError(f"{type(block).__name__}: say in capture_values.BLOCKS what an editor can put in it.")


BLOCKS: dict[type, Callable[[Any, str], Any]] = {
    blocks.StructBlock: lambda block, words: {
        name: block_value(child, words) for name, child in block.child_blocks.items()
    },
    blocks.ListBlock: lambda block, words: [block_value(block.child_block, words)] * 2,
    blocks.StaticBlock: lambda block, words: None,
    blocks.RichTextBlock: lambda block, words: html(words),
    blocks.CharBlock: lambda block, words: words,
    blocks.TextBlock: lambda block, words: words,
    blocks.URLBlock: lambda block, words: f"https://{len(words)}.example/",
    blocks.BooleanBlock: lambda block, words: words == WORDS[0],
    blocks.ChoiceBlock: lambda block, words: [key for key, _ in block.field.choices if key][WORDS.index(words)],
    blocks.PageChooserBlock: lambda block, words: Page.objects.get(title=LINKED),
    ImageChooserBlock: lambda block, words: get_image_model().objects.order_by("pk").first(),
    blocks.ChooserBlock: lambda block, words: block.target_model.objects.order_by("pk").first(),
}


def filled(model: Any, **own: Any) -> dict[str, Any]:
    """A value for every field that the house's own models declare, but for those given."""
    return {
        field.name: another(field)
        for field in model._meta.get_fields()
        if is_written(field) and is_ours(model, field) and field.name not in own
    } | own


def is_ours(model: Any, field: Any) -> bool:
    """Whether a field is declared by a model of the house, and not by Wagtail or Django below it."""
    return str(declared_by(model, field).__module__).startswith("pages.")


def declared_by(model: Any, field: Any) -> Any:
    """The model, abstract or not, that brings a field into ``model``."""
    for cls in reversed(model.__mro__):
        options = getattr(cls, "_meta", None)
        if options and any(local.name == field.name for local in options.local_fields):
            return cls
    return field.model


def is_written(field: Any) -> bool:
    """Whether an editor's form can hold the field: no relation from elsewhere, no primary key."""
    return field.concrete and field.editable and not field.primary_key
