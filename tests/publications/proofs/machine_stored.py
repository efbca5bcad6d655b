"""What readers must get, worked out slowly and plainly from what editors have stored.

The reference the engine is held to: it reads Wagtail's tables row by row and decides in plain Python what is public,
which version each language gets, and where it stands. It shares nothing with ``publications`` but the public ids of
images and menus.
"""

import json
import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction

from pages.models import PAGE_TYPES, SNIPPETS, Citation
from publications.images import image_key
from publications.models import NAVIGATION_KEY

# Every text an action writes holds a word of its own, by which it is known wherever it turns up.
WORD = re.compile(r"kanarie\d{4}x")
# Columns of a page that hold no text of what is published: the draft's title, and slugs of pages above.
_NOT_ITS_TEXT = {"draft_title", "url_path"}
_STEP = Page.steplen

# (kind, key, language asked for)
Address = tuple[str, str, str]


def words_in(text: str) -> set[str]:
    return set(WORD.findall(text))


@dataclass(frozen=True)
class Version:
    """One stored version of a page or shared piece. ``above`` are the tree paths of its ancestors, the nearest last."""

    kind: str
    key: str
    type: str
    locale: str
    pk: int
    title: str
    words: frozenset[str]
    public: bool
    tree_path: str = ""
    has_address: bool = True
    images: frozenset[int] = frozenset()

    @property
    def above(self) -> list[str]:
        return [self.tree_path[:end] for end in range(2 * _STEP, len(self.tree_path), _STEP)]


@dataclass
class Stored:
    """Everything stored at one moment."""

    versions: list[Version] = field(default_factory=list)
    key_at: dict[str, str] = field(default_factory=dict)

    def pages(self) -> set[tuple[str, str]]:
        """Key and language of every page, whatever state it is in."""
        return {(version.key, version.locale) for version in self.versions if version.kind == "page"}

    def public_words(self) -> set[str]:
        """The words of every text readers may have now."""
        readable = [version for of_key in self.readable().values() for version in of_key.values()]
        shown = {pk for version in readable for pk in version.images}
        return set().union(*(v.words for v in readable if v.kind != "image" or v.pk in shown))

    def readable(self) -> dict[tuple[str, str], dict[str, Version]]:
        """(kind, key) → language → the public version. A shared piece is withdrawn with its source-language version."""
        found: dict[tuple[str, str], dict[str, Version]] = {}
        for version in self.versions:
            if version.public:
                found.setdefault((version.kind, version.key), {})[version.locale] = version
        source = codes()[0]
        return {
            (kind, key): of_key
            for (kind, key), of_key in found.items()
            if kind in ("page", "navigation") or source in of_key or "" in of_key
        }

    def choices(self) -> dict[Address, Version]:
        """What a reader gets who asks for a thing in a language: the first of its fallback chain that is public."""
        chosen: dict[Address, Version] = {}
        for (kind, key), of_key in self.readable().items():
            for code in [""] if "" in of_key else codes():
                for step in [""] if not code else chain(code):
                    if step in of_key:
                        chosen[kind, key, code] = of_key[step]
                        break
        return chosen

    def trail(self, version: Version, locale: str) -> list[str]:
        """The keys of the pages above it that can be read in ``locale``, the nearest last."""
        chosen = self.choices()
        keys = [self.key_at[path] for path in version.above if path in self.key_at]
        return [key for key in keys if ("page", key, locale) in chosen]

    def menu_place(self, version: Version) -> str:
        """The order of the menu is that of the source language, for all languages."""
        places = [v.tree_path for v in self.versions if v.key == version.key and v.locale == codes()[0]]
        return places[0] if places else version.tree_path

    def children(self, key: str, locale: str) -> list[str]:
        """The keys of the pages directly below one, in the order of the menu."""
        below = [
            version
            for (kind, _key, code), version in self.choices().items()
            if kind == "page"
            and code == locale
            and version.has_address
            and (self.trail(version, locale) or [""])[-1] == key
        ]
        return [version.key for version in sorted(below, key=self.menu_place)]


