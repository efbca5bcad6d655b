"""Files for the tools of translators, from and to the editor of one translation."""

from typing import Any

import polib
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation

from translations.exchange import ImportReport, export_po, import_po
from translations.exchange.units import UnitAddress
from translations.roles import may_edit_translation

# Bytes; a page has some tens of kilobytes.
MAX_SIZE = 5_000_000
REASONS_SHOWN = 10


class Unreadable(Exception):
    """The file cannot be taken in; the message says why."""


def download_pofile(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The texts of one page or shared piece, with the translations there are."""
    translation, source = _translation(request, translation_id)
    code = translation.target_locale.language_code
    name = slugify(translation.source.object_repr) or source.type_name
    return HttpResponse(
        str(export_po([source], translation.target_locale)),
        content_type="text/x-gettext-translation; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}-{code}.po"'},
    )


@require_POST
def upload_pofile(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take in a file that was downloaded here; what becomes of it is told in messages."""
    translation, source = _translation(request, translation_id)
    user: Any = request.user
    try:
        po = _read(request, source)
        report = import_po(po, translation.target_locale.language_code, user=user)
    except (Unreadable, ValueError) as error:
        messages.error(request, str(error))
    else:
        _tell(request, report)
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


def _translation(request: HttpRequest, pk: int) -> tuple[Translation, Any]:
    """The translation and its source. Raises PermissionDenied for who may not write it."""
    translation = get_object_or_404(Translation.objects.select_related("source", "target_locale"), pk=pk, enabled=True)
    try:
        source = translation.source.get_source_instance()
        target = translation.get_target_instance()
    except ObjectDoesNotExist:
        raise Http404 from None
    if not may_edit_translation(request.user, target):
        raise PermissionDenied
    return translation, source


def _read(request: HttpRequest, source: Any) -> polib.POFile:
    """Raises Unreadable for what is no PO file of this very thing."""
    upload = request.FILES.get("file")
    if upload is None:
        raise Unreadable(_("Choose a file first."))
    if (upload.size or 0) > MAX_SIZE:
        raise Unreadable(_("This file is too large."))
    try:
        text = upload.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(_("This is no PO file in UTF-8.")) from None
    if "\n" not in text.strip():
        # polib takes a single line for the name of a file, and would read that from our disk.
        raise Unreadable(_("This is no PO file."))
    try:
        po = polib.pofile(text)
    except (OSError, ValueError):  # polib says OSError of what it cannot parse
        raise Unreadable(_("This is no PO file.")) from None
    if not po.metadata.get("Language"):
        raise Unreadable(_("The file does not say which language it is in: its header is missing."))
    if not all(_is_about(entry, source) for entry in po if not entry.obsolete):
        raise Unreadable(_("This file is about another page. Upload it there."))
    return po


def _is_about(entry: polib.POEntry, source: Any) -> bool:
    try:
        return UnitAddress.parse(entry.msgctxt or "").translation_key == source.translation_key
    except ValueError:
        return True  # no address of a text at all: the import says so of that entry


def _tell(request: HttpRequest, report: ImportReport) -> None:
    if report.published:
        messages.success(request, _("The file has been taken in, and the translation is published."))
    elif report.drafts:
        messages.success(request, _("The file has been taken in. The translation is a draft."))
    elif not report.refused:
        messages.info(request, _("The file has been taken in. It held nothing new."))
    if report.refused:
        count = len(report.refused)
        text = ngettext("%(count)s text was not taken in:", "%(count)s texts were not taken in:", count)
        reasons = "; ".join(f"{address}: {reason}" for address, reason in report.refused[:REASONS_SHOWN])
        messages.warning(request, f"{text % {'count': count}} {reasons}")
