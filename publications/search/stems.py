"""From one word to the terms under which it is found."""

import re
import threading
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from publications.search.families import FAMILIES, families_in
from publications.search.folding import APOSTROPHES, fold, language_of, lowered
from publications.search.stopwords import STOP_WORDS

LONGEST_TERM = 60
_SHORTEST_HEAD = 5
_REMEMBERED_WORDS = 32_768
_APOSTROPHE = re.compile(f"[{re.escape(APOSTROPHES)}]")
_stemmers = threading.local()


def _stem(algorithm: str, word: str) -> str:
    # A stemmer holds the word it is at work on, so no two threads may share one.
    stemmer = getattr(_stemmers, algorithm, None)
    if stemmer is None:
        stemmer = snowballstemmer.stemmer(algorithm)
        setattr(_stemmers, algorithm, stemmer)
    return str(stemmer.stemWord(word))


# --- Dutch ---
# Two stemmers: “dutch” takes ge- off (gehechte, hechting), “dutch_porter” makes one of probleem and problemen.

_SHORTEST_WITH_ONE_VOWEL = 5
_DUTCH_PLURAL = re.compile(r"(?<=[ie]e)en$")
_DUTCH_ADJECTIVE = re.compile(r"(?<=[ie])ele$")
_DUTCH_VERB = re.compile(r"(?<=\w{3})eer$")
_DUTCH_T = re.compile(
    r"(?:el|er|rg|uw|[ijn]d|(?:aa|ee|oo|uu|ui|eu|ie|oe)[lnrkp])t$|^(?:be|ver|ont|her|mis|over|onder|ge)\w+[^d]d$"
)


def _dutch_folded(word: str) -> str:
    return _DUTCH_ADJECTIVE.sub("eel", _DUTCH_PLURAL.sub("", fold(word)))


def _dutch(word: str) -> str:
    folded = _dutch_folded(word)
    return _DUTCH_VERB.sub("er", _stem("dutch", folded[:-1] if _DUTCH_T.search(folded) else folded))


def _dutch_porter(word: str) -> str:
    # In short words a vowel more or less makes another word: weten and wet, maan and man.
    stem = _stem("dutch_porter", _dutch_folded(word))
    return stem if len(stem) >= _SHORTEST_WITH_ONE_VOWEL else ""


# --- English ---

