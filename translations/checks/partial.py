"""Which texts may be left in the source language where a language allows pages to be published in part."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from wagtail.models import Page

from translations.checks.base import Finding
from translations.checks.missing import MISSING
from translations.kinds import translatable_models
from translations.models.policy import PartialPages, Severity

# What stands on the cards of every page, and so in lists and menus in which nobody expects another language.
EVERY_PAGE = frozenset({"title", "short_title", "summary", "hero_alt"})

# Fields of one page type, whole: what is on its cards beyond that, what people agree to, when to get help.
FIELDS: dict[str, frozenset[str]] = {
    "attachment_type": frozenset({"alternate_names"}),
    # Up to and with what to do after signing up: who does not understand that has agreed to nothing.
    "job_alert": frozenset({"form_heading", "form_explanation", "submit_label", "thanks"}),
    "risk_factor": frozenset({"statement"}),
    # A symptom may be a red flag, which its path does not tell.
    "symptom": frozenset({"explanation"}),
    "topic": frozenset({"strapline", "when_to_seek_help"}),
    "treatment": frozenset({"abbreviation", "for_whom"}),
}

# Blocks in a flow. A callout may be a warning, which its path does not tell.
BLOCKS = frozenset({"callout", "crisis_box", "call_to_action"})
# The fields whose flow has any of those.
FLOWS = frozenset({"body"})


def never_partial(type_name: str, path: str, field_path: str = "") -> bool:
    """Whether a text has to be translated before its page is published, whatever its language allows.

    ``path`` is that of the segment, with the ids of blocks and rows (``body.<id>.html``). ``field_path`` has their
    names instead (``body.callout.html``): localize keeps it with each path (``TranslationContext.field_path``). Without
    it a text in a flow that can hold such blocks is taken to be of one.

    Raises KeyError for a type that is not translated.
    """
    if not issubclass(translatable_models()[type_name], Page):
        # Help lines, warnings, what people agree to: shared pieces stand everywhere, as small as they are.
        return True
    name, *inner = path.split(".")
    if name in EVERY_PAGE or name in FIELDS.get(type_name, ()):
        return True
    if name not in FLOWS:
        return False
    return not inner or not field_path or not BLOCKS.isdisjoint(field_path.split(".")[1:])


def allow_partial(findings: Iterable[Finding], publishing: str, must_be_there: Callable[[str], bool]) -> list[Finding]:
    """The findings under the rule of a language on partial pages (``LanguagePolicy.publishing``).

    Where pages may be partial a missing text is a warning, but for the paths of which ``must_be_there`` says that they
    are never (:func:`never_partial`).
    """
    if publishing != PartialPages.PARTIAL:
        return list(findings)
    return [
        replace(finding, severity=Severity.WARNING)
        if finding.code == MISSING.code and not must_be_there(finding.path)
        else finding
        for finding in findings
    ]
