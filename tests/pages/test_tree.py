"""Which page may stand below which."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from pages.models import PAGE_TYPES
from tests.factories.pages import a_page, a_section, a_topic, a_treatment, home

# Every page type, and all that may stand directly below it. "root" is the unseen top of the tree.
CHILDREN = {
    "root": {"home"},
    "home": {"section", "topic", "article"},
    "section": {"section", "topic", "treatment", "article", "vacancy", "job_alert"},
    "topic": {"attachment_type", "risk_factor", "symptom", "treatment", "article"},
    "attachment_type": set(),
    "risk_factor": set(),
    "symptom": set(),
    "treatment": set(),
    "article": set(),
    "job_alert": set(),
    "vacancy": set(),
}
MODELS: dict[str, type[Page]] = {"root": Page, **{model.type_name: model for model in PAGE_TYPES}}
PAIRS = [(parent, child) for parent in CHILDREN for child in CHILDREN if child != "root"]


def test_the_table_holds_every_page_type() -> None:
    assert set(CHILDREN) == set(MODELS)


@pytest.mark.parametrize(("parent", "child"), PAIRS)
def test_page_stands_below_its_parents_and_no_others(parent: str, child: str) -> None:
    allowed = MODELS[child] in MODELS[parent].allowed_subpage_models()
    assert allowed is (child in CHILDREN[parent])


@pytest.mark.parametrize("child", sorted(set(CHILDREN) - {"root"}))
def test_every_page_type_has_a_place_to_stand(child: str) -> None:
    assert any(child in children for children in CHILDREN.values())


@pytest.mark.parametrize("parent", sorted(set(CHILDREN) - {"root"}))
def test_bare_wagtail_page_stands_nowhere(parent: str) -> None:
    assert Page not in MODELS[parent].allowed_subpage_models()


@pytest.mark.django_db
def test_new_site_has_one_home_page_in_the_source_language_and_nothing_else() -> None:
    (page,) = Page.objects.filter(depth__gt=1)
    assert page.specific == home()
    assert (page.locale.language_code, page.live) == ("nl", True)


@pytest.mark.django_db
def test_editor_is_not_offered_a_vacancy_below_a_topic() -> None:
    offered = {model.type_name for model in type(a_topic()).creatable_subpage_models()}
    assert offered == CHILDREN["topic"]


@pytest.mark.django_db
def test_section_with_its_pages_cannot_be_moved_below_a_treatment() -> None:
    section, treatment = a_section(), a_treatment()
    assert not section.can_move_to(treatment)
    assert section.can_move_to(a_section())


@pytest.mark.django_db
def test_two_pages_of_one_parent_do_not_share_an_address() -> None:
    section = a_section()
    a_page(MODELS["article"], section, slug="hechting")
    with pytest.raises(ValidationError) as refusal:
        a_page(MODELS["article"], section, slug="hechting")
    assert "slug" in refusal.value.message_dict


@pytest.mark.django_db
def test_pages_of_two_parents_may_share_the_end_of_their_address() -> None:
    first, second = (a_page(MODELS["article"], a_section(), slug="hechting") for _ in range(2))
    assert first.slug == second.slug
