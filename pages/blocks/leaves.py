"""The smallest blocks: one value each."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from pages.blocks.base import TEXT, GroupBlock, Json, JsonContext, Schema, nullable

# What an editor may use inside running text: meaning, no looks.
RICH_TEXT_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link"]
INLINE_FEATURES = ["bold", "italic", "link"]


class LineBlock(blocks.CharBlock):
    """One line of plain text."""

    def to_json(self, value: Any, context: JsonContext) -> Json:
        return value or ""

    def json_schema(self) -> Schema:
        return TEXT

    class Meta:
        # Never None: wagtail-localize takes every text block's value for a string.
        default = ""


class ParagraphBlock(blocks.TextBlock):
    """Plain text of some length."""

    def to_json(self, value: Any, context: JsonContext) -> Json:
        return value or ""

    def json_schema(self) -> Schema:
        return TEXT

    class Meta:
        # Never None: wagtail-localize takes every text block's value for a string.
        default = ""


class HtmlBlock(blocks.RichTextBlock):
    """Running text with meaning (lists, links, emphasis), published as sanitised HTML."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)

    def to_json(self, value: Any, context: JsonContext) -> Json:
        return context.html(value.source if value else "")

    def json_schema(self) -> Schema:
        return {"type": "string", "contentMediaType": "text/html"}


class OptionBlock(blocks.ChoiceBlock):
    """One value of a closed vocabulary; null where the editor left it open."""

    def to_json(self, value: Any, context: JsonContext) -> Json:
        return value or None

    def json_schema(self) -> Schema:
        values = [str(key) for key, _label in self.field.choices if key]
        schema: Schema = {"type": "string", "enum": values}
        return schema if self.field.required else nullable(schema)


class FlagBlock(blocks.BooleanBlock):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def to_json(self, value: Any, context: JsonContext) -> Json:
        return bool(value)

    def json_schema(self) -> Schema:
        return {"type": "boolean"}


class WebAddressBlock(blocks.URLBlock):
    def to_json(self, value: Any, context: JsonContext) -> Json:
        return value or None

    def json_schema(self) -> Schema:
        return nullable({"type": "string", "format": "uri"})


class SnippetCardBlock(SnippetChooserBlock):
    """A shared piece, shown as its card in the reader's language."""

    def to_json(self, value: models.Model | None, context: JsonContext) -> Json:
        return context.card(value)

    def json_schema(self) -> Schema:
        return nullable({"$ref": f"#/$defs/{self.target_model.type_name}"})


class PageCardBlock(blocks.PageChooserBlock):
    """Another page, shown as its card in the reader's language; null where it is not public."""

    def to_json(self, value: models.Model | None, context: JsonContext) -> Json:
        return context.card(value)

    def json_schema(self) -> Schema:
        return nullable({"$ref": "#/$defs/page_card"})


class PictureChooserBlock(ImageChooserBlock):
    """The bare choice of an image; ``PictureBlock`` adds the text that goes with it."""

    def to_json(self, value: models.Model | None, context: JsonContext) -> Json:
        return context.image(value, "")

    def json_schema(self) -> Schema:
        return nullable({"$ref": "#/$defs/image"})


class PictureBlock(GroupBlock):
    """An image with the sentence that stands in for it and a caption."""

    image = PictureChooserBlock(label=_("Image"))
    alt = LineBlock(
        label=_("Alternative text"),
        max_length=200,
        help_text=_("Read aloud to people who cannot see the image: say what it shows."),
    )
    caption = LineBlock(label=_("Caption"), required=False, max_length=200)

    def to_json(self, value: Any, context: JsonContext) -> Json:
        return {
            "image": context.image(value.get("image"), value.get("alt") or ""),
            "caption": value.get("caption") or "",
        }

    def json_properties(self) -> dict[str, Schema]:
        return {"image": nullable({"$ref": "#/$defs/image"}), "caption": TEXT}

    class Meta:
        icon = "image"
        label = _("Image")
