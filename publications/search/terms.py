"""The terms a page is found by, as the index of the database holds them: words, told apart by where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from publications.search.words import index_terms

# Before a term that stands in a title or another name, and before one that stands in the summary. No word begins with
# either, and neither database takes them for punctuation.
NAME = "¹"
LEAD = "²"


@dataclass(frozen=True)
class Texts:
    """The words of a page: what it is called, what introduces it, and the rest."""

    names: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)


def scope(locale: str, served_locale: str) -> str:
    """The term that every page carries for the language it is asked for in and the one its text is in."""
    return f"§{locale}¦{served_locale}".lower().replace("-", "¦")


def search_terms(texts: Texts, locale: str, served_locale: str) -> str:
    """Every term once, with a space between: the words are of ``served_locale``."""
    names = _terms(texts.names, served_locale)
    leads = _terms(texts.leads, served_locale)
    every = names | leads | _terms(texts.body, served_locale)
    marked = {NAME + term for term in names} | {LEAD + term for term in leads}
    return " ".join([scope(locale, served_locale), *sorted(marked | every)])


def _terms(texts: Iterable[str], code: str) -> set[str]:
    return {term for text in texts for term in index_terms(text, code)}
