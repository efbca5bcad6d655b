"""The people of the demo: how they get in, and how far they reach."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.demo.accounts import ACCOUNTS, DEMO_PASSWORD
from cms.demo.names import stable_id
from pages.models import SNIPPETS, TreatmentPage
from tests.demo.loaded.reading import LANGUAGES, ON_THE_DEMO

pytestmark = ON_THE_DEMO

# Languages with a tree of their own; there is nothing Polish to edit.
TREES = [locale for locale in LANGUAGES if locale != "pl"]
REACH = {
    "beheer": set(TREES),
    "redactie": {"nl"},
    "zorg": {"nl"},
    "vertaler-ar": {"ar"},
    "vertaler-en-de": {"en", "de"},
}


def user(name: str) -> Any:
    return get_user_model().objects.get(username=name)


def emdr(locale: str) -> Page:
    page: Page = TreatmentPage.objects.get(translation_key=stable_id("treatment", "emdr"), locale__language_code=locale)
    return page


def test_demo_has_the_accounts_it_promises() -> None:
    assert {account.username: account.role for account in ACCOUNTS} == {
        "beheer": "administrator",
        "redactie": "editor",
        "zorg": "clinician",
        "vertaler-ar": "translator for Arabic",
        "vertaler-en-de": "translator for English and German",
    }
    assert set(get_user_model().objects.values_list("username", flat=True)) == set(REACH)


@pytest.mark.parametrize("name", REACH)
def test_account_gets_into_the_admin_with_the_password_that_was_printed(
    name: str, client: Client, words_of_the_command: str
) -> None:
    (line,) = [line for line in words_of_the_command.splitlines() if line.split()[:1] == [name]]
    assert line.split()[1] == DEMO_PASSWORD
    client.post(reverse("wagtailadmin_login"), {"username": name, "password": line.split()[1]})
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


@pytest.mark.parametrize("locale", TREES)
@pytest.mark.parametrize("name", REACH)
def test_account_may_edit_and_publish_in_its_own_languages_alone(name: str, locale: str) -> None:
    allowed = emdr(locale).permissions_for_user(user(name))
    assert (allowed.can_edit(), allowed.can_publish()) == (locale in REACH[name],) * 2


def test_arabic_translator_opens_the_arabic_page_and_not_the_english(client: Client) -> None:
    client.force_login(user("vertaler-ar"))
    answers = [
        client.get(reverse("wagtailadmin_pages:edit", args=[emdr(code).pk])).status_code for code in ("ar", "en")
    ]
    # Wagtail sends those who may not back to the first page of the admin.
    assert answers == [200, 302]


@pytest.mark.parametrize(("name", "may"), [("redactie", True), ("zorg", True), ("vertaler-ar", False)])
def test_shared_pieces_are_for_those_who_work_on_the_source(name: str, may: bool) -> None:
    someone = user(name)
    for model in SNIPPETS:
        assert someone.has_perm(f"pages.change_{model._meta.model_name}") is may


def test_only_the_administrator_manages_accounts() -> None:
    allowed = [account.username for account in ACCOUNTS if user(account.username).has_perm("auth.add_user")]
    assert allowed == ["beheer"]
