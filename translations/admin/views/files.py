"""Files for the tools of translators, from and to the editor of one translation."""

from typing import Any

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

from translations.admin.addresses import lines
from translations.exchange import Format, ImportReport, export_units, import_units, read_file, write_file
from translations.exchange.units import FileRefused, UnitFile
from translations.roles import may_edit_translation

# Bytes; a page has some tens of kilobytes. Larger files go by the screen “Files”, which keeps no browser waiting.
MAX_SIZE = 5_000_000
REASONS_SHOWN = 10


def download_pofile(request: HttpRequest, translation_id: int) -> HttpResponse:
    """The texts of one page or shared piece, with the translations there are."""
    translation, source = _translation(request, translation_id)
    code = translation.target_locale.language_code
    name = slugify(translation.source.object_repr) or source.type_name
    return HttpResponse(
        write_file(export_units([source.translation_key], code), Format.PO),
        content_type=Format.PO.content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}-{code}{Format.PO.ending}"'},
    )


@require_POST
def upload_pofile(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take in a file about this very thing, of any kind we write; what becomes of it is told in messages."""
    translation, source = _translation(request, translation_id)
    user: Any = request.user
    locale = translation.target_locale.language_code
    try:
        report = import_units(_read(request, source), locale, user=user)
    except FileRefused as error:
        messages.error(request, str(error))
    else:
        _tell(request, report, locale)
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


def _read(request: HttpRequest, source: Any) -> UnitFile:
    """Raises FileRefused for what holds no texts, or texts of something else."""
    upload = request.FILES.get("file")
    if upload is None:
        raise FileRefused(_("Choose a file first."))
    if (upload.size or 0) > MAX_SIZE:
        limit = {"limit": MAX_SIZE // 1_000_000}
        raise FileRefused(_("This file is too large: at most %(limit)d MB can be taken in.") % limit)
    file = read_file(upload.read(), upload.name or "")
    if any(unit.address.translation_key != source.translation_key for unit in file.units()):
        raise FileRefused(_("This file is about another page. Upload it there."))
    return file


def _tell(request: HttpRequest, report: ImportReport, locale: str) -> None:
    if report.published:
        messages.success(request, _("The file has been taken in, and the translation is published."))
    elif report.drafts:
        messages.success(request, _("The file has been taken in. The translation is a draft."))
    elif not report.refused:
        messages.info(request, _("The file has been taken in. It held nothing new."))
    if report.refused:
        count = len(report.refused)
        text = ngettext("%(count)s text was not taken in:", "%(count)s texts were not taken in:", count)
        reasons = "; ".join(str(line) for line in lines(report.refused[:REASONS_SHOWN], locale))
        messages.warning(request, f"{text % {'count': count}} {reasons}")
