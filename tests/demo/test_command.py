"""When the demo refuses to load, and what its accounts get where they are not known."""

from typing import Any

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Page

from cms.demo.accounts import ACCOUNTS, DEMO_PASSWORD, create_accounts
from tests.factories.pages import a_section, home, published

pytestmark = pytest.mark.django_db


def test_demo_is_refused_outside_the_demo_profile(settings: Any) -> None:
    settings.IS_DEMO = False
    with pytest.raises(CommandError, match="not a demo"):
        call_command("demo")
    assert not Page.objects.filter(depth__gt=2).exists()
    assert not get_user_model().objects.exists()


def test_demo_is_refused_where_other_content_stands() -> None:
    a_section(title="Van iemand anders")
    with pytest.raises(CommandError, match="other content"):
        call_command("demo")
    assert list(Page.objects.filter(depth__gt=2).values_list("title", flat=True)) == ["Van iemand anders"]
    assert not get_user_model().objects.exists()


def test_demo_is_refused_where_someone_draws_up_a_first_page() -> None:
    a_section(title="Nog niet af", draft=True)
    with pytest.raises(CommandError, match="other content"):
        call_command("demo")


def test_demo_is_refused_where_the_home_page_is_published() -> None:
    published(home())
    with pytest.raises(CommandError, match="other content"):
        call_command("demo")


def test_accounts_outside_the_demo_profile_get_passwords_that_nobody_knows() -> None:
    made = create_accounts(known_password=False)
    passwords = {password for _account, password in made}
    assert len(passwords) == len(ACCOUNTS)
    assert DEMO_PASSWORD not in passwords
    for account, password in made:
        assert authenticate(username=account.username, password=password)
        assert not authenticate(username=account.username, password=DEMO_PASSWORD)
