"""What documents are built with, as one number that only rises: code, library versions and settings.

A deploy that changes any of them gets a new release. Rows of a lower release are rebuilt at a bounded rate, while their
bytes go on serving; a process that still runs the old code leaves rows of a higher release alone.
"""

import functools
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path

import orjson
from django.conf import settings

from publications.models import ListVersion, Release
from translations import locales

# Under this name crisis boxes record the settings they show.
HELP_SETTINGS = "settings:help"

_ROOT = Path(__file__).resolve().parents[1]
# Whatever can change a byte of a document. Views, admin and migrations cannot.
_SOURCES = (
    "pages/blocks/*.py",
    "pages/models/*.py",
    "pages/snippets/*.py",
    "pages/*.py",
    "publications/serializers/*.py",
    "publications/jsonld/*.py",
    "publications/search/*.py",
    "publications/*.py",
    "translations/locales.py",
    "requirements.txt",
    "locale/*/LC_MESSAGES/*.po",
)


def fingerprint() -> str:
    """64 hexadecimal digits, the same in every process of one deploy."""
    text = orjson.dumps([code_fingerprint(_ROOT), *_settings()])
    return hashlib.sha256(text).hexdigest()


@functools.cache
def code_fingerprint(root: Path) -> str:
    """Over the names and contents of the sources below ``root``."""
    digest = hashlib.sha256()
    for path in _files(root):
        digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
        digest.update(path.read_bytes())
        digest.update(b"\0")
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    yield from sorted({path for pattern in _SOURCES for path in root.glob(pattern)})


def _settings() -> list[object]:
    return [
        [(code, locales.chain(code), locales.direction(code)) for code in locales.codes()],
        settings.EMERGENCY_NUMBER,
        settings.HELPLINE_COUNTRY,
        settings.MEDIA_URL,
        settings.SITE_URL,
        settings.TIME_ZONE,
    ]


def release() -> int:
    """The number of this process's release, given out when its fingerprint is seen for the first time."""
    mine = fingerprint()
    number = Release.objects.filter(fingerprint=mine).order_by("-number").values_list("number", flat=True).first()
    return number or _register(mine)


def deploy() -> int:
    """The release that is deployed from now on: a return to older code is a new release too."""
    mine = fingerprint()
    newest = Release.objects.order_by("-number").first()
    return newest.number if newest and newest.fingerprint == mine else _register(mine)


def _register(mine: str) -> int:
    text = f"{settings.EMERGENCY_NUMBER} {settings.HELPLINE_COUNTRY}"
    # Crisis boxes need not wait for their turn among all that a release rebuilds.
    ListVersion.objects.update_or_create(name=HELP_SETTINGS, defaults={"version": zlib.crc32(text.encode())})
    return Release.objects.create(fingerprint=mine).number
