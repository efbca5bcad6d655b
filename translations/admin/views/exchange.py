"""The screen “Files”: texts out to the tools of translators and in again, with the report of each import."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from translations import locales
from translations.admin.addresses import lines
from translations.exchange import Format, export_units, runs, write_file
from translations.exchange.reading import MAX_BYTES
from translations.exchange.selecting import Selection
from translations.exchange.units import FileRefused
from translations.kinds import translatable_models
from translations.models import ExchangeRun, RunState, State
from translations.roles import languages_of, may_translate

URL_NAME = "translations_files"
ICON = "download"
SHOWN = 20
# Of each list in a report; whoever has more of them mends the cause and sends the file again.
LINES_SHOWN = 500
# Seconds between two looks at an import that is under way.
REFRESH = 3


class ExportForm(forms.Form):
    """What goes into a file. Languages are those of the user; keys and states come from lists."""

    locale = forms.ChoiceField(label=gettext_lazy("Language"))
    format = forms.ChoiceField(
        label=gettext_lazy("Kind of file"), choices=[(each.value, each.label) for each in Format], required=False
    )
    only_open = forms.BooleanField(label=gettext_lazy("Only texts that still have to be translated"), required=False)
    type = forms.MultipleChoiceField(required=False, widget=forms.MultipleHiddenInput)
    state = forms.MultipleChoiceField(required=False, choices=State.choices, widget=forms.MultipleHiddenInput)
    key = forms.CharField(required=False, widget=forms.MultipleHiddenInput)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["locale"].choices = _languages(user)  # type: ignore[attr-defined]
        self.fields["type"].choices = [(name, name) for name in translatable_models()]  # type: ignore[attr-defined]


class ImportForm(forms.Form):
    locale = forms.ChoiceField(label=gettext_lazy("Language"))
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("XLIFF 1.2, XLIFF 2 or PO, as your tool gives it back."),
        widget=forms.FileInput(attrs={"accept": ".xlf,.xliff,.po"}),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["locale"].choices = _languages(user)  # type: ignore[attr-defined]


def _languages(user: Any) -> list[tuple[str, str]]:
    return [(code, _(locales.language(code).name)) for code in languages_of(user)]


class _Screen(WagtailAdminTemplateMixin, TemplateView):
    header_icon = ICON
    _show_breadcrumbs = True
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not languages_of(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("translations_dashboard"), "label": _("Translations")},
            {"url": reverse(URL_NAME), "label": _("Files")},
        ]


class FilesView(_Screen):
    """Both forms, and the latest imports of the user's languages."""

    template_name = "translations/admin/files.html"
    page_title = gettext_lazy("Files for translators")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        codes = languages_of(user)
        given = {"locale": self.request.GET.get("locale", ""), "only_open": True}
        latest = ExchangeRun.objects.filter(locale__in=codes).defer("content", "report").select_related("user")
        return super().get_context_data(**kwargs) | {
            "export_form": ExportForm(user=user, initial=given),
            "import_form": ImportForm(user=user, initial=given),
            "runs": latest[:SHOWN],
        }


class RunView(_Screen):
    """What became of one import; looks again by itself while it is under way."""

    template_name = "translations/admin/run.html"
    page_title = gettext_lazy("Import of a file")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run = _run(self.request, self.kwargs["pk"])
        report = run.report or {}
        headings = (
            ("refused", _("Not applied")),
            ("held", _("Stored, but not published")),
            ("skipped", _("Left alone, as the file asks")),
        )
        return super().get_context_data(**kwargs) | {
            "run": run,
            "language": _(locales.language(run.locale).name),
            "is_going": run.state in (RunState.WAITING, RunState.RUNNING),
            "texts": report.get("texts", 0),
            "counts": {name: len(report.get(name, [])) for name in ("published", "drafts", "unchanged")},
            "lists": [_shown(name, label, report[name], run.locale) for name, label in headings if report.get(name)],
        }

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        if context["is_going"]:
            # What the browser does by itself needs no script.
            response.headers["Refresh"] = str(REFRESH)
        return response


def _shown(name: str, label: str, entries: list[Any], locale: str) -> dict[str, Any]:
    """One list of a report: its first lines, and how many there are in all."""
    return {
        "name": name,
        "label": label,
        "count": len(entries),
        "lines": lines(entries[:LINES_SHOWN], locale),
        "more": max(0, len(entries) - LINES_SHOWN),
    }


def export(request: HttpRequest) -> HttpResponse:
    """The file itself."""
    query = request.GET
    form = ExportForm(query, user=request.user)
    if not may_translate(request.user, query.get("locale", "")):
        raise PermissionDenied
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect(URL_NAME)
    chosen = form.cleaned_data
    try:
        keys = [UUID(key) for key in query.getlist("key")]
    except ValueError:
        messages.error(request, _("One of the chosen pages does not exist."))
        return redirect(URL_NAME)
    selection = Selection(chosen["locale"], keys, chosen["type"], chosen["state"], only_open=chosen["only_open"])
    file = export_units(selection.found(), chosen["locale"], only_open=chosen["only_open"])
    if not file.groups:
        messages.info(request, _("There is nothing to translate in this selection."))
        return redirect(request.headers.get("Referer") or reverse(URL_NAME))
    kind = Format(chosen["format"] or Format.XLIFF12)
    name = f"houvast-{chosen['locale']}{kind.ending}"
    return HttpResponse(
        write_file(file, kind),
        content_type=kind.content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_POST
def import_file(request: HttpRequest) -> HttpResponse:
    """Take in a file; what becomes of it is told on its own page."""
    locale = request.POST.get("locale", "")
    if not may_translate(request.user, locale):
        raise PermissionDenied
    upload = request.FILES.get("file")
    if upload is None:
        messages.error(request, _("Choose a file first."))
        return redirect(URL_NAME)
    if (upload.size or 0) > MAX_BYTES:
        limit = {"limit": MAX_BYTES // 1_000_000}
        messages.error(request, _("This file is too large: at most %(limit)d MB can be taken in.") % limit)
        return redirect(URL_NAME)
    try:
        run, is_new = runs.start(upload.read(), upload.name or "", locale, request.user)
    except FileRefused as error:
        messages.error(request, str(error))
        return redirect(URL_NAME)
    if not is_new:
        messages.info(request, _("This file is being taken in already."))
    return redirect("translations_run", run.pk)


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    run = _run(request, pk)
    runs.again(run.pk)
    return redirect("translations_run", run.pk)


def _run(request: HttpRequest, pk: int) -> ExchangeRun:
    run = get_object_or_404(ExchangeRun.objects.defer("content").select_related("user"), pk=pk)
    if not may_translate(request.user, run.locale):
        raise PermissionDenied
    return run
