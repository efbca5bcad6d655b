"""What editors do to a house besides filling in fields: each change is a function that does one thing."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import PIL.Image
from django.core.files.images import ImageFile
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction

from pages.models import (
    ArticlePage,
    ContentWarning,
    Definition,
    RiskFactorGroup,
    SectionPage,
    TopicPage,
    TreatmentPage,
    VacancyPage,
)
from tests.factories.pages import home, translated
from translations.models import Origin
from translations.states import origin_known

Change = Callable[[], object]


def the(model: Any, **conditions: Any) -> Any:
    """The first of a kind in the source language."""
    return model.objects.filter(locale__language_code="nl", **conditions).order_by("pk").first()


def _page(model: Any, **conditions: Any) -> Page:
    """Fresh from the tree, as the views that move and delete have it."""
    return Page.objects.get(pk=the(model, **conditions).pk)


def _hub() -> Page:
    return _page(SectionPage, title="Hulp")


def _jobs() -> Page:
    return _page(SectionPage, title="Werken bij")


# -- the tree ---------------------------------------------------------------------------------------------


def page_moved_to_another_section() -> None:
    _page(ArticlePage, title="Alles").move(_jobs(), pos="last-child")


def branch_moved_below_another_section() -> None:
    _hub().move(_jobs(), pos="last-child")


def page_moved_before_its_siblings() -> None:
    _page(TreatmentPage, title="Opvoedhulp").move(_hub(), pos="first-child")


def section_moved_behind_its_siblings() -> None:
    _hub().move(Page.objects.get(pk=home().pk), pos="last-child")


def translation_moved_within_its_own_tree() -> None:
    section = Page.objects.get(pk=_jobs().get_translation(Locale.objects.get(language_code="en")).pk)
    section.move(section.get_parent(), pos="first-child")


def page_copied() -> None:
    _page(TreatmentPage).specific.copy(update_attrs={"slug": "nog-eens", "title": "Nog eens"})


def alias_made_and_its_source_withdrawn() -> None:
    page = _page(TreatmentPage).specific
    CreatePageAliasAction(page, parent=_jobs(), update_slug="alias").execute(skip_permission_checks=True)
    page.unpublish()


def branch_deleted() -> None:
    _hub().delete()


def treatment_deleted() -> None:
    _page(TreatmentPage, title="EMDR").delete()


def vacancy_deleted() -> None:
    _page(VacancyPage).delete()


# -- languages --------------------------------------------------------------------------------------------


def _translation(model: Any, locale: str) -> Any:
    return the(model).get_translation(Locale.objects.get(language_code=locale))


def translation_published() -> None:
    translated(the(TopicPage), "de", title="Bindung")


def translation_withdrawn() -> None:
    _translation(TopicPage, "en").unpublish()


def translation_deleted() -> None:
    Page.objects.get(pk=_translation(TreatmentPage, "en").pk).delete()


def translated_shared_piece_withdrawn() -> None:
    _translation(Definition, "en").unpublish()


def translation_reviewed_by_a_human() -> None:
    origin_known(the(TopicPage).translation_key, "en", Origin.MACHINE_REVIEWED)


# -- images -----------------------------------------------------------------------------------------------


def _image() -> Any:
    return get_image_model().objects.order_by("pk").first()


def file_of_an_image_replaced() -> None:
    drawn, image = BytesIO(), _image()
    PIL.Image.new("RGB", (80, 20), "red").save(drawn, "PNG")
    image.file = ImageFile(drawn, name="beuk.png")
    image.width, image.height = 80, 20
    image.save()


def title_of_an_image_changed() -> None:
    image = _image()
    image.title = "Anders"
    image.save()


def focal_point_of_an_image_moved() -> None:
    image = _image()
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 3, 4, 5, 6
    image.save()


def image_deleted() -> None:
    _image().delete()


def image_moved_to_a_private_collection() -> None:
    secret = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=secret, restriction_type="login")
    image = _image()
    image.collection = secret
    image.save()


def collection_of_images_made_private_and_moved() -> None:
    root = Collection.get_first_root_node()
    root.add_child(name="Een")
    two = root.add_child(name="Twee")
    image = _image()
    image.collection = two
    image.save()
    CollectionViewRestriction.objects.create(collection=Collection.objects.get(name="Een"), restriction_type="login")
    Collection.objects.get(pk=two.pk).move(Collection.objects.get(name="Een"), pos="sorted-child")


# -- who may read -----------------------------------------------------------------------------------------


def _private(page: Page, **how: str) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, **{"restriction_type": "login"} | how)


def section_made_private() -> None:
    _private(_hub())


def translation_made_private() -> None:
    _private(Page.objects.get(pk=_translation(TopicPage, "en").pk))


def privacy_lifted_again() -> None:
    _private(_hub()).delete()


def privacy_of_another_kind() -> None:
    restriction = _private(_hub(), restriction_type="password", password="een")
    restriction.password = "twee"
    restriction.save()
    restriction.restriction_type = "groups"
    restriction.save()


def privacy_moved_to_another_page() -> None:
    restriction = _private(_hub())
    restriction.page = _jobs()
    restriction.save()


# -- drafts -----------------------------------------------------------------------------------------------


def _withdrawn_and_changed(thing: Any) -> None:
    """What is not public is stored at once when it is changed: Wagtail's form saves it, then its draft."""
    thing.unpublish()
    thing.refresh_from_db()
    thing.code = "never-public"
    thing.save()
    thing.save_revision()


def group_withdrawn_and_its_draft_changed() -> None:
    _withdrawn_and_changed(the(RiskFactorGroup))


def warning_withdrawn_and_its_draft_changed() -> None:
    _withdrawn_and_changed(the(ContentWarning))


def draft_of_a_page_saved() -> None:
    page = the(TopicPage)
    page.title = page.summary = "Nog niet voor lezers"
    page.save_revision()


CHANGES: tuple[Change, ...] = (
    page_moved_to_another_section,
    branch_moved_below_another_section,
    page_moved_before_its_siblings,
    section_moved_behind_its_siblings,
    translation_moved_within_its_own_tree,
    page_copied,
    alias_made_and_its_source_withdrawn,
    branch_deleted,
    treatment_deleted,
    vacancy_deleted,
    translation_published,
    translation_withdrawn,
    translation_deleted,
    translated_shared_piece_withdrawn,
    translation_reviewed_by_a_human,
    file_of_an_image_replaced,
    title_of_an_image_changed,
    focal_point_of_an_image_moved,
    image_deleted,
    image_moved_to_a_private_collection,
    collection_of_images_made_private_and_moved,
    section_made_private,
    translation_made_private,
    privacy_lifted_again,
    privacy_of_another_kind,
    privacy_moved_to_another_page,
    group_withdrawn_and_its_draft_changed,
    warning_withdrawn_and_its_draft_changed,
    draft_of_a_page_saved,
)
