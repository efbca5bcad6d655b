"""Compiled catalogues, and which of their plural forms a number takes.

Django's own translation objects are not used: they mix in the catalogues of every installed app and fall back on
``LANGUAGE_CODE`` without a word, so that nobody can tell what is missing here.
"""

import functools
import gettext
from collections.abc import Callable, Mapping
from pathlib import Path

from babel import Locale, UnknownLocaleError
from django.utils.translation import to_locale

from translations.labels.messages import Plural, Text

# The names that CLDR gives plural categories (Unicode TR35, part 3, section 5), in its order.
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
# The million has a category of its own in French and Spanish; elsewhere a smaller number speaks for each.
_NUMBERS = (1_000_000, *range(1000))

# A text, or the text of each plural category.
Translation = str | dict[str, str]


class Catalogue(gettext.GNUTranslations):
    """A compiled catalogue that says what it lacks, where gettext would give the English."""

    # What gettext keeps what it read in, as Django's own subclass relies on too.
    _catalog: dict[str | tuple[str, int], str]
    plural: Callable[[int], int]

    def text(self, message: str) -> str | None:
        return self._catalog.get(message) or None

    def forms(self, message: Plural) -> list[str]:
        """The plural forms by gettext's index; none where one of them is missing."""
        found = {
            key[1]: text for key, text in self._catalog.items() if isinstance(key, tuple) and key[0] == message.one
        }
        return [found[index] for index in sorted(found)] if all(found.values()) else []

    def translation(self, message: Text, code: str) -> Translation | None:
        """The text in the language ``code``, or None where this catalogue has none."""
        if isinstance(message, str):
            return self.text(message)
        return by_category(self.forms(message), self.plural, code)


@functools.cache
def catalogues(code: str, folders: tuple[str, ...]) -> tuple[Catalogue, ...]:
    """The catalogues of a language below ``LOCALE_PATHS``, the first to be asked first."""
    found = [file for folder in folders for file in gettext.find("django", folder, [to_locale(code)], all=True)]
    return tuple(_read(Path(file)) for file in found)


def _read(file: Path) -> Catalogue:
    with file.open("rb") as opened:
        return Catalogue(opened)


@functools.cache
def samples(code: str) -> Mapping[str, int | None]:
    """The plural categories of a language, each with a whole number of it.

    None for a category of fractions alone, such as ``other`` in Polish. A language without rules has ``other`` alone.
    """
    try:
        rule = Locale.parse(code, sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        return {"other": None}
    found = {rule(number): number for number in _NUMBERS}
    return {category: found.get(category) for category in CATEGORIES if category in rule.tags or category == "other"}


def by_category(forms: list[str], form_of: Callable[[int], int], code: str) -> dict[str, str] | None:
    """Plural forms by gettext's index as texts by CLDR category; None where a form that a number takes is missing."""
    taken = {category: form_of(number) for category, number in samples(code).items() if number is not None}
    if not forms or max(taken.values(), default=0) >= len(forms):
        return None
    # The form that no whole number takes is the one for fractions; without such a form, the last stands in.
    spare = max(set(range(len(forms))) - set(taken.values()), default=len(forms) - 1)
    return {category: forms[taken.get(category, spare)] for category in samples(code)}


def english(message: Text) -> Translation:
    """The text as it stands in the code."""
    return message if isinstance(message, str) else {"one": message.one, "other": message.other}


def is_english(code: str) -> bool:
    return code.split("-")[0] == "en"
