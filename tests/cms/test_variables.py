"""Whoever runs this finds every environment variable in the table of deploy/README.md, and no other."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.cms.test_settings import start

# Read by Django itself, before any profile is.
OF_DJANGO = {"DJANGO_SETTINGS_MODULE"}


def variables_read() -> set[str]:
    sources = Path(settings.BASE_DIR, "cms", "settings").glob("*.py")
    return {
        name for path in sources for name in re.findall(r'\b(?:read|require)\(\s*"([A-Z_]+)"', path.read_text("utf-8"))
    }


def variables_in_the_table() -> list[str]:
    return re.findall(r"^\| `([A-Z_]+)` \|", Path(settings.BASE_DIR, "deploy", "README.md").read_text("utf-8"), re.M)


def test_table_names_every_variable_that_is_read_once_and_no_other() -> None:
    assert sorted(variables_in_the_table()) == sorted(variables_read() | OF_DJANGO)


@pytest.mark.parametrize("name", ["READ", "SEARCH", "EXPORT"])
def test_limit_of_each_class_of_endpoint_is_its_own_variable(name: str) -> None:
    chosen = {"DJANGO_SETTINGS_MODULE": "cms.settings.demo", f"RATE_LIMIT_{name}": "7"}
    assert start(f"API_LIMITS[{name.lower()!r}]", **chosen).stdout == "(7, 60)\n"


def test_limit_below_nothing_stops_the_start() -> None:
    ended = start(DJANGO_SETTINGS_MODULE="cms.settings.demo", RATE_LIMIT_READ="-1")
    assert "The environment variable RATE_LIMIT_READ has a wrong value; expected: a number of requests" in ended.stderr
