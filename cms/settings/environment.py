"""Reading environment variables (with django-environ), and refusing wrong ones in one clear sentence."""

import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

T = TypeVar("T")

POSTGRESQL = "django.db.backends.postgresql"
SQLITE = "django.db.backends.sqlite3"


def refuse(name: str, expected: str) -> ImproperlyConfigured:
    """Name the variable and what is expected, never its value: that may hold a password."""
    state = "has a wrong value" if os.environ.get(name) else "is not set"
    return ImproperlyConfigured(f"The environment variable {name} {state}; expected: {expected}.")


def require(name: str, convert: Callable[[str], T], expected: str) -> T:
    """The value of a variable without which nothing starts."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise refuse(name, expected)
    try:
        return convert(value)
    except (ValueError, TypeError, KeyError, AttributeError, ImproperlyConfigured):
        # `from None`: the cause could show the value.
        raise refuse(name, expected) from None


def read(name: str, convert: Callable[[str], T], default: T, expected: str) -> T:
    """The value of a variable that may be left out, or left empty."""
    return require(name, convert, expected) if os.environ.get(name, "").strip() else default


def boolean(value: str) -> bool:
    if value.lower() not in {"true", "false", "1", "0", "yes", "no", "on", "off"}:
        raise ValueError(value)
    return value.lower() in Env.BOOLEAN_TRUE_STRINGS


def words(value: str) -> list[str]:
    """A comma-separated list without empty or doubled items."""
    found = list(dict.fromkeys(word.strip() for word in value.split(",") if word.strip()))
    if not found:
        raise ValueError(value)
    return found


def natural(value: str) -> int:
    number = int(value)
    if number < 0:
        raise ValueError(value)
    return number


def long_secret(value: str) -> str:
    if len(value) < 50 or len(set(value)) < 5:
        raise ValueError
    return value


def origin(value: str) -> str:
    """`https://cms.example.org`: a scheme and a host, no path."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError(value)
    return f"{parts.scheme}://{parts.netloc}"


def secure_origin(value: str) -> str:
    if not value.startswith("https://"):
        raise ValueError(value)
    return origin(value)


def contact(value: str) -> str:
    """`mailto:security@example.org`, or `https://example.org/report`, of which visible ASCII alone is a URI."""
    parts = urlsplit(value)
    reachable = {"mailto": "@" in parts.path.strip("@"), "https": bool(parts.hostname)}
    if not reachable.get(parts.scheme) or not value.isascii() or not value.isprintable() or " " in value:
        raise ValueError(value)
    return value


def chains(value: str) -> dict[str, list[str]]:
    """`{"ar": ["en", "nl"]}`."""
    found = json.loads(value)
    if not all(isinstance(chain, list) and all(isinstance(code, str) for code in chain) for chain in found.values()):
        raise ValueError(value)
    return dict(found)


def languages(value: str) -> dict[str, dict[str, Any]]:
    """`{"ti": {"name": "Tigrinya", "name_local": "ትግርኛ", "bidi": false}}`."""
    found: dict[str, dict[str, Any]] = json.loads(value)
    return {
        code: {
            "code": code,
            "name": str(facts["name"]),
            "name_local": str(facts["name_local"]),
            "bidi": bool(facts.get("bidi", False)),
        }
        for code, facts in found.items()
    }


def database(value: str) -> dict[str, Any]:
    config: dict[str, Any] = dict(Env.db_url_config(value))
    if config["ENGINE"] == SQLITE:
        return sqlite(config["NAME"]) | {name: config[name] for name in ("CONN_MAX_AGE",) if name in config}
    if config["ENGINE"] != POSTGRESQL or not config["NAME"]:
        raise ValueError
    # A folder with a socket is written as a host, with its slashes encoded.
    config["HOST"] = unquote(config["HOST"])
    options = {
        # publications/statements.py has what it reads planned once for each connection; Django's default is never.
        "prepare_threshold": 5,
        **config.get("OPTIONS", {}),
    }
    # Connections are kept between requests, and looked at before they are used again, so that a restart of the database
    # costs no editor an error. The API goes without that look and tries a second time instead.
    return {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True, **config, "OPTIONS": options}


def sqlite(path: str | Path, synchronous: str = "NORMAL") -> dict[str, Any]:
    """SQLite such that readers never wait for a writer, and writers wait for each other at BEGIN.

    IMMEDIATE: a transaction that reads first and writes later fails at once ("database is locked",
    whatever the timeout) if another wrote in between. Taking the write lock at BEGIN makes it wait
    instead. So nothing that only reads may open a transaction: hence no ATOMIC_REQUESTS.
    """
    return {
        "ENGINE": SQLITE,
        "NAME": str(path),
        # Each thread keeps its connection: opening the file and setting it up takes longer than most requests.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA busy_timeout=20000; "
                f"PRAGMA synchronous={synchronous}; PRAGMA foreign_keys=ON;"
            ),
        },
    }


def cache(value: str) -> dict[str, Any]:
    if urlsplit(value).scheme in {"redis", "rediss", "valkey", "valkeys", "unix"}:
        return {
            "BACKEND": "cms.cache.ForgivingRedisCache",
            "LOCATION": value.replace("valkey", "redis", 1) if value.startswith("valkey") else value,
            "KEY_PREFIX": "houvast",
            "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},
        }
    if value.startswith("locmem://"):
        return local_cache()
    raise ValueError


def local_cache() -> dict[str, Any]:
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "houvast"}


def email(value: str) -> dict[str, Any]:
    config: dict[str, Any] = dict(Env.email_url_config(value))
    if not config["EMAIL_BACKEND"].endswith("smtp.EmailBackend") or not config["EMAIL_HOST"]:
        raise ValueError
    return config


def kept_secret(path: Path) -> str:
    """A secret made at the first start and kept in a file only its owner can read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        secret = secrets.token_urlsafe(64)
        file.write(secret)
    return secret


DATABASE_EXPECTED = "postgres://user:password@host:5432/name (or sqlite:////path/to/file, not in production)"
CACHE_EXPECTED = "redis://host:6379/0, or nothing for a cache in memory"
BOOLEAN_EXPECTED = "true or false"
