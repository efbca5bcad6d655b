"""What translators do: ``returned(page)`` is the file of a page, filled in; ``imported(file)`` takes it in."""

from collections.abc import Collection, Mapping
from typing import Any

import polib
from wagtail.models import Locale

from tests.factories.pages import stored, translated
from translations.checks import CHECKS
from translations.exchange import ImportReport, export_po, import_po
from translations.models import LanguagePolicy, Severity


def language(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def placed(page: Any, locale: str = "ar") -> Any:
    """The page, whose parent has a translation, so that its own has somewhere to stand."""
    parent = page.get_parent().specific
    if not parent.has_translation(language(locale)):
        translated(parent, locale, title=f"{parent.title} {locale}")
    return page


def exported(*things: Any, locale: str = "ar") -> polib.POFile:
    """The file translators get: of what is stored now."""
    return export_po([stored(thing) for thing in things], language(locale))


def path_of(entry: polib.POEntry) -> str:
    """Which text of its page an entry is: ``title``, ``body.….html``."""
    return str(entry.msgctxt).split(":", 2)[2]


def unit(po: polib.POFile, ending: str) -> polib.POEntry:
    """The one entry whose path ends like this."""
    (found,) = [entry for entry in po if path_of(entry).endswith(ending)]
    return found


def name_of(thing: Any) -> str:
    """How a report names a page or shared piece."""
    return f"{thing.type_name}:{thing.translation_key}"


def translation_of(thing: Any, locale: str = "ar") -> Any:
    """The stored translation of a page or shared piece, draft or live."""
    return type(thing).objects.get(translation_key=thing.translation_key, locale=language(locale))


def returned(
    *things: Any,
    locale: str = "ar",
    texts: Mapping[str, str] | None = None,
    without: Collection[str] = (),
    slug: str = "",
) -> polib.POFile:
    """The file with every text that was open filled in: what ``texts`` gives for the end of its path, or a mark.

    Texts that end like one of ``without`` stay open.
    """
    po = exported(*things, locale=locale)
    given = texts or {}
    for entry in po:
        path = path_of(entry)
        if path == "slug":
            entry.msgstr = slug or entry.msgstr
        elif not path.endswith(tuple(without)):
            default = entry.msgstr or f"{locale}: {entry.msgid}"
            entry.msgstr = next((text for end, text in given.items() if path.endswith(end)), default)
            if any(path.endswith(end) for end in given):
                entry.flags = []
    return po


def imported(po: polib.POFile, **options: Any) -> ImportReport:
    """Take a file into the language it says it is in."""
    return import_po(po, po.metadata["Language"], **options)


def words_may_say_anything(*codes: str) -> None:
    """No check of what a translation says stands in the way: for tests about other things, with made-up texts."""
    off = {check.code: Severity.OFF for check in CHECKS if check.adjustable}
    for code in codes:
        LanguagePolicy.objects.update_or_create(locale=code, defaults={"severities": off})
