"""What lists and search need to know of a document, stored beside it when it is built.

All of it is taken from the finished document, so that a filter, an order and a search never say other than the reader
sees. The one exception are the words editors add for search alone.
"""

import functools
import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pages.blocks.base import Json, Schema
from pages.fields import lines
from publications.models import PAGE, Publication, PublicationFact, SearchText
from publications.schema import document_schema
from publications.search.terms import Texts, search_terms
from publications.serializers import PAGES, SNIPPETS
from publications.serializers.filters import Fact, facts
from publications.sorting import sort_key
from publications.texts import words_of
from publications.untranslated import without_untranslated

# Of a page these are no text of its own, or are searched with a weight of their own.
_ELSEWHERE = frozenset(
    {
        "title",
        "short_title",
        "summary",
        "alternate_names",
        "breadcrumbs",
        "children",
        "citations",
        "contacts",
        "json_ld",
        "review",
        "seo",
        "translation",
    }
)
# Of a sentence, also in Arabic.
_ENDS = (".", "!", "?", "…", ":", "؟", "۔")
# Postgres cannot store more, and nobody filters by an essay.
_FACT_LENGTH = 255


@dataclass(frozen=True)
class Indexed:
    """A row with the document that was built for it, and what it was built from."""

    row: Publication
    document: dict[str, Json]
    source: Any


def note(indexed: Indexed, release: int) -> None:
    """Put into the row's own columns what lists order by and answers name, and the version of all that is indexed."""
    row, document = indexed.row, indexed.document
    if row.kind == PAGE:
        row.sort_key = sort_key(row.title, row.built_locale)
        row.noindex = document["seo"]["noindex"]
        row.translation_state = state_of(document)
        row.own_locales = ",".join(each["locale"] for each in document["alternates"] if not each["is_fallback"])
    elif row.kind in SNIPPETS:
        order = SNIPPETS[row.kind].order(indexed.source)
        row.sort_key = order + sort_key(row.title, row.built_locale)
    row.indexed = _version(row, _hidden(indexed.source), release)


def state_of(document: dict[str, Json]) -> str:
    """How a page's text stands to the source's; '' for what has no such state."""
    return str(document["translation"]["state"]) if "translation" in document else ""


def store(changed: Iterable[Indexed]) -> None:
    """Replace the facts and the search text of rows, in a number of statements that does not grow."""
    items = list(changed)
    if not items:
        return
    pks = [item.row.pk for item in items]
    PublicationFact.objects.filter(publication__in=pks).delete()
    PublicationFact.objects.bulk_create(fact for item in items for fact in _facts(item))
    SearchText.objects.filter(publication__in=pks).delete()
    SearchText.objects.bulk_create(_search_text(item) for item in items if _is_searched(item.row))


@dataclass(frozen=True)
class Entries:
    """The facts and search terms that are stored for some rows."""

    facts: dict[int, set[Fact]]
    terms: dict[int, str]

    @classmethod
    def of(cls, rows: Iterable[Publication]) -> "Entries":
        pks = [row.pk for row in rows]
        facts: dict[int, set[Fact]] = {pk: set() for pk in pks}
        for fact in PublicationFact.objects.filter(publication__in=pks):
            facts[fact.publication_id].add((fact.name, fact.text, fact.number))
        return cls(facts, dict(SearchText.objects.filter(publication__in=pks).values_list("pk", "terms")))

    def hold(self, item: Indexed) -> bool:
        """Whether they are those of a document."""
        wanted = {(fact.name, fact.text, fact.number) for fact in _facts(item)}
        terms = _search_text(item).terms if _is_searched(item.row) else None
        return self.facts[item.row.pk] == wanted and self.terms.get(item.row.pk) == terms


def _version(row: Publication, hidden: list[str], release: int) -> str:
    """Another one when the bytes, the hidden words or the code changed."""
    return hashlib.sha256("\n".join([row.etag, row.built_locale, str(release), *hidden]).encode()).hexdigest()


def _facts(item: Indexed) -> Iterable[PublicationFact]:
    serializer = PAGES.get(item.row.type) or SNIPPETS.get(item.row.type)
    for name, text, number in sorted(facts(serializer.filters, item.document), key=str) if serializer else ():
        yield PublicationFact(publication=item.row, name=name, text=text[:_FACT_LENGTH], number=number)


def _is_searched(row: Publication) -> bool:
    """What has no address cannot be found: it stands inside another page."""
    return row.kind == PAGE and row.path is not None


def _search_text(item: Indexed) -> SearchText:
    # Excerpts are shown as text of the page's language, and words are brought to their stems by it.
    document, serializer = without_untranslated(item.document), PAGES[item.row.type]
    body = list(words_of(document, _schema(item.row.type), without=_ELSEWHERE.union(serializer.names)))
    names = [document["title"], *document.get("alternate_names", ()), *(document[name] for name in serializer.names)]
    leads = [document["short_title"], document["summary"], *(document[name] for name in serializer.leads)]
    texts = Texts(names=names, leads=[*leads, *_hidden(item.source)], body=body)
    return SearchText(
        publication=item.row,
        terms=search_terms(texts, item.row.locale, item.row.built_locale),
        # Bytes are NFC, so what is shown beside them is.
        text=unicodedata.normalize("NFC", _running([document["summary"], *body])),
        title_length=min(len(document["title"].split()), 100),
    )


def _running(parts: Iterable[str]) -> str:
    """Headings, sentences and list items as one text, in which one can see where each ends."""
    return " ".join(part if part.endswith(_ENDS) else f"{part} ·" for part in parts if part).removesuffix(" ·")


def _hidden(source: Any) -> list[str]:
    """Words readers type that are not in the text."""
    return lines(getattr(source, "search_terms", ""))


@functools.cache
def _schema(type_name: str) -> Schema:
    return document_schema(type_name)
