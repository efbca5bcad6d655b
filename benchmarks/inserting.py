"""Rows of pages in bulk, past Django's refusal to do so for models that span two tables."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, models
from wagtail.models import Page


def insert_in_tree(pages: Sequence[Any]) -> None:
    """The rows all pages share (Wagtail's own table). Gives each page its primary key."""
    fields = [field for field in Page._meta.local_concrete_fields if not field.primary_key]
    for batch in _batches(pages, fields):
        rows = Page._base_manager._insert(batch, fields=fields, returning_fields=[Page._meta.pk], using="default")
        for page, (pk,) in zip(batch, rows, strict=True):
            page.id = page.page_ptr_id = pk


def insert_own(pages: Sequence[Any]) -> None:
    """The rows of the pages' own types, for pages that are in the tree."""
    by_model: dict[Any, list[Any]] = {}
    for page in pages:
        by_model.setdefault(type(page), []).append(page)
    for model, found in by_model.items():
        fields = list(model._meta.local_concrete_fields)
        for batch in _batches(found, fields):
            model._base_manager._insert(batch, fields=fields, using="default")


def _batches(pages: Sequence[Any], fields: list[models.Field[Any, Any]]) -> Iterator[list[Any]]:
    size = connection.ops.bulk_batch_size(fields, list(pages))
    for start in range(0, len(pages), size):
        yield list(pages[start : start + size])