def codes() -> list[str]:
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def chain(code: str) -> list[str]:
    return [code, *settings.LOCALE_FALLBACKS.get(code, [codes()[0]])]


def look() -> Stored:
    """Read what is stored now."""
    now = timezone.now()
    languages = {row.pk: row.language_code for row in Locale.all_objects.all()}
    stored = Stored()
    stored.versions += _pages(languages, now)
    stored.versions += _pieces(languages, now)
    stored.versions += _images()
    stored.versions += [
        Version("navigation", str(NAVIGATION_KEY), "navigation", code, 0, "navigation", frozenset(), public=True)
        for code in codes()
    ]
    # The root of the tree is no page of ours.
    stored.key_at = {v.tree_path: v.key for v in stored.versions if v.kind == "page"}
    return stored


def _pages(languages: dict[int, str], now: datetime) -> list[Version]:
    closed = list(PageViewRestriction.objects.values_list("page__path", flat=True))
    locators: dict[int, str] = {}
    for page_id, locator in Citation.objects.values_list("page_id", "locator"):
        locators[page_id] = f"{locators.get(page_id, '')} {locator}"
    found = []
    used = set(Page.objects.values_list("content_type__model", flat=True))
    for model in PAGE_TYPES:
        for row in model.objects.values() if model._meta.model_name in used else []:
            private = any(row["path"].startswith(path) for path in closed)
            found.append(
                Version(
                    kind="page",
                    key=str(row["translation_key"]),
                    type=model.type_name,
                    locale=languages[row["locale_id"]],
                    pk=row["id"],
                    title=row["title"],
                    words=frozenset(words_in(_text(row) + locators.get(row["id"], ""))),
                    public=_stands(row, languages, now) and row["alias_of_id"] is None and not private,
                    tree_path=row["path"],
                    has_address=row.get("standalone", True),
                    images=frozenset({row["hero_image_id"]} - {None}),
                )
            )
    return found


def _pieces(languages: dict[int, str], now: datetime) -> list[Version]:
    found = []
    models: list[Any] = [*SNIPPETS]
    for model in models:
        for row in model.objects.values():
            neutral = "public_id" in row
            found.append(
                Version(
                    kind=model.type_name,
                    key=str(row["public_id" if neutral else "translation_key"]),
                    type=model.type_name,
                    locale="" if neutral else languages[row["locale_id"]],
                    pk=row["id"],
                    title=str(row.get("name") or row.get("title") or row.get("label") or ""),
                    words=frozenset(words_in(_text(row))),
                    public=_stands(row, languages, now),
                    images=frozenset({row.get("logo_id")} - {None}),
                )
            )
    return found


def _stands(row: dict[str, Any], languages: dict[int, str], now: datetime) -> bool:
    expired = row["expire_at"] is not None and row["expire_at"] <= now
    known = "locale_id" not in row or languages[row["locale_id"]] in codes()
    return bool(row["live"]) and not expired and known


def _text(row: dict[str, Any]) -> str:
    """Everything written in a row, as one text."""
    values = [value for name, value in row.items() if name not in _NOT_ITS_TEXT and not isinstance(value, uuid.UUID)]
    return " ".join(json.dumps(v.get_prep_value()) if hasattr(v, "get_prep_value") else str(v) for v in values)


def _images() -> list[Version]:
    """The name of a file is part of its address, which readers see; the title is for editors alone."""
    closed = [item.collection.path for item in CollectionViewRestriction.objects.select_related("collection")]
    private = {item.pk for item in Collection.objects.all() if any(item.path.startswith(path) for path in closed)}
    return [
        Version(
            kind="image",
            key=str(image_key(image.pk)),
            type="image",
            locale="",
            pk=image.pk,
            title=image.title,
            words=frozenset(words_in(image.file.name)),
            public=image.collection_id not in private,
        )
        for image in get_image_model().objects.all()
    ]
