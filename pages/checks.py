"""Rules of the content model that would otherwise be conventions nobody remembers."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from pages.blocks.base import FlowBlock


@register("pages")
def every_block_has_json_and_schema(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A block that reaches readers carries its JSON and the schema of that JSON."""
    return [
        Error(
            f"Block “{path}” ({type(block).__name__}) of {model.__name__} has no {method}().",
            hint="Derive it from the blocks in pages/blocks/, or give it to_json() and json_schema().",
            obj=model,
            id="pages.E001",
        )
        for model in apps.get_app_config("pages").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
        for path, block, methods in _walk(field.name, field.stream_block)
        for method in methods
        if not callable(getattr(block, method, None))
    ]


@register("pages")
def every_page_type_has_a_public_name(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The public name of a type is part of every address and document: one each, never shared."""
    seen: dict[str, type] = {}
    errors: list[CheckMessage] = []
    for model in _content_models():
        name = getattr(model, "type_name", "")
        if not name:
            errors.append(Error(f"{model.__name__} has no type_name.", hint="Give it one.", obj=model, id="pages.E002"))
        elif name in seen:
            errors.append(
                Error(
                    f"{model.__name__} and {seen[name].__name__} share the type_name “{name}”.",
                    hint="Give each its own.",
                    obj=model,
                    id="pages.E003",
                )
            )
        seen.setdefault(name, model)
    return errors


@register("pages")
def every_translated_name_is_a_field(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A name in ``translated`` that is no field would silently leave its text untranslated."""
    return [
        Error(
            f"{model.__name__}.translated names “{name}”, which is not a field of it.",
            hint="Correct the name or remove it.",
            obj=model,
            id="pages.E004",
        )
        for model in apps.get_app_config("pages").get_models()
        for name in getattr(model, "translated", ())
        if name not in {field.name for field in model._meta.get_fields()}
    ]


def _content_models() -> Iterable[type]:
    from pages.models import SNIPPETS

    own = apps.get_app_config("pages").get_models()
    return [*[model for model in own if issubclass(model, Page)], *SNIPPETS]


_METHODS = ("to_json", "json_schema")


def _walk(
    path: str, block: blocks.Block, methods: tuple[str, ...] = _METHODS
) -> Iterator[tuple[str, blocks.Block, tuple[str, ...]]]:
    """Every block with what it must offer; one directly in a flow also the properties that stand beside its type."""
    yield path, block, methods
    if isinstance(block, blocks.ListBlock):
        yield from _walk(f"{path}.*", block.child_block)
    of_children = (*_METHODS, "json_properties") if isinstance(block, FlowBlock) else _METHODS
    for name, child in getattr(block, "child_blocks", {}).items():
        yield from _walk(f"{path}.{name}", child, of_children)
