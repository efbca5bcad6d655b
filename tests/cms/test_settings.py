"""A missing or wrong environment variable stops the start with one clear sentence."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "DATABASE_URL": "postgres://houvast:opensesame@localhost:5432/houvast",
    "ALLOWED_HOSTS": "cms.example.org",
    "PUBLIC_URL": "https://cms.example.org",
}
SHOW = "from django.conf import settings; print(settings.{name})"


def start(name: str = "DEBUG", **environment: str) -> subprocess.CompletedProcess[str]:
    """Start a Python that reads one setting, in an environment of its own."""
    return subprocess.run(  # noqa: S603  (our own Python, our own words)
        [sys.executable, "-c", SHOW.format(name=name)],
        env={"PATH": os.environ["PATH"], **environment},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_with_what_it_needs() -> None:
    assert start(**PRODUCTION).stdout == "False\n"


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS", "PUBLIC_URL"])
def test_what_is_missing_is_named(name: str) -> None:
    ended = start(**{key: value for key, value in PRODUCTION.items() if key != name})
    assert ended.returncode != 0
    assert f"ImproperlyConfigured: The environment variable {name} is not set; expected: " in ended.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("DATABASE_URL", "opensesame"),
        ("DATABASE_URL", "mysql://houvast:opensesame@localhost/houvast"),
        ("DATABASE_URL", "sqlite:////tmp/opensesame.sqlite3"),
        ("PUBLIC_URL", "http://cms.example.org"),
        ("PUBLIC_URL", "https://cms.example.org/below"),
        ("CACHE_URL", "memcache://opensesame"),
        ("HOUVAST_LOCALES", ","),
        ("LOCALE_FALLBACKS", '{"ar": "en"}'),
        ("LOCALE_FALLBACKS", "ar=en"),
        ("HOUVAST_EXTRA_LANGUAGES", '{"ti": {"name": "Tigrinya"}}'),
        ("SSL_REDIRECT", "perhaps"),
        ("PROXY_COUNT", "-1"),
        ("LOG_LEVEL", "LOUD"),
        ("EMAIL_URL", "opensesame"),
    ],
)
def test_what_is_wrong_is_named_but_not_shown(name: str, value: str) -> None:
    ended = start(**{**PRODUCTION, name: value})
    assert ended.returncode != 0
    assert f"ImproperlyConfigured: The environment variable {name} has a wrong value" in ended.stderr
    assert "opensesame" not in ended.stderr


def test_the_first_language_is_the_source() -> None:
    chosen = {**PRODUCTION, "HOUVAST_LOCALES": "en, nl,ar"}
    assert start("LANGUAGE_CODE", **chosen).stdout == "en\n"
    assert start("LOCALE_FALLBACKS", **chosen).stdout == "{'ar': ['en', 'nl']}\n"


def test_a_language_unknown_to_django_is_introduced() -> None:
    tigrinya = '{"ti": {"name": "Tigrinya", "name_local": "ትግርኛ"}}'
    ended = start(
        "WAGTAIL_CONTENT_LANGUAGES",
        **PRODUCTION,
        HOUVAST_LOCALES="nl,ti",
        HOUVAST_EXTRA_LANGUAGES=tigrinya,
        PYTHONIOENCODING="utf-8",
    )
    assert ended.stdout == "[('nl', 'Nederlands'), ('ti', 'ትግርኛ')]\n"


@pytest.mark.parametrize(
    ("url", "seconds"),
    [
        ("postgres://houvast@localhost/houvast", "600"),
        ("postgres://houvast@localhost/houvast?conn_max_age=0", "0"),
    ],
)
def test_connections_are_kept_as_long_as_is_asked(url: str, seconds: str) -> None:
    shown = start("DATABASES['default']['CONN_MAX_AGE']", **{**PRODUCTION, "DATABASE_URL": url})
    assert shown.stdout == f"{seconds}\n"


def test_file_of_the_demo_stays_open() -> None:
    shown = start("DATABASES['default']['CONN_MAX_AGE']", DJANGO_SETTINGS_MODULE="cms.settings.demo")
    assert shown.stdout == "None\n"
