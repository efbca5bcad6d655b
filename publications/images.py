"""The public facts of an image."""

from typing import Any

from pages.blocks.base import Json, Schema, closed_object, nullable

IMAGE_SCHEMA: Schema = closed_object(
    {
        "id": {"type": "string"},
        "url": {"type": "string"},
        "width": {"type": "integer"},
        "height": {"type": "integer"},
        "alt": {"type": "string"},
        "focal_point": nullable(closed_object({"x": {"type": "number"}, "y": {"type": "number"}})),
    }
)


def image_list(pk: Any) -> str:
    """The name under which documents record an image: its version changes with its file, focal point or deletion."""
    return f"image:{pk}"


def image_json(image: Any, alt: str) -> Json:
    """``width`` and ``height`` in pixels; ``focal_point`` as fractions of them, from the top left."""
    focal_point = None
    if image.focal_point_x is not None and image.focal_point_y is not None:
        focal_point = {
            "x": round(image.focal_point_x / image.width, 4),
            "y": round(image.focal_point_y / image.height, 4),
        }
    return {
        "id": str(image.pk),
        "url": image.file.url,
        "width": image.width,
        "height": image.height,
        "alt": alt,
        "focal_point": focal_point,
    }
