"""What a serializer and its blocks may ask for while a document is built, and the record of what they saw."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import models
from wagtail.models import Page

from pages.blocks.base import Json
from publications.candidates import key_of, requested_locales
from publications.html import linked_pages, publish_html
from publications.images import image_json, image_list
from publications.models import PAGE, ListVersion, Publication

# Under this name crisis boxes record the settings they show; ``reconcile`` stores the present version of them.
HELP_SETTINGS = "settings:help"

# (kind, key, locale) of a card, or ("", None, list name) of a list.
CardAddress = tuple[str, UUID, str]


@dataclass
class Inputs:
    """Everything a document was made from, with the version that was seen; '' for a card that was absent."""

    cards: dict[CardAddress, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)


@dataclass
class BuildContext:
    """One build of one row. Implements :class:`pages.blocks.base.JsonContext`.

    ``locale`` is the language asked for: embedded cards are looked up in it, each with its own fallback. Every answer
    is recorded in ``inputs`` with its version, read in the same row as its content.
    """

    locale: str
    now: datetime
    inputs: Inputs = field(default_factory=Inputs)
    next_change_at: datetime | None = None
    relations: dict[str, list[Json]] = field(default_factory=dict)
    warnings: list[Json] = field(default_factory=list)
    # Address → the card and the version of it, read in the same row.
    _cards: dict[CardAddress, tuple[Json | None, str]] = field(default_factory=dict)
    _keys_of_pages: dict[int, UUID | None] = field(default_factory=dict)

    # -- cards ---------------------------------------------------------------------------------------------

    def preload(self, addresses: Iterable[CardAddress]) -> None:
        """Read many cards in one query. Only those that are then asked for are recorded."""
        wanted = [address for address in addresses if address not in self._cards]
        if not wanted:
            return
        rows = Publication.objects.filter(
            kind__in={kind for kind, _key, _locale in wanted},
            key__in={key for _kind, key, _locale in wanted},
            locale__in={locale for _kind, _key, locale in wanted},
        ).values_list("kind", "key", "locale", "card", "card_hash")
        found = {(kind, key, locale): (bytes(card), digest) for kind, key, locale, card, digest in rows}
        for address in wanted:
            card, digest = found.get(address, (b"", ""))
            self._cards[address] = (json.loads(card) if card else None, digest)

    def card(self, thing: models.Model | None) -> Json | None:
        """The card of a page or snippet in the language asked for; its key is the same in every language."""
        if thing is None:
            return None
        return self.card_at(*key_of(thing))

    def card_at(self, kind: str, key: UUID) -> Json | None:
        return self.card_of((kind, key, self._locale_for(kind)))

    def card_of(self, address: CardAddress) -> Json | None:
        self.preload([address])
        card, digest = self._cards[address]
        self.inputs.cards[address] = digest
        return card

    def cards(self, things: Iterable[models.Model]) -> list[Json | None]:
        """The cards of several things in one query, None where one is not public."""
        addresses = [(kind, key, self._locale_for(kind)) for kind, key in map(key_of, things)]
        self.preload(addresses)
        return [self.card_of(address) for address in addresses]

    def sources(self) -> list[Json]:
        """The sources of every fact that was embedded so far, each once."""
        embedded = [self._cards[address][0] for address in self.inputs.cards]
        ids = [card["source_id"] for card in embedded if card and card.get("source_id")]
        addresses: list[CardAddress] = [("source", UUID(key), "") for key in dict.fromkeys(ids)]
        self.preload(addresses)
        return [card for address in addresses if (card := self.card_of(address)) is not None]

    def all_of(self, kind: str) -> list[Json]:
        """Every public shared piece of a kind, in a stable order."""
        return self._list(f"kind:{kind}", Publication.objects.filter(kind=kind, locale=self._locale_for(kind)))

    def children(self, key: UUID) -> list[Json]:
        """The public pages directly below a page that are in lists now, in the order of the menu."""
        rows = Publication.objects.filter(kind=PAGE, parent_key=key, locale=self.locale, path__isnull=False)
        return self._list(f"children:{key}", rows)

    def _see(self, name: str) -> None:
        # Version before content: a change in between makes this document out of date, never silently old.
        version = ListVersion.objects.filter(name=name).values_list("version", flat=True).first()
        self.inputs.lists[name] = str(version or 0)

    def _list(self, name: str, rows: models.QuerySet[Publication]) -> list[Json]:
        self._see(name)
        cards = []
        for row in rows.exclude(card_hash="").order_by("position", "pk").defer("body"):
            if row.listed_until and row.listed_until <= self.now:
                continue
            self.changes_at(row.listed_until)
            address = (row.kind, row.key, row.locale)
            card = json.loads(bytes(row.card))
            self._cards[address] = (card, row.card_hash)
            self.inputs.cards[address] = row.card_hash
            cards.append(card)
        return cards

    def _locale_for(self, kind: str) -> str:
        return "" if requested_locales(kind) == [""] else self.locale

    # -- what blocks ask for -------------------------------------------------------------------------------

    def html(self, source: str) -> str:
        pks = linked_pages(source)
        self._learn_keys(pks)
        self.preload((PAGE, key, self.locale) for pk in pks if (key := self._keys_of_pages[pk]) is not None)
        return publish_html(source, self._link)

    def _learn_keys(self, pks: Collection[int]) -> None:
        unknown = set(pks) - set(self._keys_of_pages)
        if unknown:
            known = dict(Page.objects.filter(pk__in=unknown).values_list("pk", "translation_key"))
            self._keys_of_pages.update({pk: known.get(pk) for pk in unknown})

    def _link(self, pk: int) -> dict[str, str] | None:
        key = self._keys_of_pages[pk]
        card = self.card_at(PAGE, key) if key else None
        if not card or not card["path"]:
            return None
        return {
            "href": card["path"],
            "data-id": card["id"],
            "data-type": card["type"],
            "data-locale": card["locale"],
        }

    def image(self, image: models.Model | None, alt: str) -> Json | None:
        if image is None:
            return None
        self._see(image_list(image.pk))
        return image_json(image, alt)

    def hub_list(self, name: str) -> list[Json]:
        return [entry["card"] for entry in self.relations.get(name, [])]

    def crisis_box(self) -> Json:
        """The emergency number and the help lines of this country that fit the page's content warnings."""
        self._see(HELP_SETTINGS)
        organisation = next(iter(self.all_of("organisation")), None)
        country = organisation["country"] if organisation else settings.HELPLINE_COUNTRY
        codes = {warning["code"] for warning in self.warnings}
        lines = [
            line
            for line in self.all_of("helpline")
            if line["country"] == country and (line["is_emergency"] or not codes or codes & set(line["for_warnings"]))
        ]
        lines.sort(key=lambda line: (not line["is_emergency"], line["sort_order"], line["id"]))
        return {"emergency_number": settings.EMERGENCY_NUMBER, "helplines": lines}

    # -- time ----------------------------------------------------------------------------------------------

    def changes_at(self, moment: datetime | None) -> None:
        """The bytes would differ from ``moment`` on; the earliest such moment counts."""
        if moment and moment > self.now and (self.next_change_at is None or moment < self.next_change_at):
            self.next_change_at = moment
