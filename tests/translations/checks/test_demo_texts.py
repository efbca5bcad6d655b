"""The checks on real texts: quiet where a translation is good, so that people read what they say."""

import re
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from cms.demo import translating
from translations.checks import CheckedText, blocking, check_texts
from translations.checks.texts import plain
from translations.models import Severity

LOCALES = (*translating.BEFORE_UPDATE, *translating.AFTER_UPDATE)
# One in a hundred: more, and nobody reads them.
TOLERABLE = 0.01


def texts(locale: str) -> list[CheckedText]:
    po = polib.pofile(str(Path(translating.FOLDER) / f"{locale}.po"))
    return [CheckedText(str(entry.msgctxt), entry.msgid, entry.msgstr, locale, "nl") for entry in po if entry.msgstr]


@pytest.mark.parametrize("locale", LOCALES)
def test_no_demo_translation_is_kept_from_being_published(locale: str) -> None:
    found = texts(locale)
    assert len(found) > 400
    assert blocking(check_texts(found, {})) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_warnings_are_few_enough_to_be_read(locale: str) -> None:
    found = texts(locale)
    warnings = [finding for finding in check_texts(found, {}) if finding.severity == Severity.WARNING]
    assert len(warnings) <= TOLERABLE * len(found), warnings


@pytest.mark.parametrize("locale", LOCALES)
def test_the_same_texts_are_told_of_when_their_figures_are_taken_out(locale: str) -> None:
    """The quiet is not for want of anything to find."""
    whole = [text for text in texts(locale) if re.search(r"\d", plain(text.source))]
    harmed = [replace(text, target=re.sub(r"\d(?![^<]*>)", "x", text.target)) for text in whole]
    assert len(whole) >= 5
    assert {finding.path for finding in check_texts(harmed, {})} == {text.path for text in whole}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_same_texts_are_not_published_when_their_links_are_taken_out(locale: str) -> None:
    whole = [text for text in texts(locale) if "<a " in text.source]
    harmed = [replace(text, target=re.sub("</?a[^>]*>", "", text.target)) for text in whole]
    assert len(whole) >= 5
    assert {finding.path for finding in blocking(check_texts(harmed, {}))} == {text.path for text in whole}
