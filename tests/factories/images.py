"""Images, drawn for the test that needs one."""

from io import BytesIO

import PIL.Image
from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.images.models import Image


def an_image(title: str = "Een linde", *, width: int = 64, height: int = 48) -> Image:
    """A small green rectangle."""
    drawn = BytesIO()
    PIL.Image.new("RGB", (width, height), "green").save(drawn, "PNG")
    return get_image_model().objects.create(title=title, file=ImageFile(drawn, name="linde.png"))
