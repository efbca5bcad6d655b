"""Images are published like everything else: their facts, and the renditions that are ready."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.cache import caches
from hypothesis import given
from hypothesis import strategies as st

from publications.engine import publish
from publications.images import image_key, image_pk, make_renditions
from publications.models import IMAGE, Publication
from publications.settling import settle
from publications.verifying import verify
from tests.factories.api import document, get
from tests.factories.images import an_image
from tests.factories.snippets import an_organisation
from tests.publications.pictures import ALT, a_page_with, again, another_file, row_of, shown_on

Committed = Callable[[], AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def no_rendition_of_another_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wagtail remembers renditions in the cache, under numbers that another test may have used."""
    monkeypatch.setattr(caches["default"], "key_prefix", uuid.uuid4().hex)


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Committed:
    """``with committed(): …`` does what follows the commit of what stands inside: renditions, and settling."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def widths(picture: Any) -> list[tuple[str, int]]:
    return [(entry["type"], entry["width"]) for entry in picture["srcset"]]


# -- ids ---------------------------------------------------------------------------------------------------


@given(st.integers(min_value=1, max_value=2**61 - 1))
def test_id_of_an_image_is_a_uuid_of_our_own_making_and_leads_back_to_it(pk: int) -> None:
    key = image_key(pk)
    assert (key.version, key.variant) == (8, uuid.RFC_4122)
    assert image_pk(uuid.UUID(str(key))) == pk


@given(st.integers(min_value=1, max_value=2**61 - 1), st.integers(min_value=1, max_value=2**61 - 1))
def test_two_images_have_two_ids(one: int, other: int) -> None:
    assert (image_key(one) == image_key(other)) == (one == other)


# -- renditions --------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_image_without_renditions_is_the_original_alone() -> None:
    image = an_image(width=700)
    page = a_page_with(image)
    assert shown_on(page) == {
        "id": str(image_key(image.pk)),
        "url": image.file.url,
        "width": 700,
        "height": 48,
        "focal_point": None,
        "srcset": [],
        "alt": ALT,
    }


@pytest.mark.django_db
def test_renditions_are_made_no_wider_than_the_image_and_documents_follow() -> None:
    image = an_image(width=700)
    page = a_page_with(image)
    assert make_renditions(image.pk)
    publish(IMAGE, image_key(image.pk))
    settle()
    assert widths(shown_on(page)) == [
        ("image/avif", 320),
        ("image/avif", 640),
        ("image/webp", 320),
        ("image/webp", 640),
    ]
    assert not make_renditions(image.pk)
    assert verify() == []


@pytest.mark.django_db
def test_upload_alone_brings_the_renditions_into_documents(committed: Committed) -> None:
    with committed():
        image = an_image(width=700)
        page = a_page_with(image)
    assert len(shown_on(page)["srcset"]) == 4


@pytest.mark.django_db
def test_small_image_has_no_renditions(committed: Committed) -> None:
    with committed():
        image = an_image(width=64)
    assert not make_renditions(image.pk)
    assert shown_on(a_page_with(image))["srcset"] == []


@pytest.mark.django_db
def test_renditions_that_are_made_again_have_the_same_addresses(committed: Committed) -> None:
    with committed():
        image = an_image(width=700)
        page = a_page_with(image)
    before = shown_on(page)["srcset"]
    with committed():
        image.renditions.all().delete()
    assert shown_on(page)["srcset"] == []
    with committed():
        assert make_renditions(image.pk)
        publish(IMAGE, image_key(image.pk))
    assert shown_on(page)["srcset"] == before


@pytest.mark.django_db
def test_rendition_that_was_cleared_away_leaves_documents(committed: Committed) -> None:
    with committed():
        image = an_image(width=700)
        page = a_page_with(image)
    with committed():
        image.renditions.filter(filter_spec__startswith="width-640").delete()
    assert widths(shown_on(page)) == [("image/avif", 320), ("image/webp", 320)]
    assert verify() == []


@pytest.mark.django_db
def test_renditions_that_only_the_cache_remembers_are_made_again(committed: Committed) -> None:
    with committed():
        image = an_image(width=700)
        page = a_page_with(image)
    # As after a backup was put back: the rows are gone, and nobody was told.
    image.renditions.all()._raw_delete("default")
    with committed():
        image.save()
    assert len(shown_on(page)["srcset"]) == 4


@pytest.mark.django_db
def test_two_images_with_long_names_that_begin_alike_both_have_renditions(committed: Committed) -> None:
    for number in (1, 2):
        with committed():
            image = an_image()
            image.file = another_file(f"fotoserie-van-de-lindehof-in-de-zomer-{number}.png")
            image.save()
            page = a_page_with(image)
        assert len(shown_on(page)["srcset"]) == 4


@pytest.mark.django_db
def test_renditions_of_a_replaced_file_are_not_listed(committed: Committed) -> None:
    with committed():
        image = an_image(width=700)
        page = a_page_with(image)
    before = shown_on(page)
    image = again(image)
    image.file = another_file("nieuw.png")
    image.save()
    settle()
    assert shown_on(page)["url"] == image.file.url != before["url"]
    assert shown_on(page)["srcset"] == []


@pytest.mark.django_db
def test_renditions_of_the_new_file_take_the_place_of_the_old(committed: Committed) -> None:
    with committed():
        image = an_image(width=700)
        page = a_page_with(image)
    old = {entry["url"] for entry in shown_on(page)["srcset"]}
    with committed():
        image = again(image)
        image.file = another_file("nieuw.png", width=400)
        image.save()
    new = shown_on(page)["srcset"]
    assert [entry["width"] for entry in new] == [320, 320]
    assert not old & {entry["url"] for entry in new}
    assert image.renditions.count() == 2


@pytest.mark.django_db
def test_renditions_of_a_replaced_file_with_as_long_a_name_are_not_listed(committed: Committed) -> None:
    name = f"{'een-heel-lange-naam-' * 3}.png"
    with committed():
        image = an_image(width=700)
        image.file = another_file(name)
        image.save()
        page = a_page_with(image)
    old = {entry["url"] for entry in shown_on(page)["srcset"]}
    assert len(old) == 4
    image = again(image)
    image.file = another_file(name, width=650)
    image.save()
    settle()
    assert shown_on(page)["width"] == 650
    assert not old & {entry["url"] for entry in shown_on(page)["srcset"]}


@pytest.mark.django_db
def test_focal_point_follows_into_documents() -> None:
    image = an_image(width=700, height=400)
    page = a_page_with(image)
    image.focal_point_x, image.focal_point_y = 175, 100
    image.save()
    settle()
    assert shown_on(page)["focal_point"] == {"x": 0.25, "y": 0.25}
    image.focal_point_x = image.focal_point_y = None
    image.save()
    settle()
    assert shown_on(page)["focal_point"] is None


@pytest.mark.django_db
def test_change_of_title_alone_changes_no_document() -> None:
    image = an_image()
    page = a_page_with(image)
    settle()
    before = dict(Publication.objects.values_list("pk", "etag"))
    image.title = "Een notitie"
    image.save()
    assert settle().changed == 0
    assert dict(Publication.objects.values_list("pk", "etag")) == before
    assert document(page)["image"]["alt"] == ALT


@pytest.mark.django_db
def test_title_and_description_appear_in_no_public_answer(committed: Committed) -> None:
    with committed():
        image = an_image("Notitie van de redactie", width=400)
        image.description = "Alleen voor ons"
        image.save()
        page = a_page_with(image)
        an_organisation(logo=image, logo_alt=ALT)
    answers = [
        get(f"images/{image_key(image.pk)}/").content,
        get(f"pages/{page.translation_key}/").content,
        get("articles/", view="full").content,
        get("navigation/").content,
        *(bytes(row.card) + bytes(row.body) for row in Publication.objects.all()),
    ]
    for answer in answers:
        assert b"redactie" not in answer
        assert b"Alleen voor ons" not in answer
    assert ALT.encode() in answers[1]


@pytest.mark.django_db
def test_deleted_image_leaves_documents() -> None:
    image = an_image()
    page = a_page_with(image)
    settle()
    assert shown_on(page)
    again(image).delete()
    assert row_of(image) is None
    settle()
    assert shown_on(page) is None
    assert verify() == []


# -- a file that is gone -----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_image_whose_file_is_gone_says_which_and_leaves_documents_that_stay_right_without_it() -> None:
    image = an_image("Een linde in mei")
    page = a_page_with(image, title="Hechting")
    settle()
    assert shown_on(page)
    image.file.storage.delete(image.file.name)
    again(image).save()
    settle()
    row = row_of(image)
    assert row is not None
    assert image.file.name in row.failure
    assert "Een linde in mei" in row.failure
    assert shown_on(page) is None
    assert document(page)["title"] == "Hechting"
    assert get(f"images/{image_key(image.pk)}/").status_code == 404
    assert not Publication.objects.exclude(pk=row.pk).exclude(failure="").exists()


@pytest.mark.django_db
def test_page_that_is_made_after_the_file_was_gone_shows_no_picture() -> None:
    image = an_image()
    image.file.storage.delete(image.file.name)
    again(image).save()
    settle()
    page = a_page_with(image)
    settle()
    assert shown_on(page) is None


@pytest.mark.django_db
def test_image_that_never_had_a_file_is_null_and_holds_nobody_up() -> None:
    image = an_image()
    Publication.objects.filter(kind=IMAGE).delete()
    image.file.storage.delete(image.file.name)
    again(image).save()
    page = a_page_with(image, title="Zonder plaatje")
    settle()
    assert shown_on(page) is None
    assert get(f"images/{image_key(image.pk)}/").status_code == 404
    row = row_of(image)
    assert row is not None
    assert not row.served


@pytest.mark.django_db
def test_file_that_is_uploaded_again_mends_the_image() -> None:
    image = an_image()
    image.file.storage.delete(image.file.name)
    again(image).save()
    page = a_page_with(image)
    image = again(image)
    image.file = another_file("weer-daar.png")
    image.save()
    settle()
    row = row_of(image)
    assert row is not None
    assert row.failure == ""
    assert shown_on(page)["url"] == image.file.url
    assert verify() == []
