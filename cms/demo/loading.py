"""Storing the Dutch demo content: pictures, shared pieces, the page tree, then what each page says and points to."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.images import ImageFile
from django.db import models
from wagtail.images.models import Image
from wagtail.models import Page, Site, TranslatableMixin

from cms.demo.content import PAGES, SNIPPETS
from cms.demo.content.values import DemoPage, Snippet
from cms.demo.names import stable_id
from cms.demo.values import Known, field_value
from pages.models import PAGE_TYPES, HomePage
from pages.models import SNIPPETS as SNIPPET_MODELS
from translations.kinds import source_locale
from translations.states import source_deleted

SITE_NAME = "Lindehof Jeugdhulp"
IMAGES = Path(__file__).parent / "images"
# Picture → file, title, focal point as fractions of width and height.
PICTURES: dict[str, tuple[str, str, tuple[float, float]]] = {
    "handen": ("handen.jpg", "Twee handen", (0.55, 0.52)),
    "gezin-aan-tafel": ("gezin-aan-tafel.jpg", "Gezin aan tafel", (0.40, 0.58)),
    "lindehof": ("lindehof.jpg", "De Lindehof", (0.59, 0.68)),
    "logo": ("logo.png", "Logo van Lindehof Jeugdhulp", (0.5, 0.5)),
}

_PAGE_MODELS: dict[str, Any] = {model.type_name: model for model in PAGE_TYPES}
_SNIPPET_MODELS: dict[str, Any] = {model.type_name: model for model in SNIPPET_MODELS}

Progress = Callable[[str], None]


def load_dutch(user: AbstractBaseUser, earlier: Mapping[str, dict[str, Any]], progress: Progress) -> Known:
    """Store everything in the source language and publish it.

    Pages named in ``earlier`` get that older wording; :func:`update_pages` brings them up to date later.
    """
    known = Known()
    for name in PICTURES:
        known.images[name] = _picture(name)
        progress(name)
    waiting = [snippet for snippet in SNIPPETS if _points_to_a_page(snippet)]
    for snippet in SNIPPETS:
        if snippet not in waiting:
            _store_snippet(snippet, known, user)
            progress(snippet.name)
    for page in PAGES:
        known.pages[page.name] = _place(page, known)
    for snippet in waiting:
        _store_snippet(snippet, known, user)
        progress(snippet.name)
    for page in PAGES:
        fields = page.fields | earlier.get(page.name, {})
        _fill(page, fields, known, user)
        progress(page.name)
    return known


def update_pages(known: Known, names: Mapping[str, Any], user: AbstractBaseUser) -> None:
    """Publish the present wording of the named pages."""
    for page in PAGES:
        if page.name in names:
            _fill(page, page.fields, known, user)


def count() -> int:
    """How many steps :func:`load_dutch` reports."""
    return len(PICTURES) + len(SNIPPETS) + len(PAGES)


def _picture(name: str) -> Image:
    file_name, title, (x, y) = PICTURES[name]
    with (IMAGES / file_name).open("rb") as file:
        image = Image(title=title, file=ImageFile(file, name=file_name))
        image.focal_point_x, image.focal_point_y = round(image.width * x), round(image.height * y)
        image.focal_point_width = image.focal_point_height = round(min(image.width, image.height) / 3)
        image.save()
    return image


def _points_to_a_page(snippet: Snippet) -> bool:
    model = _SNIPPET_MODELS[snippet.kind]
    return any(_is_page_field(model._meta.get_field(name)) for name, value in snippet.fields.items() if value)


def _is_page_field(field: Any) -> bool:
    return isinstance(field, models.ForeignKey) and issubclass(field.remote_field.model, Page)


def _store_snippet(snippet: Snippet, known: Known, user: AbstractBaseUser) -> None:
    model = _SNIPPET_MODELS[snippet.kind]
    owner = f"{snippet.kind}/{snippet.name}"
    thing = model(**_identity(model, snippet.kind, snippet.name))
    for name, value in snippet.fields.items():
        setattr(thing, name, field_value(model._meta.get_field(name), value, known, owner))
    thing.live = False
    _fill_rows(thing, snippet.rows, known, owner)
    thing.full_clean()
    thing.save()
    thing.save_revision(user=user).publish(user=user)
    known.snippets[snippet.kind, snippet.name] = model.objects.get(pk=thing.pk)


def _identity(model: Any, kind: str, name: str) -> dict[str, Any]:
    key = stable_id(kind, name)
    if issubclass(model, TranslatableMixin):
        return {"translation_key": key, "locale": source_locale()}
    return {"public_id": key}


def _place(page: DemoPage, known: Known) -> Any:
    """Put the page in the tree, as a draft with what needs no other page; links are filled in when all are there."""
    model = _PAGE_MODELS[page.type]
    key = stable_id(page.type, page.name)
    if model is HomePage:
        home = HomePage.objects.get(locale=source_locale())
        # Under its former key nothing is left to be translated.
        source_deleted(home.translation_key)
        home.translation_key = key
        home.title = str(page.fields["title"])
        home.save()
        Site.objects.filter(root_page=home).update(site_name=SITE_NAME)
        return home
    simple = {
        name: field_value(model._meta.get_field(name), value, known, page.name)
        for name, value in page.fields.items()
        if _needs_no_page(model._meta.get_field(name))
    }
    parent = Page.objects.get(pk=known.pages[str(page.parent)].pk)
    thing = model(**simple, translation_key=key, locale=source_locale(), live=False, show_in_menus=_in_menu(page))
    return parent.add_child(instance=thing)


def _in_menu(page: DemoPage) -> bool:
    return page.type in ("section", "topic")


def _needs_no_page(field: Any) -> bool:
    if isinstance(field, models.ForeignKey):
        return not _is_page_field(field)
    return isinstance(field, models.Field) and field.get_internal_type() not in ("JSONField", "TextField")


def _fill(page: DemoPage, fields: Mapping[str, Any], known: Known, user: AbstractBaseUser) -> None:
    model = _PAGE_MODELS[page.type]
    thing = model.objects.get(pk=known.pages[page.name].pk)
    for name, value in fields.items():
        setattr(thing, name, field_value(model._meta.get_field(name), value, known, page.name))
    _fill_rows(thing, page.rows, known, page.name)
    thing.save_revision(user=user).publish(user=user)
    known.pages[page.name] = model.objects.get(pk=thing.pk)


def _fill_rows(thing: Any, rows: Mapping[str, list[dict[str, Any]]], known: Known, owner: str) -> None:
    for relation, entries in rows.items():
        model = thing._meta.get_field(relation).related_model
        setattr(thing, relation, list(_rows(model, relation, entries, known, owner)))


def _rows(model: Any, relation: str, entries: list[dict[str, Any]], known: Known, owner: str) -> Iterator[Any]:
    for index, entry in enumerate(entries):
        values = {name: field_value(model._meta.get_field(name), value, known, owner) for name, value in entry.items()}
        if issubclass(model, TranslatableMixin):
            values |= {"translation_key": stable_id("row", owner, relation, index), "locale": source_locale()}
        yield model(sort_order=index, **values)
