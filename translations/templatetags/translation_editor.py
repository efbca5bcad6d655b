"""For our version of localize's editor."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString

from translations.admin import asked

register = template.Library()


@register.simple_tag(takes_context=True)
def before_editor(context: Mapping[str, Any], screen: str) -> SafeString:
    """localize's block ``content`` with our panels right above the editor."""
    return asked.before_editor(screen, context["request"], context["instance"])