_BRITISH = (
    (re.compile(r"(?<=\w{4})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"^(behavi|col|fav|hon|hum|lab|neighb|rum)our"), r"\1or"),
)


def _english(word: str) -> str:
    folded = fold(word)
    for pattern, replacement in _BRITISH:
        folded = pattern.sub(replacement, folded)
    return _stem("english", folded)


# --- German ---

_GERMAN_T = re.compile(r"(?<=^\w{2})(\w*(?:ier|ig|el|er|[aeiou]n|hn|eu|au))t$")
_GERMAN_FEMININE = re.compile(r"(?<=\w{3}[^\Waeiouy])in(?:nen)?$")


def _german(word: str) -> str:
    return _stem("german", fold(word))


def _german_bare(word: str) -> str:
    """The stem without what the stemmer leaves: the t of a verb (vertraut), the -in of a woman."""
    return _stem("german", _GERMAN_FEMININE.sub("", _GERMAN_T.sub(r"\1en", fold(word))))


# --- Turkish and Polish ---
# Their stemmers need the letters as they are written. The word itself is a second term: for those who type without
# marks, and because of short words the stemmers take too much off.

_TURKISH_ENDING = re.compile(r"(?<=[aeıioöuü])s[ıiuü]$|(?<=\w{3}m[ae])k$")


def _turkish(word: str) -> str:
    return fold(_stem("turkish", word))


def _turkish_whole(word: str) -> str:
    return fold(_TURKISH_ENDING.sub("", word))


def _polish(word: str) -> str:
    return fold(_stem("polish", word))


def _polish_whole(word: str) -> str:
    return fold(word).removesuffix("owie")


# --- Arabic ---
# The stemmer takes the article off, but not behind “and”; the second term is a light stem after Larkey, Ballesteros
# and Connell (2007), which also knows the possessives.

_SHORTEST_ARABIC_FORM = 3
_ARABIC_ARTICLE = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=\w{2})")
_ARABIC_PREFIX = re.compile(r"^[وبل](?=\w{3})")
_ARABIC_SUFFIX = re.compile(r"(?<=\w{3})ت(?:ها|هم|كم|نا|ك|ي|ه)$|(?<=\w{2})(?:ها|هم|كم|نا|ات|ون|ين|ان|يه|ه|ي|ك)$")


def _arabic_without_article(word: str) -> str:
    return _ARABIC_ARTICLE.sub("", fold(word))


def _arabic(word: str) -> str:
    return fold(_stem("arabic", _ARABIC_ARTICLE.sub("", word)))


def _arabic_noun(word: str) -> str:
    return _ARABIC_SUFFIX.sub("", _arabic_without_article(word))


def _arabic_light(word: str) -> str:
    return _ARABIC_PREFIX.sub("", _arabic_noun(word))


# --- All ---


class _Language(NamedTuple):
    """How a language finds its terms.

    `ways`: each gives one term for a word in small letters. `known_as`: under which forms a word is looked up
    among the families. `ending`: what falls off behind an apostrophe. `compounds`: whether a family's word may
    stand at the end of a longer one. `shortest`: a stem of fewer letters says too little.
    """

    ways: tuple[Callable[[str], str], ...] = (fold,)
    known_as: tuple[Callable[[str], str], ...] = (fold,)
    ending: re.Pattern[str] | None = None
    compounds: bool = False
    shortest: int = 2


_LANGUAGES = {
    "nl": _Language((_dutch, _dutch_porter), ending=re.compile(r"(?<=\w)'(?:s|tjes?|en|t)?$"), compounds=True),
    "en": _Language((_english,), ending=re.compile(r"'(?:s|ll|re|ve|d|m)?$")),
    "de": _Language((_german, _german_bare), ending=re.compile(r"(?<=\w)'s?$"), compounds=True),
    "tr": _Language((_turkish, _turkish_whole), ending=re.compile(r"(?<=\w)'.*$"), shortest=3),
    "ar": _Language((_arabic, _arabic_light), known_as=(fold, _arabic_without_article, _arabic_noun, _arabic_light)),
    "pl": _Language((_polish, _polish_whole), ending=re.compile(r"(?<=\w)'.*$")),
}
_ANY_LANGUAGE = _Language()


def _families(code: str, lines: str) -> dict[str, str]:
    terms = {fold(form, code): fold(term, code) for form, term in families_in(lines).items()}
    if code == "ar":
        # Also under the form that is left when a possessive falls off: مشكلتي is looked up as مشكل.
        bare = {_ARABIC_SUFFIX.sub("", form): term for form, term in terms.items()}
        terms = {form: term for form, term in bare.items() if len(form) >= _SHORTEST_ARABIC_FORM} | terms
    return terms


_FAMILIES = {code: _families(code, lines) for code, lines in FAMILIES.items()}
_STOP_WORDS = {code: frozenset(fold(word, code) for word in words) for code, words in STOP_WORDS.items()}


def has_stemmer(code: str) -> bool:
    """Whether words of this language are found by their stem; otherwise only by their exact form, folded."""
    return language_of(code) in _LANGUAGES


def is_stop_word(word: str, code: str) -> bool:
    return fold(word, code) in _STOP_WORDS.get(language_of(code), ())


def stems(word: str, code: str) -> tuple[str, ...]:
    """The terms of one word, the best one first: letters and digits only, at most two, none if it has no letters.

    Two words are forms of one another as far as we know when they have a term in common.
    """
    return _stems(word[: 4 * LONGEST_TERM], language_of(code))


def forget_stems() -> None:
    """Empty the memory of stems: for tests, and for measuring."""
    _stems.cache_clear()


@lru_cache(maxsize=_REMEMBERED_WORDS)
def _stems(word: str, code: str) -> tuple[str, ...]:
    language = _LANGUAGES.get(code, _ANY_LANGUAGE)
    small = _APOSTROPHE.sub("'", lowered(word, code))[:LONGEST_TERM]
    if language.ending is not None:
        small = language.ending.sub("", small)
    whole = fold(small, code)
    stop_words = _STOP_WORDS.get(code, frozenset())
    if whole.isdecimal() or whole in stop_words:
        return _cleaned([whole])
    family = _family(small, code, language)
    if family is not None:
        return _cleaned([family])
    kept = [stem for way in language.ways if len(stem := way(small)) >= language.shortest]
    # Where the stem is another, everyday word (geweld: wel), it may not find that one; forms still find each other.
    return _cleaned([f"{stem}0" if stem in stop_words else stem for stem in kept] or [whole])


def _family(small: str, code: str, language: _Language) -> str | None:
    families = _FAMILIES.get(code, {})
    for known_as in language.known_as:
        if (term := families.get(known_as(small))) is not None:
            return term
    if language.compounds:
        whole = fold(small, code)
        for start in range(2, len(whole) - _SHORTEST_HEAD + 1):
            if (term := families.get(whole[start:])) is not None:
                return whole[:start] + term
    return None


def _cleaned(terms: list[str]) -> tuple[str, ...]:
    bare = ("".join(filter(str.isalnum, term))[:LONGEST_TERM] for term in terms)
    return tuple(dict.fromkeys(term for term in bare if term))
