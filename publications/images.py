"""Images as publications: their public facts, and the renditions of fixed presets that are ready."""

import logging
from typing import Any
from uuid import UUID

from wagtail.images import get_image_model
from wagtail.images.models import Filter

from pages.blocks.base import TEXT, Json, Schema, closed_object, nullable

logger = logging.getLogger(__name__)

WIDTHS = (320, 640, 960, 1280, 1920)
# Name of the format in a filter → its media type. The smallest comes first: browsers take the first they know.
FORMATS = {"avif": "image/avif", "webp": "image/webp"}

# A UUID of our own making (RFC 9562, version 8) that holds the primary key: an image has no other stable name.
_SPACE = UUID("696d6167-6500-8000-8000-000000000000").int
_LOW_BITS = (1 << 61) - 1
RENDITION_SCHEMA: Schema = closed_object(
    {
        "url": {"type": "string"},
        "type": {"type": "string", "enum": list(FORMATS.values())},
        "width": {"type": "integer"},
        "height": {"type": "integer"},
    }
)
_FACTS: dict[str, Schema] = {
    "id": {"type": "string", "format": "uuid"},
    "url": {"type": "string"},
    "width": {"type": "integer"},
    "height": {"type": "integer"},
    "focal_point": nullable(closed_object({"x": {"type": "number"}, "y": {"type": "number"}})),
    "srcset": {"type": "array", "items": RENDITION_SCHEMA},
}
# As a document holds it, with the words that stand for the picture there.
IMAGE_SCHEMA: Schema = closed_object({**_FACTS, "alt": TEXT})
# As it stands at its own address.
IMAGE_DOCUMENT_SCHEMA: Schema = closed_object({"type": {"const": "image"}, **_FACTS})


class ImageFileMissing(Exception):
    """The file of an image is not in the storage."""


def image_key(pk: int) -> UUID:
    """The public id of an image."""
    return UUID(int=_SPACE | pk)


def image_pk(key: UUID) -> int:
    return key.int & _LOW_BITS


def image_document(image: Any) -> dict[str, Json]:
    """``width`` and ``height`` in pixels; ``focal_point`` as fractions of them, from the top left.

    Holds neither title nor description: those are notes of editors among themselves.
    Raises ImageFileMissing, so that readers get no broken picture, and editors learn of it.
    """
    if not image.file.storage.exists(image.file.name):
        raise ImageFileMissing(f"The file {image.file.name} of the image “{image.title}” is gone: upload it again.")
    focal_point = None
    if image.focal_point_x is not None and image.focal_point_y is not None:
        focal_point = {
            "x": round(image.focal_point_x / image.width, 4),
            "y": round(image.focal_point_y / image.height, 4),
        }
    return {
        "type": "image",
        "id": str(image_key(image.pk)),
        "url": image.file.url,
        "width": image.width,
        "height": image.height,
        "focal_point": focal_point,
        "srcset": _ready(image),
    }


def _ready(image: Any) -> list[Json]:
    specs = presets(image)
    found = {rendition.filter_spec: rendition for rendition in image.renditions.all()}
    return [
        {
            "url": found[spec].file.url,
            "type": FORMATS[spec.rpartition("-")[2]],
            "width": found[spec].width,
            "height": found[spec].height,
        }
        for spec in specs
        if spec in found
    ]


def presets(image: Any) -> list[str]:
    """The filter specifications of an image's renditions; nothing is made wider than it is."""
    return [f"width-{width}|format-{name}" for name in FORMATS for width in WIDTHS if width <= image.width]


def make_renditions(pk: int) -> bool:
    """Make those renditions of the presets that are not there yet; tell whether any was made."""
    image = get_image_model().objects.filter(pk=pk).first()
    if image is None:
        return False
    there = set(image.renditions.values_list("filter_spec", flat=True))
    missing = [spec for spec in presets(image) if spec not in there]
    if missing:
        # Not get_renditions: it believes a cache, which remembers what a backup put back does not have.
        image.create_renditions(*(Filter(spec=spec) for spec in missing))
    return bool(missing)
