"""What belongs to a page by what others say: pages below it, and pages that point to it."""

from uuid import UUID

from publications.serializers.fields import Field

CHILDREN = Field(
    "children",
    lambda page, context: context.children(UUID(str(page.translation_key))),
    {"type": "array", "items": {"$ref": "#/$defs/page_card"}},
)

TREATMENTS = Field(
    "treatments",
    lambda page, context: context.pointing_at(UUID(str(page.translation_key)), "treatments"),
    {"type": "array", "items": {"$ref": "#/$defs/page_card"}},
)
