"""Pictures on pages: ``a_page_with(image)`` shows it, ``shown_on(page)`` is what readers get of it."""

from io import BytesIO
from typing import Any

import PIL.Image
from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from publications.images import image_key
from publications.models import IMAGE, Publication
from tests.factories.api import document, read
from tests.factories.pages import an_article

ALT = "Een boom"


def again(image: Any) -> Any:
    return get_image_model().objects.get(pk=image.pk)


def row_of(image: Any) -> Publication | None:
    return Publication.objects.filter(kind=IMAGE, key=image_key(image.pk)).first()


def a_page_with(image: Any, **fields: Any) -> Any:
    return an_article(hero_image=image, hero_alt=ALT, **fields)


def shown_on(page: Any) -> Any:
    """The picture as the document of a page holds it; the same as its card does, in every language."""
    in_document = document(page)["image"]
    assert document(page, "ar")["image"] == in_document
    (card,) = [card for card in read("articles/")["items"] if card["id"] == str(page.translation_key)]
    assert card["image"] == in_document
    return in_document


def another_file(name: str, *, width: int = 700) -> ImageFile:
    drawn = BytesIO()
    PIL.Image.new("RGB", (width, 400), "red").save(drawn, "PNG")
    return ImageFile(drawn, name=name)
