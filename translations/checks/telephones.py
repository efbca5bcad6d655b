"""Telephone numbers in a text."""

import re

# National numbers for emergencies and help that look like any other number; and the European 116 numbers.
_SHORT = "112|113|144|110|911|999"
_DATE = r"\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}(?!\d)"
_TELEPHONE = re.compile(
    rf"""
    (?<![0-9A-Za-z+])(?<!\d[.,:-])(?!{_DATE})(?:
        \+31[ ]?(?:\(0\)[ ]?)?\d(?:[ -]?\d){{8}}(?!\d)           # Dutch, from abroad
      | \+\d(?:[ ]?[(]?[ -]?\d[)]?){{6,14}}(?!\d)                # from abroad
      | 0(?:800|90[069])[ -]?\d{{4}}(?:[ -]?\d{{3}})?(?!\d)      # Dutch service numbers: 0800-0113
      | \(?0\d(?:[)]?[ -]?\d){{8}}(?!\d)                         # Dutch, ten digits
      | \(?0\d{{2,5}}[)]?[ /-]\d{{3,}}(?:[ -]\d{{2,}})*(?!\d)    # elsewhere, with an area code
      | 0\d{{7,11}}(?!\d)
      | 116[ -]?\d{{3}}(?!\d)
      | (?:{_SHORT})(?!\d|[.,:-]\d|[ ]?[%‰٪])
    )
    """,
    re.VERBOSE,
)


def telephones(text: str) -> list[str]:
    """The numbers as they are dialled: digits alone, with the plus of an international one.

    ``text`` is canonical, without addresses (``texts.canonical``, ``addresses.without_addresses``).
    """
    return [_dialled(found) for found in _TELEPHONE.findall(text)]


def without_telephones(text: str) -> str:
    return _TELEPHONE.sub("•", text)


def _dialled(number: str) -> str:
    # The zero in brackets is not dialled from abroad.
    return re.sub(r"[^\d+]", "", number.replace("(0)", "") if number.startswith("+") else number)
