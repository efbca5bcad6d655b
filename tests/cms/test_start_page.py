"""First contact."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("", "nl"),
        ("nl-NL,nl;q=0.9", "nl"),
        ("en-GB", "en"),
        ("ar,en;q=0.5", "en"),
        ("ar", "nl"),
        ("nonsense;;q=x", "nl"),
    ],
)
def test_speaks_the_readers_language_where_it_can(client: Client, wanted: str, language: str) -> None:
    page = client.get("/", headers={"accept-language": wanted}).content.decode()
    assert f'<html lang="{language}" dir="ltr">' in page


def test_leads_to_the_doors(client: Client) -> None:
    page = client.get("/").content.decode()
    for door in ["/admin/", "/api/v1/", "/api/v1/pages/?locale=ar", "/api/v1/pages/by-path/?path=/nl/"]:
        assert f'href="{door}"' in page


def test_needs_no_script_and_its_files_exist(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "<script" not in page
    assert "style=" not in page
    linked = set(re.findall(r'"/static/([^"]+)"', page))
    assert linked == {"cms/mark.svg", "cms/start.css"}
    assert all(finders.find(name) for name in linked)


def test_what_does_not_exist_is_a_plain_404_in_any_language(client: Client) -> None:
    answer = client.get("/nowhere/", headers={"accept-language": "ar"})
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("text/plain")
