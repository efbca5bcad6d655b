"""The rules of a language, as an administrator sets them."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from translations.admin.rules import adjustable, viewset
from translations.models import LanguagePolicy, LanguageRole
from translations.roles import give

pytestmark = pytest.mark.django_db


def filled(**fields: str) -> dict[str, str]:
    usual = {f"check_{check.code}": str(check.severity) for check in adjustable()}
    return {"locale": "ar", "publishing": "complete", "starts": "on", **usual, **fields}


def url(name: str, *args: int) -> str:

    return reverse(viewset.get_url_name(name), args=args)


def test_administrator_sets_the_rules_of_a_language(admin_client: Client) -> None:
    admin_client.post(url("add"), filled(publishing="partial", check_numbers="warning"))
    policy = LanguagePolicy.objects.get(locale="ar")
    assert (policy.publishing, policy.starts, policy.publishes) == ("partial", True, False)
    assert policy.severities == {"numbers": "warning"}
    assert admin_client.get(url("edit", policy.pk)).status_code == 200
    admin_client.post(url("edit", policy.pk), filled())
    assert LanguagePolicy.objects.get(locale="ar").severities == {}


def test_a_language_has_one_set_of_rules(admin_client: Client) -> None:
    LanguagePolicy.objects.create(locale="ar")
    answer = admin_client.post(url("add"), filled())
    assert answer.status_code == 200
    assert LanguagePolicy.objects.filter(locale="ar").count() == 1


def test_a_reviewer_may_not_change_the_rules(client: Client) -> None:
    user = get_user_model().objects.create_user("amal", password="x")
    give(user, "ar", LanguageRole.REVIEWER)
    client.force_login(user)
    client.post(url("add"), filled())
    assert not LanguagePolicy.objects.exists()
