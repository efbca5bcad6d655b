"""Where a request comes from, as far as it is counted."""

from typing import Any

import pytest
from django.test import RequestFactory

from api.clients import UNKNOWN, client_of


def client(remote: str, forwarded: str = "") -> str:
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    return client_of(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::ffff", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::1", "::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("::FFFF:C000:201", "192.0.2.1"),
        ("0000:0000:0000:0000:0000:ffff:192.168.100.100", "192.168.100.100"),
    ],
)
def test_client_is_an_ipv4_address_or_the_network_of_one_ipv6_subscriber(address: str, expected: str) -> None:
    assert client(address) == expected


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "unknown",
        "_hidden",
        "192.0.2.1:4711",
        "[2001:db8::1]",
        "[2001:db8::1]:4711",
        "192.0.2.256",
        "192.0.2.01",
        "3221225985",
        "192.0.2.0/24",
        "2001:db8::/32",
        "١٩٢.٠.٢.١",
        "\x00",
        "fe80::1%" + "x" * 10_000,
    ],
)
def test_what_is_no_address_is_one_client_together(nonsense: str) -> None:
    assert client(nonsense) == UNKNOWN


@pytest.mark.parametrize("made_up", ["203.0.113.9", "203.0.113.9, 203.0.113.10", "2001:db8::1", "unknown"])
def test_without_a_proxy_nobody_chooses_who_he_is(settings: Any, made_up: str) -> None:
    settings.PROXY_COUNT = 0
    assert client("192.0.2.1", made_up) == "192.0.2.1"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1,198.51.100.2 ,  203.0.113.9 ", "203.0.113.9"),
        (1, "made up, 2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "198.51.100.1, unknown, 10.0.0.1", UNKNOWN),
        (2, "198.51.100.1, 203.0.113.9:4711, 10.0.0.1", UNKNOWN),
        # Fewer than our proxies write down: it did not come through all of them.
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "198.51.100.1,", "192.0.2.1"),
    ],
)
def test_behind_proxies_only_what_the_outermost_wrote_counts(
    settings: Any, proxies: int, forwarded: str, expected: str
) -> None:
    settings.PROXY_COUNT = proxies
    assert client("192.0.2.1", forwarded) == expected
