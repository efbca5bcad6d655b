"""“Languages of people”: who translates and reviews what, for those who may change users."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from translations import locales
from translations.models import LanguageRole
from translations.roles import give, given_to, take, target_codes

URL_NAME = "translations_people"
TITLE = gettext_lazy("Languages of people")
PER_PAGE = 50


def may_manage(user: Any) -> bool:
    return bool(user.has_perm("auth.change_user"))


class PeopleMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_manage(request.user)


def languages_of_people(request: HttpRequest) -> HttpResponse:
    """A table of people and languages with a role in each cell. POST stores the cells that changed."""
    if not may_manage(request.user):
        raise PermissionDenied
    people = get_user_model().objects.filter(is_active=True).order_by("first_name", "last_name", "username")
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("p"))
    if request.method == "POST":
        count = _store(request, list(page.object_list))
        text = ngettext("%(count)s change stored.", "%(count)s changes stored.", count)
        messages.success(request, text % {"count": count})
        return redirect(request.get_full_path())
    codes = target_codes()
    context = {
        "page_title": TITLE,
        "header_title": TITLE,
        "header_icon": "user",
        "languages": [locales.translated_name(code) for code in codes],
        "roles": LanguageRole.choices,
        "rows": _rows(list(page.object_list), codes),
        "page": page,
    }
    return render(request, "translations/admin/people.html", context)


def _rows(people: list[Any], codes: list[str]) -> list[dict[str, Any]]:
    given = given_to(people)
    return [
        {
            "person": person,
            "cells": [
                {
                    "name": _field(person, code),
                    "role": given.get(person.pk, {}).get(code, ""),
                    "label": _("%(person)s: %(language)s")
                    % {"person": person.get_username(), "language": locales.translated_name(code)},
                }
                for code in codes
            ],
        }
        for person in people
    ]


def _field(person: Any, code: str) -> str:
    return f"role-{person.pk}-{code}"


@transaction.atomic
def _store(request: HttpRequest, people: list[Any]) -> int:
    """How many cells changed. A cell that was not sent, or holds no role, stays as it is."""
    given = given_to(people)
    changed = 0
    for person in people:
        for code in target_codes():
            wanted = request.POST.get(_field(person, code))
            if wanted is None or wanted == given.get(person.pk, {}).get(code, ""):
                continue
            if wanted == "":
                changed += take(person, code, by=request.user)
            elif wanted in LanguageRole.values:
                changed += give(person, code, LanguageRole(wanted), by=request.user)
    return changed
