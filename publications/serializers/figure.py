"""Figures: the numbers, and the sentence made from them in the language of the text."""

from typing import Any

from django.utils import formats
from django.utils.translation import gettext, override

from pages.blocks.base import TEXT
from pages.choices import ClaimStatus, Unit
from pages.models import Figure
from publications.context import BuildContext
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import (
    Field,
    flag,
    integer,
    key,
    number,
    option,
    plain_number,
    text,
)


def sentence(figure: Any) -> str:
    """What the figure says, in the language of its text; an editor's own sentence wins."""
    if figure.sentence_override:
        return str(figure.sentence_override)
    code = figure.locale.language_code
    with override(code):
        text = _template(figure) % {"number": _number(figure), "of": figure.of, "claim": figure.claim}
    return _capitalised(text, code)


def _capitalised(text: str, code: str) -> str:
    """Some languages begin the sentence with what an editor wrote in the middle of one. Turkish i becomes İ."""
    first = "İ" if code == "tr" and text[:1] == "i" else text[:1].upper()
    return first + text[1:]


def _template(figure: Any) -> str:
    templates = {
        (Unit.PERCENT, True): gettext("About %(number)s%% of %(of)s %(claim)s."),
        (Unit.PERCENT, False): gettext("%(number)s%% of %(of)s %(claim)s."),
        (Unit.PER_THOUSAND, True): gettext("About %(number)s per thousand of %(of)s %(claim)s."),
        (Unit.PER_THOUSAND, False): gettext("%(number)s per thousand of %(of)s %(claim)s."),
        (Unit.COUNT, True): gettext("About %(number)s of %(of)s %(claim)s."),
        (Unit.COUNT, False): gettext("%(number)s of %(of)s %(claim)s."),
    }
    return templates[Unit(figure.unit), figure.approximate]


def _number(figure: Any) -> str:
    if figure.value is not None:
        return _localised(figure.value)
    return gettext("%(low)s to %(high)s") % {
        "low": _localised(figure.minimum),
        "high": _localised(figure.maximum),
    }


def _localised(value: Any) -> str:
    return formats.number_format(plain_number(value) or 0, use_l10n=True)


def _sentence(figure: Any, context: BuildContext) -> str:
    return sentence(figure)


FIGURE = SnippetSerializer(
    Figure,
    title="name",
    fields=[
        number("value"),
        number("minimum"),
        number("maximum"),
        flag("approximate"),
        option("unit", Unit),
        text("of"),
        key("of_figure_id", "of_figure"),
        text("claim"),
        text("population"),
        integer("year"),
        option("claim_status", ClaimStatus),
        key("source_id", "source"),
        text("locator"),
        Field("sentence", _sentence, TEXT),
    ],
)
