"""A finished document together with what its graph needs to know of the site it is read on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from pages.blocks.base import Json

# The part of an address that names what a page is about, as opposed to the page itself.
SUBJECT = "subject"


@dataclass(frozen=True)
class Served:
    """A document as readers find it at ``site``, an origin such as ``https://www.example.org``.

    A graph speaks one language, that of its document. What is embedded in another one (its translation is missing)
    is kept out of it: schema.org has no place to say that one name among others is in another language.
    """

    document: dict[str, Any]
    site: str
    organisation: dict[str, Any] | None = None
    has_subject: bool = False

    @property
    def locale(self) -> str:
        return str(self.document["locale"])

    @property
    def url(self) -> str | None:
        """The canonical address: that of the language the text is in. None for what has no address of its own."""
        return self.at(self.document["seo"]["canonical"])

    def at(self, path: str | None) -> str | None:
        return f"{self.site}{path}" if path else None

    def file(self, url: str) -> str:
        """The absolute address of a file, which may stand at another origin already."""
        return urljoin(f"{self.site}/", url)

    def node(self, fragment: str) -> str | None:
        """The ``@id`` of something on this page."""
        return f"{self.url}#{fragment}" if self.url else None

    def website(self) -> str:
        """The address of the site in the language of the document."""
        return f"{self.site}/{self.locale}/"

    def speaks(self, card: dict[str, Any]) -> bool:
        """Whether a card is in the language of the document."""
        return bool(card["locale"] == self.locale)

    def address_of(self, card: dict[str, Any]) -> str | None:
        """The canonical address of another page; None for a fallback, whose canonical its card does not hold."""
        return None if card["is_fallback"] else self.at(card["path"])

    def subject_of(self, card: dict[str, Any]) -> str | None:
        """The ``@id`` that the page of a card gives to what it is about."""
        address = self.address_of(card)
        return f"{address}#{SUBJECT}" if address else None

    def own(self, cards: Iterable[Json]) -> list[Json]:
        """The cards in the language of the document, each once."""
        return list({card["id"]: card for card in cards if self.speaks(card)}.values())
