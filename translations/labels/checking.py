"""What is wrong with the catalogue of one language, as far as readers see it."""

import io
import re
from collections.abc import Iterator

import polib

from translations.labels.catalogues import Catalogue
from translations.labels.messages import MESSAGES, Text
from translations.labels.vocabularies import vocabularies

# What tells texts apart in a catalogue: the English, and the English plural.
Key = tuple[str, str]

_PLACE = re.compile(r"%\((\w+)\)s")
# Enough to see whether a plural form stands for one number alone: rules repeat with the hundreds.
_NUMBERS = range(1000)


def key(entry: polib.POEntry) -> Key:
    return entry.msgid, entry.msgid_plural or ""


def label_keys() -> set[Key]:
    """Every text that ``labels`` gives."""
    words = {(text, "") for values in vocabularies().values() for text in values.values()}
    return words | {_key(message) for message in MESSAGES.values()}


def _key(message: Text) -> Key:
    return (message, "") if isinstance(message, str) else (message.one, message.other)


def label_faults(catalogue: polib.POFile) -> list[str]:
    """One line for each label that this catalogue lacks, and for each text in it that is not whole."""
    compiled = Catalogue(io.BytesIO(catalogue.to_binary()))
    current = {key(entry): entry for entry in catalogue if not entry.obsolete and not entry.msgctxt}
    found = [f"not translated: {text!r}" for text, plural in sorted(label_keys() - set(current))]
    for entry in current.values():
        found += _faults(entry, plural_forms(catalogue), compiled)
    return found


def plural_forms(catalogue: polib.POFile) -> int:
    """How many forms of a plural the catalogue says its language has; gettext takes two for granted."""
    declared = re.match(r"\s*nplurals\s*=\s*(\d+)", catalogue.metadata.get("Plural-Forms", ""))
    return int(declared[1]) if declared else 2


def _faults(entry: polib.POEntry, expected: int, compiled: Catalogue) -> Iterator[str]:
    if entry.fuzzy:
        yield f"fuzzy: {entry.msgid!r}"
    elif not entry.translated():
        yield f"not translated: {entry.msgid!r}"
    elif not entry.msgid_plural:
        if _places(entry.msgstr) != _places(entry.msgid):
            yield f"other places than the English: {entry.msgid!r}"
    else:
        yield from _plural_faults(entry, expected, compiled)


def _plural_faults(entry: polib.POEntry, expected: int, compiled: Catalogue) -> Iterator[str]:
    if sorted(entry.msgstr_plural) != list(range(expected)):
        yield f"{len(entry.msgstr_plural)} plural forms instead of {expected}: {entry.msgid!r}"
        return
    for index, text in entry.msgstr_plural.items():
        missing = _places(entry.msgid_plural) ^ _places(text)
        # “One result” needs no figure where that form stands for the number one alone.
        if missing and not (missing == {"count"} and _is_one_number(index, compiled)):
            yield f"other places than the English in plural form {index}: {entry.msgid!r}"


def _is_one_number(index: int, compiled: Catalogue) -> bool:
    return sum(compiled.plural(number) == index for number in _NUMBERS) == 1


def _places(text: str) -> set[str]:
    return set(_PLACE.findall(text))
