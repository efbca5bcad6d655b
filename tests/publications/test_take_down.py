"""What is taken down leaves every answer at once; what was never public appears in none."""

import datetime

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from pages.models import RelatedPage
from publications.settling import settle
from tests.factories.api import at_path, document, get, read, status_at
from tests.factories.pages import a_section, a_treatment, a_vacancy, an_article, published, stored

pytestmark = pytest.mark.django_db


def ids_in_list(**parameters: str) -> set[str]:
    return {card["id"] for card in read("pages/", limit=100, **parameters)["items"]}


def test_unpublished_page_is_gone_from_document_list_and_path() -> None:
    treatment = a_treatment(title="EMDR")
    path = document(treatment)["path"]
    stored(treatment).unpublish()
    assert get(f"pages/{treatment.translation_key}/").status_code == 404
    assert str(treatment.translation_key) not in ids_in_list()
    assert status_at(path) == 404


def test_deleted_page_answers_410_at_its_addresses_and_404_by_id() -> None:
    treatment = a_treatment(title="EMDR")
    path = document(treatment)["path"]
    Page.objects.get(pk=treatment.pk).delete()
    assert status_at(path) == 410
    assert get(f"pages/{treatment.translation_key}/").status_code == 404


def test_deleting_a_section_takes_everything_below_it() -> None:
    section = a_section(title="Hulp")
    treatment = a_treatment(section, title="EMDR")
    path = document(treatment)["path"]
    Page.objects.get(pk=section.pk).delete()
    assert status_at(path) == 410
    assert str(treatment.translation_key) not in ids_in_list()


def test_card_of_an_unpublished_page_leaves_other_documents_after_settling() -> None:
    target = an_article(title="Weg ermee")
    page = an_article(title="Blijft", related_rows=[RelatedPage(target=target)])
    assert document(page)["related"]
    target.unpublish()
    settle()
    assert document(page)["related"] == []


def test_link_to_a_private_page_keeps_its_words_and_loses_its_target() -> None:
    secret = a_section(title="Geheim")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    section = a_section(title="Open", introduction=f'<p>Zie <a linktype="page" id="{secret.pk}">hier</a>.</p>')
    assert document(section)["introduction"] == "<p>Zie hier.</p>"


def test_private_section_hides_its_whole_branch_at_once_and_lifting_it_brings_it_back() -> None:
    section = a_section(title="Hulp")
    treatment = a_treatment(section, title="EMDR")
    path = document(treatment)["path"]
    restriction = PageViewRestriction.objects.create(
        page=Page.objects.get(pk=section.pk), restriction_type=PageViewRestriction.LOGIN
    )
    assert status_at(path) == 404
    assert str(treatment.translation_key) not in ids_in_list()
    restriction.delete()
    settle()
    assert at_path(path)["title"] == "EMDR"


def test_expired_page_is_not_served_even_before_the_scheduler_runs() -> None:
    treatment = a_treatment(title="EMDR", expire_at=timezone.now() + datetime.timedelta(hours=1))
    path = document(treatment)["path"]
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=2)):
        assert status_at(path) == 404
        assert str(treatment.translation_key) not in ids_in_list()


def test_draft_text_never_appears() -> None:
    treatment = a_treatment(title="EMDR")
    treatment.title = "Nog niet klaar"
    treatment.save_revision()
    settle()
    assert document(treatment)["title"] == "EMDR"
    assert b"Nog niet klaar" not in get("pages/", limit=100).content


def test_page_that_was_never_published_is_found_nowhere() -> None:
    treatment = a_treatment(title="Concept", draft=True)
    assert get(f"pages/{treatment.translation_key}/").status_code == 404
    assert b"Concept" not in get("pages/", limit=100).content


def test_missing_draft_and_private_pages_give_the_same_answer() -> None:
    draft = a_treatment(draft=True)
    private = a_treatment()
    PageViewRestriction.objects.create(page=Page.objects.get(pk=private.pk), restriction_type="login")
    bodies = []
    for key in (draft.translation_key, private.translation_key, "0b1f9f5e-6a86-4f05-9b0d-1d5a5a4b8c11"):
        body = get(f"pages/{key}/").json()
        body.pop("instance")
        bodies.append(body)
    assert bodies[0] == bodies[1] == bodies[2]


def test_closed_vacancy_leaves_the_list_at_that_moment_and_keeps_its_address() -> None:
    vacancy = a_vacancy(closes_in=datetime.timedelta(days=10))
    path = document(vacancy)["path"]
    with time_machine.travel(vacancy.closing_at + datetime.timedelta(seconds=1)):
        assert str(vacancy.translation_key) not in ids_in_list(type="vacancy")
        settle()
        assert at_path(path)["status"] == "closed"


def test_vacancy_says_when_it_is_about_to_close() -> None:
    vacancy = a_vacancy(closes_in=datetime.timedelta(days=10))
    assert document(vacancy)["status"] == "open"
    with time_machine.travel(timezone.now() + datetime.timedelta(days=4)):
        settle()
        assert document(vacancy)["status"] == "closing"


def test_filled_vacancy_is_in_no_list() -> None:
    vacancy = a_vacancy()
    vacancy.filled = True
    published(vacancy)
    assert str(vacancy.translation_key) not in ids_in_list(type="vacancy")
    assert document(vacancy)["status"] == "filled"


def test_contacts_of_a_vacancy_go_four_weeks_after_closing() -> None:
    from pages.models import VacancyContact

    vacancy = a_vacancy(contact_rows=[VacancyContact(name="Kim", locale=a_section().locale)])
    assert document(vacancy)["contacts"][0]["name"] == "Kim"
    with time_machine.travel(vacancy.closing_at + datetime.timedelta(weeks=4, seconds=1)):
        settle()
        assert document(vacancy)["contacts"] == []
