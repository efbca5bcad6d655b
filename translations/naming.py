"""What people call the things that are translated, and where they are edited; worked out with the rows themselves."""

from typing import Any

from django.db.models import BigIntegerField, Case, CharField, OuterRef, QuerySet, Subquery, Value, When
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from wagtail.models import Page

from translations import locales
from translations.kinds import translatable_models
from translations.models import TranslationStatus

_TITLES = ("title", "name", "term", "label")


def title_field(model: Any) -> str:
    """The name of the field that holds what a thing is called. Raises LookupError for a model without any."""
    names = {field.name for field in model._meta.get_fields()}
    found = next((name for name in _TITLES if name in names), None)
    if found is None:
        raise LookupError(
            f"{model.__name__} has none of the fields {', '.join(_TITLES)}: nobody knows what it is called."
        )
    return found


def titled(rows: QuerySet[TranslationStatus]) -> QuerySet[Any]:
    """The rows with ``source_title`` and ``source_pk``, in the same query; also to be ordered and searched by."""
    return rows.annotate(source_title=_of_source("", CharField()), source_pk=_of_source("pk", BigIntegerField()))


def title_of(row: Any) -> str:
    """What the thing of a :func:`titled` row is called; its key where its source is gone."""
    return row.source_title or str(row.translation_key)


def _of_source(column: str, output: Any) -> Case:
    """A column of the thing in the source language; the one that holds its title for ''."""
    pieces = {name: model for name, model in translatable_models().items() if not issubclass(model, Page)}
    return Case(
        When(is_page=True, then=_subquery(Page, column)),
        *(When(type=name, then=_subquery(model, column)) for name, model in pieces.items()),
        default=Value(None),
        output_field=output,
    )


def _subquery(model: Any, column: str) -> Subquery:
    sources = model.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=locales.source_code()
    ).order_by()
    return Subquery(sources.values(column or title_field(model))[:1])


def type_name(code: str) -> str:
    """“Treatment page” for the public name of a type, in the language that is active."""
    model = translatable_models().get(code)
    return str(capfirst(str(model._meta.verbose_name))) if model else code


def language_name(code: str) -> str:
    """The name of a language in the language that is active; its code for one nobody knows."""
    try:
        return str(capfirst(str(get_language_info(code)["name_translated"])))
    except KeyError:
        return code


def edit_url(model: Any, pk: Any) -> str:
    """Where a page or shared piece is edited."""
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[pk])
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[pk])


def start_url(model: Any, source_pk: Any) -> str:
    """Where a translation of a page or shared piece is started."""
    if issubclass(model, Page):
        return reverse("wagtail_localize:submit_page_translation", args=[source_pk])
    meta = model._meta
    return reverse("wagtail_localize:submit_snippet_translation", args=[meta.app_label, meta.model_name, source_pk])


def work_url(row: Any) -> str | None:
    """Where the translation of a :func:`titled` row is edited, or started; None where its source is gone."""
    model = translatable_models()[row.type]
    if row.target_pk is not None:
        return edit_url(model, row.target_pk)
    return start_url(model, row.source_pk) if row.source_pk is not None else None


def source_url(row: Any) -> str | None:
    """Where the source of a :func:`titled` row is edited; None where it is gone."""
    return edit_url(translatable_models()[row.type], row.source_pk) if row.source_pk is not None else None
