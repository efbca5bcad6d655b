"""What the builds of one set have read from the database: each thing once, for all languages."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, cast
from uuid import UUID

import orjson
from django.db import models
from wagtail.images import get_image_model
from wagtail.models import Page, TranslatableMixin

from pages.blocks.base import Json
from publications.images import image_key
from publications.models import IMAGE, PAGE, ListVersion, Publication
from translations.models import SourceText, State, TranslationStatus

# (kind, key, locale) of a card.
CardAddress = tuple[str, UUID, str]


class StoredCard(NamedTuple):
    """A card, the version of it, read in the same row, when it expires and when it would be built anew at the latest;
    None and '' where there is none."""

    card: Json | None
    version: str
    expires_at: datetime | None = None
    changes_at: datetime | None = None


class Member(NamedTuple):
    """One entry of a list: its card, and until when it is in lists."""

    address: CardAddress
    stored: StoredCard
    parent: UUID | None
    listed_until: datetime | None


# As the database gives them: mypy does not follow a star through values_list.
Rows = Iterable[tuple[Any, ...]]

_ABSENT = StoredCard(None, "")


@dataclass
class Shelf:
    """A cache that lives as long as one set is being built. Versions of lists are read before their members."""

    # The languages that are being built: lists are read for all of them at once.
    locales: frozenset[str] = frozenset()
    _cards: dict[CardAddress, StoredCard] = field(default_factory=dict)
    _versions: dict[str, str] = field(default_factory=dict)
    # None for what is not stored any more.
    _keys: dict[tuple[Any, int], UUID | None] = field(default_factory=dict)
    _translations: dict[UUID, dict[str, TranslationStatus]] = field(default_factory=dict)
    _source_versions: dict[UUID, int | None] = field(default_factory=dict)
    _lists: dict[tuple[str, str, str], list[Member]] = field(default_factory=dict)

    # -- cards ---------------------------------------------------------------------------------------------

    def fetch_cards(self, addresses: Iterable[CardAddress]) -> None:
        """Read many cards in one query."""
        wanted = [address for address in addresses if address not in self._cards]
        if not wanted:
            return
        rows = Publication.objects.filter(
            kind__in={kind for kind, _key, _locale in wanted},
            key__in={key for _kind, key, _locale in wanted},
            locale__in={locale for _kind, _key, locale in wanted},
        ).values_list("kind", "key", "locale", "card", "card_hash", "expires_at", "next_change_at")
        found = {(kind, key, locale): stored_card(*rest) for kind, key, locale, *rest in cast("Rows", rows)}
        for address in wanted:
            self._cards[address] = found.get(address, _ABSENT)

    def put_card(self, address: CardAddress, card: bytes, version: str, expires_at: datetime | None) -> None:
        self._cards[address] = stored_card(card, version, expires_at, None)

    def forget_card(self, address: CardAddress) -> None:
        self._cards.pop(address, None)

    def card(self, address: CardAddress) -> StoredCard:
        if address not in self._cards:
            self.fetch_cards([address])
        return self._cards[address]

    # -- keys ----------------------------------------------------------------------------------------------

    def fetch_keys(self, model: Any, pks: Iterable[int]) -> None:
        """The public ids of many things of one model in one query."""
        root = _root(model)
        if issubclass(root, get_image_model()):
            self._keys.update({(root, pk): image_key(pk) for pk in pks})
            return
        unknown = {pk for pk in pks if (root, pk) not in self._keys}
        if not unknown:
            return
        key = "translation_key" if issubclass(root, TranslatableMixin) else "public_id"
        found = dict(root.objects.filter(pk__in=unknown).values_list("pk", key))
        self._keys.update({(root, pk): found.get(pk) for pk in unknown})

    def key(self, model: Any, pk: int) -> UUID | None:
        """The public id of a thing; None where it is not stored any more."""
        if (_root(model), pk) not in self._keys:
            self.fetch_keys(model, [pk])
        return self._keys.get((_root(model), pk))

    # -- translations --------------------------------------------------------------------------------------

    def translation(self, key: UUID, locale: str) -> TranslationStatus | None:
        """How a translation stands that readers have; None where nothing is known of it, or they have none."""
        self.version(translation_list(key))
        if key not in self._translations:
            self._translations[key] = {row.locale: row for row in translations_of(key)}
        return self._translations[key].get(locale)

    def source_version(self, key: UUID) -> int | None:
        """The number of the source text that readers have now; None where none was ever published."""
        self.version(translation_list(key))
        if key not in self._source_versions:
            self._source_versions[key] = source_number(key)
        return self._source_versions[key]

    # -- lists ---------------------------------------------------------------------------------------------

    def fetch_versions(self, names: Iterable[str]) -> None:
        """Read the versions of many lists in one query."""
        wanted = [name for name in names if name not in self._versions]
        if not wanted:
            return
        found = dict(ListVersion.objects.filter(name__in=wanted).values_list("name", "version"))
        self._versions.update({name: str(found.get(name, 0)) for name in wanted})

    def version(self, name: str) -> str:
        self.fetch_versions([name])
        return self._versions[name]

    def members(self, name: str, locale: str, rows: models.QuerySet[Publication], *, part: str = "") -> list[Member]:
        """The cards of a list in its order. Its version was read before, so it can be older than they, never newer.

        ``part`` tells apart what is read under one name.
        """
        self.version(name)
        if (name, part, locale) not in self._lists:
            wanted = {locale} if locale not in self.locales else self.locales
            self._lists.update({(name, part, code): [] for code in wanted})
            for member in _members(rows.filter(locale__in=wanted)):
                self._cards[member.address] = member.stored
                self._lists[name, part, member.address[2]].append(member)
        return self._lists[name, part, locale]


def _members(rows: models.QuerySet[Publication]) -> Iterator[Member]:
    columns = (
        "kind",
        "key",
        "locale",
        "parent_key",
        "listed_until",
        "card",
        "card_hash",
        "expires_at",
        "next_change_at",
    )
    found = rows.exclude(card_hash="").order_by("position", "pk").values_list(*columns)
    for kind, key, locale, parent, listed_until, *rest in cast("Rows", found):
        yield Member((kind, key, locale), stored_card(*rest), parent, listed_until)


def translations_of(key: UUID) -> models.QuerySet[TranslationStatus]:
    """How the translations of a thing stand that readers have, by language."""
    read = (State.CURRENT, State.OUTDATED, State.PARTIAL)
    return TranslationStatus.objects.filter(translation_key=key, state__in=read).order_by("locale")


def source_number(key: UUID) -> int | None:
    """The number of the present source text of a thing; None where none was ever published."""
    texts = SourceText.objects.filter(translation_key=key).order_by("-number")
    return texts.values_list("number", flat=True).first()


def translation_list(key: UUID) -> str:
    """The name under which documents record how their texts stand to the source's."""
    return f"translation:{key}"


def stored_card(card: Any, version: str, expires_at: datetime | None, changes_at: datetime | None) -> StoredCard:
    return StoredCard(orjson.loads(bytes(card)), version, expires_at, changes_at) if card else _ABSENT


@functools.cache
def kind_of(model: Any) -> str:
    """The kind under which things of a model are published."""
    root = _root(model)
    if root is Page:
        return PAGE
    return IMAGE if root is get_image_model() else str(root.type_name)


@functools.cache
def _root(model: Any) -> Any:
    return Page if issubclass(model, Page) else model
