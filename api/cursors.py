"""Cursors: a place in one list, signed, so that nobody can make up a place or take it into another list."""

import hashlib
from typing import Any, NamedTuple

from django.core import signing
from django.utils.translation import gettext_noop as _

from api.kinds import Kind, Unreadable
from publications.reading.orders import Mark, Order

# What a reader sends who wants to begin at the beginning.
START = "start"
_SALT = "api.cursors"
_LONGEST = 1000


class Held(NamedTuple):
    """What a cursor holds; ``listing`` is '' at the start of any list."""

    listing: str
    value: Any
    pk: int
    before: bool


def _read(text: str) -> Held:
    """What a cursor holds; nothing at the start. Raises Unreadable for what was not made here."""
    if text == START:
        return Held("", None, 0, before=False)
    try:
        if len(text) > _LONGEST:
            raise signing.BadSignature
        return Held(*_signer().unsign_object(text))
    except (signing.BadSignature, ValueError, TypeError):
        raise _foreign() from None


def _signer() -> signing.Signer:
    # Without a time in it: the same list is the same bytes.
    return signing.Signer(salt=_SALT)


def _foreign() -> Unreadable:
    return Unreadable(_("This cursor is not of this list. Begin with cursor=start."))


CURSOR = Kind(_read, lambda: {"type": "string", "minLength": 1, "maxLength": _LONGEST})


def cursor(mark: Mark, order: Order, listing: str) -> str:
    """``listing`` names the list with everything that narrows and orders it."""
    held = Held(_digest(listing), order.as_json(mark.value), mark.pk, mark.before)
    return _signer().sign_object(held)


def mark_of(held: Held, order: Order, listing: str) -> Mark | None:
    """Where a cursor points; None for the beginning. Raises Unreadable for one of another list."""
    if not held.listing:
        return None
    if held.listing != _digest(listing):
        raise _foreign()
    return Mark(order.read(held.value), held.pk, held.before)


def _digest(listing: str) -> str:
    return hashlib.sha256(listing.encode()).hexdigest()[:16]
