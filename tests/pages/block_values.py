"""Made-up values of any block, and the reader of them: what ``publications`` does for real, without a database."""

import datetime
from typing import Any

from django.db import models
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from pages.blocks import leaves
from pages.blocks.base import Json, Schema, closed_object
from pages.blocks.help import CrisisBoxBlock
from pages.blocks.streams import BodyBlock
from pages.models import SNIPPETS


class PlainContext:
    """A ``JsonContext`` in which every card says only of what it is one, and what is called “hidden” is not public."""

    locale = "nl"
    now = datetime.datetime(2026, 5, 1, 10, tzinfo=datetime.UTC)

    def html(self, source: str) -> str:
        return source

    def card(self, thing: models.Model | None) -> Json | None:
        if thing is None or str(thing) == "hidden":
            return None
        return {"card": getattr(thing, "type_name", "page"), "title": str(thing)}

    def image(self, image: models.Model | None, alt: str) -> Json | None:
        return None if image is None else {"image": str(image), "alt": alt}

    def hub_list(self, name: str) -> list[Json]:
        return [{"card": "page", "title": f"one of the {name}"}]

    def crisis_box(self) -> Json:
        return {"emergency_number": "112"}


_STRING: Schema = {"type": "string"}
DEFINITIONS: dict[str, Schema] = {
    "page_card": closed_object({"card": {"const": "page"}, "title": _STRING}),
    "image": closed_object({"image": _STRING, "alt": _STRING}),
    "crisis_box": closed_object({"emergency_number": _STRING}),
    **BodyBlock().json_definitions(),
    **{kind.type_name: closed_object({"card": {"const": kind.type_name}, "title": _STRING}) for kind in SNIPPETS},
}


def faults(schema: Schema, document: Json) -> list[str]:
    """What is wrong with a document; its references find the shared parts of ``PlainContext``."""
    Draft202012Validator.check_schema(schema)
    found = Draft202012Validator({**schema, "$defs": DEFINITIONS}).iter_errors(document)
    return [f"{error.json_path}: {error.message}" for error in found]


def published(block: Any, value: Any) -> Json:
    """The JSON of a value: plain Python, with ``(type, value, id)`` for each block of a flow."""
    if isinstance(block, blocks.StreamBlock):
        children = [(name, block.child_blocks[name].normalize(child), pk) for name, child, pk in value]
        return block.to_json(blocks.StreamValue(block, children), PlainContext())
    return block.to_json(block.normalize(value), PlainContext())


def values(block: Any) -> st.SearchStrategy[Any]:
    """Whatever an editor could leave in a block: all that is optional may also be empty."""
    if isinstance(block, blocks.StructBlock):
        return st.fixed_dictionaries({name: values(child) for name, child in block.child_blocks.items()})
    if isinstance(block, blocks.ListBlock):
        return st.lists(values(block.child_block), min_size=block.meta.min_num or 0, max_size=3)
    if isinstance(block, blocks.StreamBlock):
        kinds = [st.tuples(st.just(name), values(child), _ids) for name, child in block.child_blocks.items()]
        return st.lists(st.one_of(kinds), max_size=3)
    if isinstance(block, CrisisBoxBlock):
        return st.none()
    required = _leaf(block)
    return required if block.required else st.one_of(required, st.none(), st.just(block.get_default()))


def _leaf(block: Any) -> st.SearchStrategy[Any]:
    if isinstance(block, leaves.OptionBlock):
        return st.sampled_from([key for key, _label in block.field.choices if key])
    if isinstance(block, leaves.FlagBlock):
        return st.booleans()
    if isinstance(block, leaves.WebAddressBlock):
        return st.sampled_from(["https://video.example/1", "http://video.example/?v=ü"])
    if isinstance(block, leaves.HtmlBlock):
        return st.text(max_size=20).map(lambda text: f"<p>{text}</p>")
    if isinstance(block, leaves.LineBlock | leaves.ParagraphBlock):
        return st.text(max_size=20)
    if isinstance(block, leaves.SnippetCardBlock | leaves.PageCardBlock | leaves.PictureChooserBlock):
        # None: what was chosen has been deleted since.
        return st.one_of(st.none(), st.sampled_from(["shown", "hidden"]).map(lambda name: _thing(block, name)))
    raise TypeError(f"No made-up values for {type(block).__name__}: say here what an editor can put in it.")


def _thing(block: Any, name: str) -> models.Model:
    """An unsaved piece that calls itself ``name``."""
    model = block.target_model
    if issubclass(model, AbstractImage):
        return an_unsaved_image(name)
    field = next(field for field in ("label", "term", "name", "title") if hasattr(model, field))
    return model(**{field: name})


def an_unsaved_image(title: str) -> AbstractImage:
    # Without a collection the model would look for one in the database.
    return get_image_model()(title=title, collection_id=1)


_ids = st.uuids().map(str)
