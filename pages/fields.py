"""Model fields that the content model needs and Django does not bring."""

import html
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _


class ChoiceListField(models.JSONField):
    """Several values out of a closed vocabulary, stored as a JSON array in the order of the vocabulary.

    Edited with check boxes. A value outside the vocabulary is refused with its name.
    """

    def __init__(self, *args: Any, vocabulary: type[models.TextChoices] | None = None, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if not isinstance(value, list):
            raise ValidationError(_("Choose from the list."))
        for item in value:
            if self.vocabulary and item not in self.vocabulary.values:
                raise ValidationError(_("“%(value)s” is not in the list."), params={"value": item})

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        value = super().clean(value, model_instance)
        if self.vocabulary is None:
            return value
        return [member for member in self.vocabulary.values if member in value]

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=self.vocabulary.choices if self.vocabulary else [],
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=self.help_text,
        )


def lines(text: str) -> list[str]:
    """The non-empty lines of a one-per-line text field."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def has_text(rich_text: str) -> bool:
    """Whether rich text says anything: the editor's field stores an empty paragraph where nothing was typed."""
    return bool(html.unescape(strip_tags(rich_text)).strip())
