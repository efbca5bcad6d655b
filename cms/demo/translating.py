"""The demo's translations, through the same import that translators use."""

from collections.abc import Callable
from pathlib import Path

import polib
from django.contrib.auth.models import AbstractBaseUser

from translations.exchange import ImportReport, import_po
from translations.models import Origin

FOLDER = Path(__file__).parent / "translations"
# German comes first, while one Dutch page still has its earlier wording: its translation is outdated from then on.
BEFORE_UPDATE = ("de",)
AFTER_UPDATE = ("en", "ar", "tr", "uk")


def translate(
    locale_code: str, user: AbstractBaseUser, progress: Callable[[str], None] = lambda name: None
) -> ImportReport:
    """Import one language. Nothing is passed off: these texts are marked as a machine's work, reviewed by nobody."""
    po = polib.pofile(str(FOLDER / f"{locale_code}.po"))
    return import_po(po, locale_code, user=user, origin=Origin.MACHINE, progress=progress)


def available(locale_codes: tuple[str, ...]) -> list[str]:
    """Those of the languages that are configured here."""
    from translations import locales

    return [code for code in locale_codes if code in locales.codes()]
