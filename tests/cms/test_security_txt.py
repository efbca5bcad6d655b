"""/.well-known/security.txt: whom to tell of a hole (RFC 9116)."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from cms.security_txt import expiry
from cms.settings import environment

URL = "/.well-known/security.txt"


@time_machine.travel(datetime(2026, 11, 22, 22, 0, tzinfo=UTC))
def test_finder_of_a_hole_reads_whom_to_tell(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    settings.PUBLIC_URL = "https://cms.example.org"
    answer = client.get(URL)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "Contact: mailto:security@example.org",
        "Expires: 2027-05-01T00:00:00Z",
        "Preferred-Languages: nl, en",
        "Canonical: https://cms.example.org/.well-known/security.txt",
    ]


def test_address_without_https_is_not_called_canonical(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = "https://example.org/report"
    settings.PUBLIC_URL = "http://localhost:8000"
    words = client.get(URL).content.decode()
    assert "Contact: https://example.org/report\n" in words
    assert "Canonical" not in words


def test_without_a_contact_there_is_no_such_page(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = ""
    assert client.get(URL).status_code == 404


def test_it_can_only_be_read(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    assert client.post(URL).status_code == 405
    assert client.head(URL).status_code == 200


@pytest.mark.parametrize("month", range(1, 13))
def test_expires_about_half_a_year_ahead_at_one_moment_all_month(month: int) -> None:
    first = datetime(2026, month, 1, tzinfo=UTC)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(microseconds=1)
    assert expiry(first) == expiry(last)
    assert expiry(last) != expiry(last + timedelta(microseconds=1))
    assert timedelta(days=150) <= expiry(last) - last < expiry(first) - first <= timedelta(days=184)


def test_expires_at_one_moment_whatever_the_zone() -> None:
    dutch = timezone(timedelta(hours=1))
    assert expiry(datetime(2027, 1, 1, 0, 30, tzinfo=dutch)) == expiry(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))


@pytest.mark.parametrize("contact", ["mailto:security@example.org", "https://example.org/report?to=security"])
def test_contact_is_a_mail_address_or_a_page(monkeypatch: pytest.MonkeyPatch, contact: str) -> None:
    monkeypatch.setenv("SECURITY_CONTACT", contact)
    assert environment.read("SECURITY_CONTACT", environment.contact, "", "a contact") == contact


@pytest.mark.parametrize(
    "contact",
    [
        "security@example.org",
        "mailto:",
        "mailto:nobody",
        "mailto:@example.org",
        "http://example.org/report",
        "https://",
        "https:/report",
        "tel:+31-201-555-123",
        "mailto:a@example.org\nContact: mailto:b@example.org",
        "mailto:a b@example.org",
        "mailto:beveiliging@voorbeeldé.org",
    ],
)
def test_any_other_contact_stops_the_start(monkeypatch: pytest.MonkeyPatch, contact: str) -> None:
    monkeypatch.setenv("SECURITY_CONTACT", contact)
    with pytest.raises(ImproperlyConfigured, match="SECURITY_CONTACT has a wrong value"):
        environment.read("SECURITY_CONTACT", environment.contact, "", "a contact")
