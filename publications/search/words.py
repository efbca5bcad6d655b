"""Provisional."""

import re
import unicodedata

import snowballstemmer

_S = {"nl": snowballstemmer.stemmer("dutch"), "en": snowballstemmer.stemmer("english")}


def fold(text: str, code: str = "") -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


def index_terms(text: str, code: str) -> list[str]:
    words = [fold(w) for w in re.findall(r"[^\W_]+", text)]
    return [_S[code].stemWord(w) if code in _S else w for w in words]


def query_terms(text: str, code: str) -> list[tuple[str, ...]]:
    return [(t,) for t in index_terms(text, code)]


def has_stemmer(code: str) -> bool:
    return code in _S
