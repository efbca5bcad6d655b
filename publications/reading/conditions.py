"""What a row must be to be read, or to stand in a list; ``p`` is the publication."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from publications.statements import read_moment

READABLE = "p.served AND (p.expires_at IS NULL OR p.expires_at > %s)"
LISTED = f"{READABLE} AND (p.listed_until IS NULL OR p.listed_until > %s)"


def earliest(moments: Iterable[Any]) -> datetime | None:
    """The first of moments as the database gives them; None where there is none."""
    return min((read_moment(moment) for moment in moments if moment is not None), default=None)
