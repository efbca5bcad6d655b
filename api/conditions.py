"""Conditional requests: what the caller has, or thinks it has, decides what it gets (RFC 9110, section 13)."""

from django.http import HttpRequest
from django.utils.http import parse_etags, parse_http_date_safe

NOT_MODIFIED = 304
PRECONDITION_FAILED = 412

_CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE")


def has_condition(request: HttpRequest) -> bool:
    return any(name in request.META for name in _CONDITIONS)


def outcome(request: HttpRequest, etag: str, modified: int | None) -> int | None:
    """``NOT_MODIFIED``, ``PRECONDITION_FAILED``, or None where the answer is to be given as it is.

    ``etag`` is strong and in its quotes; ``modified`` seconds since 1970, or None where that is not known: then no
    date is compared with it (13.1.3, 13.1.4). The order is that of 13.2.2: a condition on the tag is the only one of
    its pair that counts, also when nothing can be read from it.
    """
    if_match, if_none_match = (request.META.get(name) for name in ("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH"))
    if if_match is not None:
        if not _names(if_match, etag):
            return PRECONDITION_FAILED
    elif modified is not None and modified > _moment(request, "HTTP_IF_UNMODIFIED_SINCE", otherwise=modified):
        return PRECONDITION_FAILED
    if if_none_match is not None:
        # Weakly compared (8.8.3.2): bytes that are the same are also as good as the same.
        return NOT_MODIFIED if _names(if_none_match, etag, f"W/{etag}") else None
    if modified is not None and modified <= _moment(request, "HTTP_IF_MODIFIED_SINCE", otherwise=modified - 1):
        return NOT_MODIFIED
    return None


def _names(given: str, *etags: str) -> bool:
    tags = parse_etags(given)
    return tags == ["*"] or any(etag in tags for etag in etags)


def _moment(request: HttpRequest, name: str, *, otherwise: int) -> int:
    """The date of a field; ``otherwise`` where there is none that can be read."""
    found: int | None = parse_http_date_safe(request.META.get(name, ""))
    return otherwise if found is None else found
