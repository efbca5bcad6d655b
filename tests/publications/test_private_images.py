"""An image is public as long as its collection, and those it stands in, are open to all."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from publications.images import image_key
from publications.settling import settle
from publications.verifying import verify
from tests.factories.api import get
from tests.factories.images import an_image
from tests.publications.pictures import a_page_with, again, row_of, shown_on

pytestmark = pytest.mark.django_db


def an_administrator() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("beheer", "beheer@lindehof.example", "x"))
    return client


def a_collection(name: str, parent: Collection | None = None) -> Collection:
    parent = Collection.objects.get(pk=(parent or Collection.get_first_root_node()).pk)
    return parent.add_child(name=name)


def restricted(collection: Collection) -> CollectionViewRestriction:
    return CollectionViewRestriction.objects.create(
        collection=Collection.objects.get(pk=collection.pk), restriction_type=CollectionViewRestriction.LOGIN
    )


def put_into(collection: Collection, image: Any) -> Any:
    image = again(image)
    image.collection = Collection.objects.get(pk=collection.pk)
    image.save()
    return image


def assert_hidden(image: Any, page: Any) -> None:
    """Its own answer goes at once, and the picture from documents after settling."""
    assert row_of(image) is None
    assert get(f"images/{image_key(image.pk)}/").status_code == 404
    settle()
    assert shown_on(page) is None
    assert image.file.name.encode() not in get(f"pages/{page.translation_key}/").content
    assert verify() == []


@pytest.mark.parametrize("restricted_one", ["its own collection", "one above"])
def test_image_in_a_restricted_collection_is_shown_nowhere_until_that_is_lifted(restricted_one: str) -> None:
    upper = a_collection("Boven")
    lower = a_collection("Onder", upper)
    image = put_into(lower, an_image())
    page = a_page_with(image)
    settle()
    before = shown_on(page)
    restriction = restricted(lower if restricted_one == "its own collection" else upper)
    assert_hidden(image, page)
    restriction.delete()
    settle()
    assert shown_on(page) == before
    assert verify() == []


def test_image_that_is_put_into_a_restricted_collection_is_hidden() -> None:
    private = a_collection("Dicht")
    restricted(private)
    image = an_image()
    page = a_page_with(image)
    put_into(private, image)
    assert_hidden(image, page)


def test_image_that_is_uploaded_into_a_restricted_collection_never_has_a_row() -> None:
    private = a_collection("Dicht")
    restricted(private)
    image = put_into(private, an_image())
    page = a_page_with(image)
    assert_hidden(image, page)


def test_images_of_a_collection_that_is_moved_below_a_private_one_in_the_admin_are_hidden() -> None:
    private, public = a_collection("Dicht"), a_collection("Open")
    restricted(private)
    image = put_into(public, an_image())
    page = a_page_with(image)
    settle()
    assert shown_on(page)
    address = reverse("wagtailadmin_collections:edit", args=[public.pk])
    answer = an_administrator().post(address, {"name": "Open", "parent": private.pk})
    assert answer.status_code == 302
    assert Collection.objects.get(pk=public.pk).is_descendant_of(Collection.objects.get(pk=private.pk))
    assert_hidden(image, page)


def test_images_of_a_collection_that_is_moved_out_of_a_private_one_in_the_admin_are_shown() -> None:
    private = a_collection("Dicht")
    inside = a_collection("Erin", private)
    restricted(private)
    image = put_into(inside, an_image())
    page = a_page_with(image)
    settle()
    assert shown_on(page) is None
    address = reverse("wagtailadmin_collections:edit", args=[inside.pk])
    answer = an_administrator().post(address, {"name": "Erin", "parent": Collection.get_first_root_node().pk})
    assert answer.status_code == 302
    settle()
    assert shown_on(page)["id"] == str(image_key(image.pk))


def test_images_that_are_moved_to_a_private_collection_in_bulk_are_hidden_and_come_back() -> None:
    private, public = a_collection("Dicht"), a_collection("Open")
    restricted(private)
    image, other = an_image(), an_image()
    page = a_page_with(image)
    settle()
    client = an_administrator()
    address = reverse("wagtail_bulk_action", args=["wagtailimages", "image", "add_to_collection"])
    query = f"?next=/admin/images/&id={image.pk}&id={other.pk}"
    assert client.post(f"{address}{query}", {"collection": private.pk}).status_code == 302
    assert again(image).collection == again(other).collection == private
    assert row_of(other) is None
    assert_hidden(image, page)
    assert client.post(f"{address}{query}", {"collection": public.pk}).status_code == 302
    settle()
    assert shown_on(page)["id"] == str(image_key(image.pk))
    assert row_of(other) is not None


def test_image_that_no_public_page_shows_has_no_public_address() -> None:
    image = an_image()
    assert get(f"images/{image_key(image.pk)}/").status_code == 404
    page = a_page_with(image)
    assert get(f"images/{image_key(image.pk)}/").status_code == 200
    page.unpublish()
    assert get(f"images/{image_key(image.pk)}/").status_code == 404
