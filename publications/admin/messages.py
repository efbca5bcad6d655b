"""What an editor is told right after publishing: that readers do not have it yet, or have it at another address."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from publications.candidates import key_of
from publications.models import Publication


def tell_about_page(request: HttpRequest, page: Page) -> None:
    _tell(request, page)


def tell_about_snippet(request: HttpRequest, instance: Any) -> None:
    _tell(request, instance)


def _tell(request: HttpRequest, thing: Any) -> None:
    try:
        kind, key = key_of(thing)
    except AttributeError:  # a snippet or page type of another app, which is not published
        return
    rows = Publication.objects.filter(kind=kind, key=key).defer("card", "body")
    failed = [row for row in rows if row.failure]
    if failed:
        messages.error(request, _failure(failed))
    for row in rows:
        if row.source_pk == thing.pk and not row.is_fallback and row.slug != row.wished_slug:
            messages.warning(
                request,
                _("The address “%(wished)s” is taken by another page. Readers find this page at %(path)s.")
                % {"wished": row.wished_slug, "path": row.path},
            )


def _failure(rows: list[Publication]) -> str:
    languages = ", ".join(row.locale for row in rows)
    reason = rows[0].failure.strip().splitlines()[-1]
    if all(row.served for row in rows):
        text = _(
            "Saved, but readers still see the former version (%(languages)s): the new one could not be built. "
            "Reason: %(reason)s"
        )
    else:
        text = _("Saved, but readers cannot see this yet (%(languages)s): it could not be built. Reason: %(reason)s")
    return text % {"languages": languages, "reason": reason}
