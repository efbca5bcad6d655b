"""PO, the files of gettext (its manual, 10 “The Format of PO Files”).

The address of a text is its ``msgctxt``. Extracted comments (``#.``) hold the name of the page, then its notes, one on
each line; the former translation, for which PO has no place, is such a comment too. ``fuzzy`` is what is uncertain. A
PO file knows no more states: what was reviewed is read as translated.
"""

import re
from collections.abc import Iterable, Iterator

import polib
from django.utils.translation import gettext as _

from translations import locales
from translations.exchange.decoding import check_count, text_of
from translations.exchange.units import FileRefused, Unit, UnitFile, UnitGroup, UnitState
from translations.exchange.xliff import address_of, former_of

WIDTH = 110

_FUZZY = "fuzzy"
# Weblate's name for it; gettext passes over flags that it does not know.
_MAX_LENGTH = "max-length:"
# In quotes, for spaces at the ends of a comment are lost.
_PREVIOUS_TARGET = 'previous-target: "'
# Not standard, but known to Weblate and Poedit: the header itself only names the language of the translations.
_SOURCE_LANGUAGE = "X-Source-Language"

_CHARSET = re.compile(rb"""^"Content-Type:[^"\n]*charset=([A-Za-z0-9._-]+)""", re.MULTILINE)
_LINE = re.compile(r"""(\#.*|(msg(ctxt|id|id_plural|str|str\[\d+\])\s+)?"([^"\\]|\\.)*")?""")

# Where str.splitlines, and so polib, ends a line and gettext does not: hidden behind a noncharacter meanwhile.
_MARK = "\ufdd0"
_HIDE = {
    character: _MARK + "abcdefghi"[number]
    for number, character in enumerate((*"\v\f\x1c\x1d\x1e\x85\u2028\u2029", _MARK))
}
_SHOW = {stand_in: character for character, stand_in in _HIDE.items()}

_COMMENT_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_COMMENT_UNESCAPES = {escape: character for character, escape in _COMMENT_ESCAPES.items()}


# -- writing -------------------------------------------------------------------------------------------------


def write(file: UnitFile) -> bytes:
    """The file in UTF-8, without a date: the same texts give the same bytes.

    U+0004, which gettext itself puts between context and text, is replaced by U+FFFD.
    """
    header = polib.POFile()
    header.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": file.locale,
        _SOURCE_LANGUAGE: file.source_locale,
    }
    blocks = [str(header), *_blocks(file)]
    return "\n".join(blocks).replace("\x04", "\ufffd").encode("utf-8", "replace")


def _blocks(file: UnitFile) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for group in file.groups:
        for unit in group.units:
            place = (str(unit.address), unit.source)
            # msgfmt refuses a text that stands at one place twice.
            if place not in seen:
                seen.add(place)
                yield "".join(f"#. {_comment(line)}\n" for line in _comments(group, unit)) + _entry(unit)


def _comments(group: UnitGroup, unit: Unit) -> list[str]:
    comments = [group.name or unit.address.type_name, *unit.notes]
    if unit.former and unit.former.target:
        comments.append(f'{_PREVIOUS_TARGET}{unit.former.target}"')
    return comments


def _entry(unit: Unit) -> str:
    entry = polib.POEntry(
        msgctxt=str(unit.address),
        msgid=unit.source,
        msgstr=unit.target,
        previous_msgid=unit.former.source if unit.former else None,
    )
    if unit.target and unit.uncertain:
        entry.flags.append(_FUZZY)
    if unit.max_length is not None:
        entry.flags.append(f"{_MAX_LENGTH}{unit.max_length}")
    return entry.__unicode__(wrapwidth=WIDTH)


def _comment(text: str) -> str:
    return re.sub(r"[\\\n\r]", lambda found: _COMMENT_ESCAPES[found[0]], text)


# -- reading -------------------------------------------------------------------------------------------------


def read(data: bytes) -> UnitFile:
    """Raises FileRefused for what is no PO file, and for one whose header does not name its language.

    Without a source language it is from ours: gettext has no field for it. What is obsolete is passed over; texts with
    plural forms, which we do not have, are not ours.
    """
    found = _CHARSET.search(data[:10_000])
    declared = found[1].decode() if found else ""
    # The name that stands in templates.
    text = text_of(data, "utf-8" if declared in ("", "CHARSET") else declared)
    file = _parsed(text.replace("\r\n", "\n"))
    check_count(len(file))
    language = str(file.metadata.get("Language", "")).strip().replace("_", "-")
    if not language:
        raise FileRefused(_("The file does not say which language it is translated into (“Language” in its header)."))
    source = str(file.metadata.get(_SOURCE_LANGUAGE, "")).strip().replace("_", "-")
    result = UnitFile(source or locales.source_code(), language)
    groups: dict[tuple[str, str], UnitGroup] = {}
    for entry in file:
        if not entry.obsolete:
            _read_entry(entry, groups, result.unknown)
    result.groups = list(groups.values())
    return result


def _parsed(text: str) -> polib.POFile:
    for number, line in enumerate(text.split("\n"), start=1):
        if not _LINE.fullmatch(line.strip()):
            raise _broken(number)
    # polib opens a file where the text is the name of one. No file has a name with this character.
    guarded = "# \0\n" + re.sub(f"[{''.join(_HIDE)}]", lambda found: _HIDE[found[0]], text)
    try:
        file = polib.pofile(guarded, encoding="utf-8")
    except (OSError, ValueError) as error:
        found = re.search(r"line (\d+)", str(error))
        raise _broken(int(found[1]) - 1 if found else 0) from error
    return file


def _broken(line: int) -> FileRefused:
    return FileRefused(_("The file is a broken PO file: line %(line)d.") % {"line": line})


def _read_entry(entry: polib.POEntry, groups: dict[tuple[str, str], UnitGroup], unknown: list[str]) -> None:
    context, source = _shown(entry.msgctxt), _shown(entry.msgid)
    address = address_of(context)
    if address is None or entry.msgid_plural:
        unknown.append(context or source[:80])
        return
    name, *comments = [_uncommented(line) for line in _shown(entry.comment).split("\n")]
    notes, former_target = _notes(comments)
    unit = Unit(address, source, _shown(entry.msgstr), notes=notes)
    unit.uncertain = bool(unit.target) and _FUZZY in entry.flags
    unit.state = UnitState.TRANSLATED if unit.target else UnitState.INITIAL
    unit.former = former_of(_shown(entry.previous_msgid), former_target)
    unit.max_length = _max_length(entry.flags)
    thing = (address.type_name, str(address.translation_key))
    groups.setdefault(thing, UnitGroup(name)).units.append(unit)


def _shown(text: str | None) -> str:
    return re.sub(f"{_MARK}.", lambda found: _SHOW[found[0]], text or "")


def _uncommented(line: str) -> str:
    return re.sub(r"\\[\\nr]", lambda found: _COMMENT_UNESCAPES[found[0]], line)


def _notes(comments: Iterable[str]) -> tuple[list[str], str]:
    notes, former = list[str](), ""
    for comment in comments:
        if comment.startswith(_PREVIOUS_TARGET):
            former = comment.removeprefix(_PREVIOUS_TARGET).removesuffix('"')
        else:
            notes.append(comment)
    return notes, former


def _max_length(flags: list[str]) -> int | None:
    stated = (flag.removeprefix(_MAX_LENGTH) for flag in flags if flag.startswith(_MAX_LENGTH))
    return next((int(length) for length in stated if length.isdecimal()), None)
