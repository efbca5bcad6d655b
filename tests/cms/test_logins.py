"""Guessing passwords of the admin, and what is written down of those who try."""

import logging
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, RequestFactory

from cms.logins import address

PASSWORD = "correct horse battery staple"


@pytest.fixture
def locked(settings: Any) -> Any:
    settings.AXES_ENABLED = True
    settings.AXES_FAILURE_LIMIT = 3
    return settings


def attempt(client: Client, password: str, ip: str = "192.0.2.1") -> Any:
    return client.post("/admin/login/", {"username": "editor", "password": password}, REMOTE_ADDR=ip)


@pytest.mark.django_db
def test_guessing_locks_out_the_guesser_alone(client: Client, locked: Any) -> None:
    get_user_model().objects.create_superuser("editor", "editor@example.org", PASSWORD)
    answers = [attempt(client, "wrong").status_code for _ in range(3)]
    assert answers == [200, 200, 429]
    # Too late for the right password from there, while the editor herself comes in.
    assert attempt(client, PASSWORD).status_code == 429
    assert attempt(client, PASSWORD, ip="192.0.2.2").status_code == 302


@pytest.mark.django_db
def test_the_log_does_not_say_who_tried(client: Client, locked: Any, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for _ in range(4):
            attempt(client, "wrong")
    words = caplog.text
    assert "Locking out a visitor" in words
    assert "192.0.2.1" not in words
    assert "editor" not in words


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "made-up, 203.0.113.9", "203.0.113.9"),
        (2, "made-up, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_the_address_is_what_our_proxies_say(settings: Any, proxies: int, forwarded: str, expected: str) -> None:
    settings.PROXY_COUNT = proxies
    request = RequestFactory().get(
        "/", REMOTE_ADDR="192.0.2.1", headers={"x-forwarded-for": forwarded} if forwarded else {}
    )
    assert address(request) == expected
