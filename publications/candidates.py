"""Which stored version readers get, per thing and language: the only place that decides what is public."""

import functools
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.images import get_image_model
from wagtail.models import Collection as MediaCollection
from wagtail.models import CollectionViewRestriction, Page, TranslatableMixin

from pages.models import PAGE_TYPES, SNIPPETS
from publications.images import image_key, image_pk
from publications.models import IMAGE, NAVIGATION, NAVIGATION_KEY, PAGE
from translations import locales

STEP = Page.steplen


@dataclass(frozen=True)
class Candidate:
    """A public version of a thing in one language. ``tree_path`` is '' for what is not in the page tree."""

    kind: str
    key: UUID
    type: str
    locale: str
    pk: int
    slug: str = ""
    tree_path: str = ""
    depth: int = 0
    published_at: datetime | None = None
    updated_at: datetime | None = None
    expires_at: datetime | None = None
    in_menu: bool = False


Versions = dict[UUID, dict[str, Candidate]]


@functools.cache
def snippet_models() -> dict[str, Any]:
    return {model.type_name: model for model in SNIPPETS}


@functools.cache
def page_models() -> dict[str, Any]:
    return {model.type_name: model for model in PAGE_TYPES}


def kinds() -> list[str]:
    """Every kind of thing that has an address, those that others are made from first."""
    return [IMAGE, *snippet_models(), PAGE, NAVIGATION]


@functools.cache
def has_languages(kind: str) -> bool:
    return kind in (PAGE, NAVIGATION) or (kind != IMAGE and issubclass(snippet_models()[kind], TranslatableMixin))


def requested_locales(kind: str) -> list[str]:
    """The languages a thing of this kind can be asked for in; [''] where it has none."""
    return locales.codes() if has_languages(kind) else [""]


def public_versions(kind: str, keys: Collection[UUID] | None, now: datetime) -> Versions:
    """Every public version of the given things (None: of all), by key and language, in one query.

    Public is what is live, not expired, not an alias (no translation), and not private by itself or an ancestor.
    """
    versions: Versions = {}
    for candidate in _found(kind, keys, now):
        versions.setdefault(candidate.key, {})[candidate.locale] = candidate
    if kind not in snippet_models() or not has_languages(kind):
        return versions
    # A shared piece is one fact in many languages. Withdrawn in the source it is withdrawn everywhere, or a number that
    # was taken down would live on in its translations.
    return {key: of_key for key, of_key in versions.items() if locales.source_code() in of_key}


def _found(kind: str, keys: Collection[UUID] | None, now: datetime) -> Iterable[Candidate]:
    if kind == PAGE:
        return _pages(keys, now)
    if kind == IMAGE:
        return _images(keys)
    if kind == NAVIGATION:
        return [Candidate(NAVIGATION, NAVIGATION_KEY, NAVIGATION, code, 0) for code in locales.codes()]
    return _snippets(kind, keys, now)


def choose(versions: dict[str, Candidate], locale: str) -> Candidate | None:
    """The best version for a reader who asks for ``locale``: the first of its fallback chain that is public."""
    for code in locales.chain(locale) if locale else [""]:
        if code in versions:
            return versions[code]
    return None


def _unexpired(now: datetime) -> Q:
    return Q(expire_at__isnull=True) | Q(expire_at__gt=now)


@functools.cache
def _type_names() -> dict[tuple[str, str], str]:
    return {(model._meta.app_label, model._meta.model_name): name for name, model in page_models().items()}


def _pages(keys: Collection[UUID] | None, now: datetime) -> Iterable[Candidate]:
    content_types = ContentType.objects.get_for_models(*page_models().values()).values()
    type_of = {item.pk: _type_names()[item.app_label, item.model] for item in content_types}
    pages = (
        Page.objects.live()
        .public()
        .filter(_unexpired(now), alias_of__isnull=True, content_type_id__in=type_of)
        .filter(locale__language_code__in=locales.codes())
    )
    if keys is not None:
        pages = pages.filter(translation_key__in=keys)
    for row in pages.values_list(
        "translation_key",
        "content_type_id",
        "locale__language_code",
        "pk",
        "slug",
        "path",
        "depth",
        "first_published_at",
        "last_published_at",
        "expire_at",
        "show_in_menus",
    ):
        key, content_type, *rest = row
        yield Candidate(PAGE, key, type_of[content_type], *rest)


def _snippets(kind: str, keys: Collection[UUID] | None, now: datetime) -> Iterable[Candidate]:
    model = snippet_models()[kind]
    translated = issubclass(model, TranslatableMixin)
    key_field = "translation_key" if translated else "public_id"
    rows = model.objects.filter(_unexpired(now), live=True)
    if keys is not None:
        rows = rows.filter(**{f"{key_field}__in": keys})
    columns = [key_field, "pk", "first_published_at", "last_published_at", "expire_at"]
    if translated:
        rows = rows.filter(locale__language_code__in=locales.codes())
        columns.append("locale__language_code")
    for key, pk, published_at, updated_at, expires_at, *locale in rows.values_list(*columns):
        yield Candidate(
            kind,
            key,
            kind,
            locale[0] if locale else "",
            pk,
            published_at=published_at,
            updated_at=updated_at,
            expires_at=expires_at,
        )


def _images(keys: Collection[UUID] | None) -> Iterable[Candidate]:
    """Every image whose collection, and those it stands in, are open to all."""
    images = get_image_model().objects.all()
    if keys is not None:
        images = images.filter(pk__in=[image_pk(key) for key in keys])
    if private := private_collections():
        images = images.exclude(collection__in=private)
    for pk, created_at in images.values_list("pk", "created_at"):
        yield Candidate(IMAGE, image_key(pk), IMAGE, "", pk, published_at=created_at)


def private_collections() -> list[int]:
    """Primary keys of the collections that are restricted, by themselves or by one they stand in."""
    restricted = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    condition = Q()
    for path in restricted:
        condition |= Q(path__startswith=path)
    return list(MediaCollection.objects.filter(condition).values_list("pk", flat=True)) if condition else []


def key_of(thing: Any) -> tuple[str, UUID]:
    """The kind and key of a page or snippet instance."""
    if isinstance(thing, Page):
        return PAGE, UUID(str(thing.translation_key))
    if isinstance(thing, get_image_model()):
        return IMAGE, image_key(thing.pk)
    key = thing.translation_key if isinstance(thing, TranslatableMixin) else thing.public_id
    return thing.type_name, UUID(str(key))
