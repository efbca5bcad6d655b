"""The screen “Rules of languages”: what must be true before readers get a translation, and what starts by itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.viewsets.model import ModelViewSet

from translations import locales
from translations.checks import CHECKS
from translations.models import LanguagePolicy, Severity

_PREFIX = "check_"


class RulesForm(WagtailAdminModelForm):
    """One choice for each check that may be adjusted; its own severity where nothing else is chosen."""

    locale = forms.ChoiceField(label=_("Language"))

    class Meta:
        model = LanguagePolicy
        fields = ["locale", "publishing", "starts", "publishes"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["locale"].choices = [(code, locales.language(code).own_name) for code in locales.codes()[1:]]
        stored = self.instance.severities or {}
        for check in adjustable():
            self.fields[f"{_PREFIX}{check.code}"] = forms.ChoiceField(
                label=check.label, choices=Severity.choices, initial=stored.get(check.code, check.severity)
            )

    def save(self, commit: bool = True) -> Any:
        chosen = {check: self.cleaned_data[f"{_PREFIX}{check.code}"] for check in adjustable()}
        # Only what differs, so that a check whose own severity changes is followed.
        self.instance.severities = {check.code: value for check, value in chosen.items() if value != check.severity}
        return super().save(commit)


def adjustable() -> list[Any]:
    return [check for check in CHECKS if check.adjustable]


class RulesViewSet(ModelViewSet):
    """For administrators: whoever holds Django's rights on the rules."""

    model = LanguagePolicy
    name = "language_rules"
    icon = "list-ul"
    menu_label = _("Rules of languages")
    add_to_settings_menu = True
    menu_order = 620
    list_display = ["locale", "publishing", "starts", "publishes"]

    def get_form_class(self, for_update: bool = False) -> type[RulesForm]:
        return RulesForm


viewset = RulesViewSet()
