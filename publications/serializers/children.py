"""What stands directly below a page, as cards in the order of the menu."""

from uuid import UUID

from publications.serializers.fields import Field

CHILDREN = Field(
    "children",
    lambda page, context: context.children(UUID(str(page.translation_key))),
    {"type": "array", "items": {"$ref": "#/$defs/page_card"}},
)
