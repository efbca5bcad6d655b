"""Help plain_lines, with the state of their verification: overdue is shown, never hidden."""

import datetime
from typing import Any

from pages.blocks.base import closed_object
from pages.models import Helpline
from publications.context import BuildContext
from publications.serializers.base import SnippetSerializer
from publications.serializers.fields import (
    DATE,
    STRINGS,
    Field,
    flag,
    integer,
    iso_date,
    plain,
    plain_lines,
    rows_with_cards,
    start_of,
    text,
)
from publications.serializers.filters import code
from publications.serializers.filters import flag as flag_filter


def _verification(helpline: Any, context: BuildContext) -> dict[str, str | None]:
    if helpline.verified_at is None:
        return {"status": "overdue", "verified_at": None}
    due = start_of(helpline.verified_at + datetime.timedelta(days=helpline.verify_every_days))
    context.changes_at(due)
    status = "overdue" if due <= context.now else "verified"
    return {"status": status, "verified_at": iso_date(helpline.verified_at)}


def _for_warnings(helpline: Any, context: BuildContext) -> list[str]:
    """Codes of the content warnings; asking for their cards records them as inputs."""
    found = rows_with_cards(helpline, "warning_rows", "warning", context)
    return [card["code"] if card else row.warning.code for row, card in found]


HELPLINE = SnippetSerializer(
    Helpline,
    title="name",
    filters=[
        code("country", "country", "The country it is in (ISO 3166-1)."),
        flag_filter("is_emergency", "Whether it is an emergency number."),
        code("for_warnings", "for_warnings", "The code of a content warning it is for."),
        code("languages", "languages", "The code of a language that is spoken."),
    ],
    order=lambda line: f"{int(not line.is_emergency)}{line.sort_order:05d}",
    fields=[
        text("name"),
        text("description"),
        plain("country"),
        flag("is_emergency"),
        plain("phone"),
        plain("chat_url"),
        plain("website"),
        text("hours"),
        text("cost"),
        plain_lines("languages"),
        Field("for_warnings", _for_warnings, STRINGS),
        integer("sort_order", blank=False),
        Field(
            "verification",
            _verification,
            closed_object({"status": {"type": "string", "enum": ["verified", "overdue"]}, "verified_at": DATE}),
        ),
        flag("demo_data"),
    ],
)
