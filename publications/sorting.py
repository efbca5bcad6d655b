"""Ordering by title: one key that every database sorts the same, by the alphabet of the language."""

import functools
import unicodedata

# Letters that stand elsewhere in an alphabet than the letter they are written like: after which one, and in what order.
_OWN_PLACES: dict[str, dict[str, tuple[str, int]]] = {
    "pl": {
        "ą": ("a", 1), "ć": ("c", 1), "ę": ("e", 1), "ł": ("l", 1), "ń": ("n", 1),
        "ó": ("o", 1), "ś": ("s", 1), "ź": ("z", 1), "ż": ("z", 2),
    },
    "tr": {"ç": ("c", 1), "ğ": ("g", 1), "ı": ("h", 1), "ö": ("o", 1), "ş": ("s", 1), "ü": ("u", 1)},
    "uk": {"ґ": ("г", 1), "є": ("е", 1), "і": ("и", 1), "ї": ("и", 2)},
}  # fmt: skip
# The letters of a title that count; each takes six characters of the key.
_LENGTH = 25


def sort_key(title: str, code: str) -> str:
    """Hexadecimal digits that sort as the title does in a dictionary of the language ``code``.

    Marks count only where they make another letter (ą in Polish, not é in Dutch). Punctuation counts for nothing.
    """
    lowered = title.replace("I", "ı").replace("İ", "i") if code == "tr" else title
    letters = (letter for letter in unicodedata.normalize("NFC", lowered).casefold() if _counts(letter))
    return "".join(_place(letter, code) for letter, _ in zip(letters, range(_LENGTH), strict=False))


def _counts(letter: str) -> bool:
    return letter.isalnum() or letter == " "


@functools.lru_cache(maxsize=4096)
def _place(letter: str, code: str) -> str:
    base, number = _OWN_PLACES.get(code, {}).get(letter, (letter, 0))
    if not number and letter != "й":
        base = unicodedata.normalize("NFD", letter)[0]
    return f"{ord(base) * 16 + number:06x}"
