"""Rules that more than one page type or snippet needs, with sentences an editor understands."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

# E.164: a plus and up to fifteen digits; or a national short code such as 112 or 113; or a Dutch 0800/0900 number,
# which is never taken for a short code when its end is missing. The digits of other scripts cannot be dialled.
PHONE = re.compile(r"\+[1-9][0-9]{6,14}|(?!0[89]00)[0-9]{3,6}|0[89]00-?[0-9]{4,7}")

validate_language_code = RegexValidator(
    r"^[a-z]{2,3}(-[A-Za-z0-9]+)*\Z", _("Use a language code such as “nl” or “ar”.")
)
validate_region = RegexValidator(r"^[A-Z]{2}-[A-Z0-9]{1,3}\Z", _("Use a region code such as “NL-UT”."))
validate_country = RegexValidator(r"^[A-Z]{2}\Z", _("Use a country code of two capitals, such as “NL”."))
validate_code = RegexValidator(
    r"^[a-z][a-z0-9_-]*\Z", _("Begin with a small letter; use small letters, digits, hyphens and underscores.")
)


def validate_phone(value: str) -> None:
    """Refuse what cannot be dialled: only E.164, a short code or a Dutch service number."""
    if not PHONE.fullmatch(value):
        raise ValidationError(
            _("“%(value)s” cannot be dialled. Write +31301234567, a short number such as 112, or 0800-1234567."),
            params={"value": value},
        )


def ordered_range(low: object, high: object, high_field: str, *, strict: bool = False) -> dict[str, ValidationError]:
    """Errors for a range whose end lies before its start; ``strict`` also refuses an empty one."""
    if low is None or high is None:
        return {}
    wrong = high <= low if strict else high < low  # type: ignore[operator]  # numbers or moments, by the caller
    if not wrong:
        return {}
    return {high_field: ValidationError(_("The end of the range must be above its start."))}


def leads_back_to_itself(thing: Any, name: str) -> bool:
    """Whether following the foreign key ``name`` comes to a thing, in any language, for the second time."""
    seen = {str(thing.translation_key)}
    while (thing := getattr(thing, name)) is not None:
        if str(thing.translation_key) in seen:
            return True
        seen.add(str(thing.translation_key))
    return False
