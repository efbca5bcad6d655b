"""What a serializer and its blocks may ask for while a document is built, and the record of what they saw."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Value
from django.db.models.functions import Concat
from wagtail.images import get_image_model
from wagtail.models import Page

from pages.blocks.base import Json
from publications.candidates import has_languages, key_of
from publications.fingerprint import HELP_SETTINGS
from publications.html import publish_html
from publications.lists import relation_list
from publications.models import PAGE, Publication, ReverseRelation
from publications.shelf import CardAddress, Member, Shelf, StoredCard, kind_of


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
    shelf: Shelf = field(default_factory=Shelf)
    inputs: Inputs = field(default_factory=Inputs)
    next_change_at: datetime | None = None
    relations: dict[str, list[Json]] = field(default_factory=dict)
    warnings: list[Json] = field(default_factory=list)

    def apart(self) -> "BuildContext":
        """The same build once more, of which nothing is recorded here."""
        return BuildContext(self.locale, self.now, self.shelf)

    # -- cards ---------------------------------------------------------------------------------------------

    def card(self, thing: models.Model | None) -> Json | None:
        """The card of a page or snippet in the language asked for; its key is the same in every language."""
        return None if thing is None else self.card_at(*key_of(thing))

    def card_at(self, kind: str, key: UUID) -> Json | None:
        return self.card_of((kind, key, self._locale_for(kind)))

    def card_of(self, address: CardAddress) -> Json | None:
        return self._take(address, self.shelf.card(address))

    def card_by_pk(self, model: Any, pk: int | None) -> Json | None:
        return None if pk is None else self.cards_by_pk(model, [pk])[0]

    def cards_by_pk(self, model: Any, pks: Iterable[int]) -> list[Json | None]:
        """The cards of several things of one model, in two queries at most; None where one is not public."""
        kind = kind_of(model)
        wanted = list(pks)
        self.shelf.fetch_keys(model, wanted)
        keys = [self.shelf.key(model, pk) for pk in wanted]
        self.shelf.fetch_cards((kind, key, self._locale_for(kind)) for key in keys if key)
        return [self.card_at(kind, key) if key else None for key in keys]

    def key_by_pk(self, model: Any, pk: int | None) -> str | None:
        """The public id of a thing, whether or not it is public itself."""
        key = self.shelf.key(model, pk) if pk is not None else None
        return str(key) if key else None

    def sources(self) -> list[Json]:
        """The sources of every fact that was embedded so far, each once."""
        embedded = [self.shelf.card(address).card for address in self.inputs.cards]
        ids = [card["source_id"] for card in embedded if card and card.get("source_id")]
        addresses: list[CardAddress] = [("source", UUID(key), "") for key in dict.fromkeys(ids)]
        self.shelf.fetch_cards(addresses)
        return [card for address in addresses if (card := self.card_of(address)) is not None]

    # -- lists ---------------------------------------------------------------------------------------------

    def all_of(self, kind: str) -> list[Json]:
        """Every public shared piece of a kind, in a stable order."""
        rows = Publication.objects.filter(kind=kind)
        return self._cards_in(f"kind:{kind}", rows, self._locale_for(kind))

    def children(self, key: UUID) -> list[Json]:
        """The public pages directly below a page that are in lists now, in the order of the menu."""
        rows = Publication.objects.filter(kind=PAGE, parent_key=key, path__isnull=False)
        return [
            self._take(member.address, member.stored) for member in self._members(f"children:{key}", rows, self.locale)
        ]

    def pointing_at(self, key: UUID, name: str) -> list[Json]:
        """The public pages that point to a page, in the order of the menu."""
        sources = ReverseRelation.objects.filter(name=name, target=key).values("source")
        rows = Publication.objects.filter(kind=PAGE, key__in=sources)
        return [
            self._take(member.address, member.stored)
            for member in self._members(relation_list(name, key), rows, self.locale)
        ]

    def menu(self) -> tuple[Json | None, dict[UUID | None, list[Json]]]:
        """The home page, and by parent the pages that editors put into the menu."""
        rows = Publication.objects.filter(kind=PAGE, in_menu=True, path__isnull=False)
        homes = Publication.objects.filter(kind=PAGE, type="home", path=Concat(Value("/"), "locale", Value("/")))
        name = f"menu:{self.locale}"
        home = next(iter(self._members(name, homes, self.locale, part="home")), None)
        menu: dict[UUID | None, list[Json]] = {}
        for member in self._members(name, rows, self.locale):
            menu.setdefault(member.parent, []).append(self._take(member.address, member.stored))
        return self._take(home.address, home.stored) if home else None, menu

    def see(self, name: str) -> None:
        """Record a list, or anything else that has a version by name, as an input."""
        self.inputs.lists[name] = self.shelf.version(name)

    def _cards_in(self, name: str, rows: models.QuerySet[Publication], locale: str) -> list[Json]:
        return [self._take(member.address, member.stored) for member in self._members(name, rows, locale)]

    def _members(self, name: str, rows: models.QuerySet[Publication], locale: str, *, part: str = "") -> list[Member]:
        self.see(name)
        members = []
        for member in self.shelf.members(name, locale, rows, part=part):
            if self._is_over(member.listed_until) or self._is_over(member.stored.expires_at):
                continue
            self.changes_at(member.listed_until)
            members.append(member)
        return members

    def _take(self, address: CardAddress, stored: StoredCard) -> Json | None:
        self.inputs.cards[address] = stored.version
        if self._is_over(stored.expires_at):
            # Its row is taken down by the next settle; what is built before that must not hold it either.
            return None
        self.changes_at(stored.expires_at)
        # Nothing holds a card for longer than the card itself is sure to stay: a help line whose check is overdue.
        self.changes_at(stored.changes_at)
        return stored.card

    def _is_over(self, moment: datetime | None) -> bool:
        return moment is not None and moment <= self.now

    def _locale_for(self, kind: str) -> str:
        return self.locale if has_languages(kind) else ""

    # -- what blocks ask for -------------------------------------------------------------------------------

    def html(self, source: str) -> str:
        return publish_html(source, self._link, self._expect_pages)

    def _expect_pages(self, pks: set[int]) -> None:
        self.shelf.fetch_keys(Page, pks)
        keys = [self.shelf.key(Page, pk) for pk in pks]
        self.shelf.fetch_cards((PAGE, key, self.locale) for key in keys if key)

    def _link(self, pk: int) -> dict[str, str] | None:
        card = self.card_by_pk(Page, pk)
        if not card or not card["path"]:
            return None
        return {
            "href": card["path"],
            "data-id": card["id"],
            "data-type": card["type"],
            "data-locale": card["locale"],
        }

    def image(self, image: models.Model | None, alt: str) -> Json | None:
        return self.image_by_pk(image.pk if image else None, alt)

    def image_by_pk(self, pk: int | None, alt: str) -> Json | None:
        """The public facts of an image with the words for it here; None where it may not be shown."""
        card = self.card_by_pk(get_image_model(), pk)
        if card is None:
            return None
        facts = {name: value for name, value in card.items() if name != "type"}
        return {**facts, "alt": alt}

    def hub_list(self, name: str) -> list[Json]:
        return [entry["card"] for entry in self.relations.get(name, [])]

    def crisis_box(self) -> Json:
        """The emergency number and the help lines of this country that fit the page's content warnings."""
        codes = {warning["code"] for warning in self.warnings}
        lines = [
            line for line in self.helplines() if line["is_emergency"] or not codes or codes & set(line["for_warnings"])
        ]
        return {"emergency_number": self.emergency_number(), "helplines": lines}

    def helplines(self) -> list[Json]:
        """The help lines of this country, the emergency number first."""
        self.see(HELP_SETTINGS)
        organisation = self.organisation()
        country = organisation["country"] if organisation else settings.HELPLINE_COUNTRY
        lines = [line for line in self.all_of("helpline") if line["country"] == country]
        return sorted(lines, key=lambda line: (not line["is_emergency"], line["sort_order"], line["id"]))

    def organisation(self) -> Json | None:
        return next(iter(self.all_of("organisation")), None)

    def emergency_number(self) -> str:
        self.see(HELP_SETTINGS)
        return str(settings.EMERGENCY_NUMBER)

    # -- time ----------------------------------------------------------------------------------------------

    def changes_at(self, moment: datetime | None) -> None:
        """The bytes would differ from ``moment`` on; the earliest such moment counts."""
        if moment and moment > self.now and (self.next_change_at is None or moment < self.next_change_at):
            self.next_change_at = moment
