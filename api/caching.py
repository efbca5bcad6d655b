"""How long an answer may be kept, and by whom (RFC 9111, RFC 5861, RFC 9213)."""

from datetime import datetime
from functools import lru_cache

from django.utils import timezone

# Seconds: in a browser; in a shared cache, which is told when something changes; and while it is asked for anew.
BROWSER = 60
SHARED = 300
WHILE_REVALIDATING = 60
# When we cannot be reached an old text is better than none, but a help line that changed is not.
IF_DOWN = 86_400
IF_DOWN_IN_CRISIS = 3_600

# What documents and lists hold that hold help lines, or the number for emergencies.
_HELP = (b'"emergency_number":', b'"is_emergency":')

# Whatever may never be kept.
PRIVATE = "private, no-store"
# No answer we give lives longer.
_FAR = 10**9


def holds_help(body: bytes) -> bool:
    """Whether a stored document shows whom to call."""
    return any(name in body for name in _HELP)


def cache_headers(changes_at: datetime | None, *, holds_help: bool) -> tuple[str, str]:
    """``Cache-Control`` and ``CDN-Cache-Control`` of an answer that will be another one after ``changes_at``.

    Nothing outlives that moment, also when we are down: an expired page may have expired for a reason.
    """
    if changes_at is None:
        return _headers(_FAR, holds_help)
    left = int((changes_at - timezone.now()).total_seconds())
    # What is further away than the longest life makes no difference.
    return _headers(max(0, left) if left < IF_DOWN + SHARED else _FAR, holds_help)


@lru_cache(maxsize=4096)
def _headers(left: int, holds_help: bool) -> tuple[str, str]:
    if_down = IF_DOWN_IN_CRISIS if holds_help else IF_DOWN
    browser, shared = min(BROWSER, left), min(SHARED, left)
    stale = f"stale-while-revalidate={min(WHILE_REVALIDATING, left - shared)}"
    error = f"stale-if-error={min(if_down, left - shared)}"
    return (
        f"public, max-age={browser}, s-maxage={shared}, {stale}, {error}",
        f"public, max-age={shared}, {stale}, {error}",
    )
