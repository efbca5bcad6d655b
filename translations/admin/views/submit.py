"""“Translate this page”: which languages get a draft. It publishes nothing and includes no pages below."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params

from translations import locales
from translations.admin.refusals import refused
from translations.roles import languages_of, may_edit_translation, may_publish_translation, target_codes
from translations.submitting import is_source, start_translation
from translations.writing import target_of


class SubmitForm(forms.Form):
    """One choice for each language; those that are there already are no choice."""

    locales = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Languages"),
        queryset=Locale.objects.none(),
        to_field_name="language_code",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, codes: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["locales"]
        field.queryset = Locale.objects.filter(language_code__in=codes)
        field.label_from_instance = lambda locale: locales.translated_name(locale.language_code)


# Each draft is a transaction of its own, so that a tree of pages is never half written.
@transaction.non_atomic_requests
def submit_page(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id).specific
    if page.is_root():
        raise Http404
    return _submit(request, page)


@transaction.non_atomic_requests
def submit_snippet(request: HttpRequest, app_label: str, model_name: str, pk: str) -> HttpResponse:
    model = get_snippet_model_from_url_params(app_label, model_name)
    if not issubclass(model, TranslatableMixin):
        raise Http404
    return _submit(request, get_object_or_404(model, pk=unquote(pk)))


def codes_for(user: Any, instance: Any) -> list[str]:
    """The languages this user may have it translated into: all for who publishes the source, otherwise one's own."""
    if may_publish_translation(user, instance):
        return target_codes()
    return languages_of(user)


def _submit(request: HttpRequest, instance: Any) -> HttpResponse:
    codes = codes_for(request.user, instance)
    if not codes:
        raise PermissionDenied
    if not is_source(instance):
        return refused(request, _("Only the version in the source language can be translated. Open that one."))
    form = SubmitForm(codes, request.POST or None, initial={"locales": request.GET.getlist("select_locale")})
    if request.method == "POST" and form.is_valid():
        return _start(request, instance, list(form.cleaned_data["locales"]))
    context = {
        "page_title": _("Translate"),
        "page_subtitle": str(instance),
        "header_icon": "wagtail-localize-language",
        "form": form,
        "next_url": get_valid_next_url_from_request(request),
    }
    return render(request, "translations/admin/submit.html", context)


def _start(request: HttpRequest, instance: Any, chosen: list[Locale]) -> HttpResponse:
    user: Any = request.user
    made = [draft for locale in chosen for draft in start_translation(instance, locale, user=user)]
    if made:
        text = ngettext("%(count)s draft has been made.", "%(count)s drafts have been made.", len(made))
        messages.success(request, text % {"count": len(made)})
    else:
        messages.info(request, _("These translations had been started already."))
    return redirect(get_valid_next_url_from_request(request) or _next(user, instance, chosen))


def _next(user: Any, instance: Any, chosen: list[Locale]) -> str:
    """To the draft where there is one to work on, otherwise back to the source, otherwise home."""
    target = target_of(instance, chosen[0]) if len(chosen) == 1 else None
    found = [thing for thing in (target, instance) if thing is not None and may_edit_translation(user, thing)]
    return (AdminURLFinder(user).get_edit_url(found[0]) if found else None) or "wagtailadmin_home"
