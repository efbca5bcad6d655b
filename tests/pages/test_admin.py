"""The editor's screens: each opens, in both languages of the admin, and says what is wrong instead of breaking."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from lxml import html as lxml_html
from wagtail.blocks.base import BlockField
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html
from wagtail.users.models import UserProfile

from pages.models import (
    PAGE_TYPES,
    SNIPPETS,
    AttachmentTypeCombination,
    AttachmentTypePage,
    ContentPage,
    ContentWarning,
    HealthPage,
    HomePage,
    JobCategory,
    LegalText,
    RiskFactorGroup,
    SectionPage,
    TopicPage,
    TreatmentPage,
    VacancyPage,
)
from tests.factories.pages import a_section, a_topic, a_treatment, an_attachment_type, home, published, stored
from tests.factories.snippets import a_consent_text, a_content_warning, a_group_of_risk_factors, a_kind_of_work

pytestmark = pytest.mark.django_db

LANGUAGES = ["en", "nl"]


def an_editor(language: str = "en") -> Client:
    """Someone who may do everything, reading the admin in her own language."""
    user = User.objects.create_superuser("noor", "noor@lindehof.example", "-")
    UserProfile.objects.create(user=user, preferred_language=language)
    client = Client()
    client.force_login(user)
    return client


def a_parent_for(model: type[ContentPage]) -> Page:
    """A page below which an editor may put one of this type."""
    places: dict[str, Callable[[], Page]] = {"wagtailcore.Page": Page.get_first_root_node, "pages.HomePage": home}
    places |= {"pages.SectionPage": a_section, "pages.TopicPage": a_topic}
    return places[model.parent_page_types[0]]()


def address_to_create(model: type[ContentPage]) -> str:
    return reverse("wagtailadmin_pages:add", args=("pages", model._meta.model_name, a_parent_for(model).pk))


def tabs(screen: Any) -> list[str]:
    root: Any = lxml_html.fromstring(screen.content.decode())
    return [tab.text.strip() for tab in root.xpath("//a[@role='tab'][starts-with(@id, 'tab-label-')]")]


def expected_tabs(model: type[ContentPage], language: str) -> list[str]:
    names = ["Content", "Relations", "Review", "Promote"]
    if not issubclass(model, HealthPage):
        names.remove("Review")
        if model is not VacancyPage:
            names.remove("Relations")
    with translation.override(language):
        return [gettext(name) for name in names]


def filled_in(screen: Any, form_id: str = "page-edit-form", **fields: Any) -> QueryDict:
    """What the browser would send when the editor changes these fields and touches no other."""
    data = querydict_from_html(screen.content.decode(), form_id=form_id).copy()
    # The blocks of a flow are drawn by JavaScript; here every flow is empty.
    for name, field in screen.context["form"].fields.items():
        if isinstance(field, BlockField):
            data[f"{name}-count"] = "0"
    for name, value in fields.items():
        data[name] = str(value)
    return data


def said(screen: Any) -> str:
    root: Any = lxml_html.fromstring(screen.content.decode())
    return " ".join(root.text_content().split())


# --- Screens open -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", PAGE_TYPES)
def test_screen_for_a_new_page_opens_with_its_tabs(model: type[ContentPage], language: str) -> None:
    screen = an_editor(language).get(address_to_create(model))
    assert screen.status_code == 200
    assert tabs(screen) == expected_tabs(model, language)


@pytest.mark.parametrize("model", [model for model in PAGE_TYPES if issubclass(model, HealthPage)])
def test_health_page_has_four_tabs(model: type[ContentPage]) -> None:
    assert expected_tabs(model, "en") == ["Content", "Relations", "Review", "Promote"]
    assert len(tabs(an_editor().get(address_to_create(model)))) == 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", SNIPPETS)
def test_screen_for_a_new_shared_piece_opens(model: Any, language: str) -> None:
    screen = an_editor(language).get(reverse(model.snippet_viewset.get_url_name("add")))
    assert screen.status_code == 200
    with translation.override(language):
        assert str(model._meta.verbose_name).lower() in said(screen).lower()


@pytest.mark.parametrize("model", SNIPPETS)
def test_list_of_shared_pieces_opens(model: Any) -> None:
    assert an_editor().get(reverse(model.snippet_viewset.get_url_name("list"))).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_groups_the_shared_pieces_as_editors_look_for_them(language: str) -> None:
    screen = an_editor(language).get(reverse("wagtailadmin_home"))
    with translation.override(language):
        for name in ("Help and contact", "Knowledge", "Organisation", "Work"):
            assert gettext(name) in screen.content.decode()


@pytest.mark.parametrize("model", [HomePage, SectionPage, TopicPage])
def test_editor_may_add_what_the_tree_allows(model: type[ContentPage]) -> None:
    builders: dict[Any, Callable[[], Page]] = {HomePage: home, SectionPage: a_section, TopicPage: a_topic}
    parent = builders[model]()
    screen = an_editor().get(reverse("wagtailadmin_pages:add_subpage", args=[parent.pk]))
    offered = screen.content.decode()
    for child in model.allowed_subpage_models():
        assert f"/pages/add/pages/{child._meta.model_name}/{parent.pk}/" in offered


def test_page_where_it_may_not_stand_cannot_be_added_by_address_either() -> None:
    address = reverse("wagtailadmin_pages:add", args=("pages", "vacancypage", a_topic().pk))
    assert an_editor().get(address).status_code in (302, 403, 404)


# --- Screens say what is wrong ------------------------------------------------------------------------


def test_editor_who_enters_ages_the_wrong_way_round_is_told() -> None:
    treatment, editor = a_treatment(), an_editor()
    address = reverse("wagtailadmin_pages:edit", args=[treatment.pk])
    screen = editor.post(address, filled_in(editor.get(address), min_age=18, max_age=0))
    assert screen.status_code == 200
    assert "The end of the range must be above its start." in said(screen)
    assert "treatment_ages_in_order" not in said(screen)


def test_dutch_editor_is_told_in_dutch() -> None:
    treatment, editor = a_treatment(), an_editor("nl")
    address = reverse("wagtailadmin_pages:edit", args=[treatment.pk])
    screen = editor.post(address, filled_in(editor.get(address), min_age=18, max_age=0))
    with translation.override("nl"):
        sentence = gettext("The end of the range must be above its start.")
    assert sentence != "The end of the range must be above its start."
    assert sentence in said(screen)


def test_summary_of_321_characters_is_refused() -> None:
    treatment, editor = a_treatment(), an_editor()
    address = reverse("wagtailadmin_pages:edit", args=[treatment.pk])
    screen = editor.post(address, filled_in(editor.get(address), summary="a" * 321))
    assert screen.status_code == 200
    assert "at most 320 characters" in said(screen)


def test_editor_changes_a_treatment() -> None:
    treatment, editor = a_treatment(), an_editor()
    address = reverse("wagtailadmin_pages:edit", args=[treatment.pk])
    answer = editor.post(address, filled_in(editor.get(address), min_age=0, max_age=18))
    assert answer.status_code == 302
    assert TreatmentPage.objects.get(pk=treatment.pk).get_latest_revision_as_object().max_age == 18


def with_a_row(data: QueryDict, rows: str, **fields: Any) -> QueryDict:
    """The form with one row more in one of its lists."""
    number = int(str(data[f"{rows}-TOTAL_FORMS"]))
    data[f"{rows}-TOTAL_FORMS"] = str(number + 1)
    for name, value in {"id": "", "ORDER": number + 1, "DELETE": "", **fields}.items():
        data[f"{rows}-{number}-{name}"] = str(value)
    return data


def test_form_that_combines_itself_is_refused_when_the_editor_chooses_it() -> None:
    form, editor = an_attachment_type(), an_editor()
    address = reverse("wagtailadmin_pages:edit", args=[form.pk])
    data = with_a_row(filled_in(editor.get(address)), "combines_rows", form=form.pk)
    screen = editor.post(address, data)
    assert screen.status_code == 200
    assert "A form cannot be a combination of itself." in said(screen)
    assert stored(form).get_latest_revision_as_object().combines_rows.count() == 0


def test_editor_chooses_what_a_form_combines() -> None:
    topic = a_topic()
    form, other, editor = an_attachment_type(topic), an_attachment_type(topic), an_editor()
    address = reverse("wagtailadmin_pages:edit", args=[form.pk])
    data = with_a_row(filled_in(editor.get(address)), "combines_rows", form=other.pk)
    assert editor.post(address, data).status_code == 302
    (row,) = stored(form).get_latest_revision_as_object().combines_rows.all()
    assert row.form == other


def test_form_that_came_to_combine_itself_can_be_mended_by_its_editor() -> None:
    form, editor = an_attachment_type(), an_editor()
    AttachmentTypeCombination.objects.create(page=form, form=form)
    form.latest_revision.delete()
    form = AttachmentTypePage.objects.get(pk=form.pk)
    address = reverse("wagtailadmin_pages:edit", args=[form.pk])
    data = filled_in(editor.get(address))
    data["combines_rows-0-DELETE"] = "1"
    assert editor.post(address, data).status_code == 302
    assert stored(form).get_latest_revision_as_object().combines_rows.count() == 0


@pytest.mark.parametrize(
    ("build", "model"),
    [(a_content_warning, ContentWarning), (a_group_of_risk_factors, RiskFactorGroup), (a_kind_of_work, JobCategory)],
)
def test_editor_who_takes_a_code_that_is_taken_is_told(build: Any, model: Any) -> None:
    build("abuse")
    editor = an_editor()
    address = reverse(model.snippet_viewset.get_url_name("add"))
    fields = {"code": "abuse", "label": "Nog eens"} | ({"text": "Nog eens"} if model is ContentWarning else {})
    screen = editor.post(address, filled_in(editor.get(address), "w-editor-form", **fields))
    assert screen.status_code == 200
    assert "with this Code and Locale already exists." in said(screen)


def test_editor_who_repeats_a_version_of_a_legal_text_is_told() -> None:
    text = a_consent_text(code="job-alert", version=1)
    editor = an_editor()
    address = reverse(LegalText.snippet_viewset.get_url_name("add"))
    data = filled_in(
        editor.get(address), "w-editor-form", code="job-alert", version=1, title="x", valid_from="2026-05-01"
    )
    screen = editor.post(address, data)
    assert screen.status_code == 200
    assert "with this Code, Version and Locale already exists." in said(screen)
    assert list(LegalText.objects.all()) == [text]


def test_editor_adds_a_kind_of_work() -> None:
    editor = an_editor()
    address = reverse(JobCategory.snippet_viewset.get_url_name("add"))
    answer = editor.post(address, filled_in(editor.get(address), "w-editor-form", code="care", label="Zorg"))
    assert answer.status_code == 302
    assert JobCategory.objects.get().locale.language_code == "nl"


def test_published_page_opens_for_editing_with_all_it_holds() -> None:
    treatment = published(a_treatment(min_age=0, max_age=18, settings=["home", "online"]))
    screen = an_editor().get(reverse("wagtailadmin_pages:edit", args=[treatment.pk]))
    assert filled_in(screen).getlist("settings") == ["home", "online"]
