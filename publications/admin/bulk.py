"""Bulk actions of the admin that change rows by one SQL statement, without telling anybody."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from wagtail.images import get_image_model

from publications import engine
from publications.images import image_key
from publications.models import IMAGE


def images_moved(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> None:
    """Images put into another collection, which may be open to all or to some."""
    images = [thing for thing in objects if isinstance(thing, get_image_model())]
    if images and action_type == "add_to_collection":
        engine.reconcile(IMAGE, {image_key(image.pk) for image in images})
