"""How many requests a client may make: limits per class of endpoint that hold across processes.

What a client has used of a window is counted in the cache, by all processes together. A process does not ask the
cache for each request: it takes a lease, a chunk of the limit, in one step, and spends it by itself. What it does not
spend is lost with the window. So the processes never give more than the limit together, and a little less where one of
them keeps what another could have used.

While the cache is away each process counts by itself, from where the common count last stood, so that a client gets at
most the limit from each. What was given meanwhile is added to the common count when it is back.
"""

import math
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

import structlog
from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

logger = structlog.get_logger(__name__)

# A lease is this part of the limit, or less. So with as many processes as four a client that is known to all of them
# and then stays with one still gets 94 % of it.
PARTS = 50
# ... and never more than this part of what is left, so that the end of a limit is shared out one by one.
PARTS_OF_WHAT_IS_LEFT = 10
# Clients that a process remembers; whose last lease is the oldest goes first, and what is left of it is lost.
MOST_CLIENTS = 10_000
# How long the cache is left alone after it failed: each attempt may take as long as its timeout.
SECONDS_APART = 5


class Policy(NamedTuple):
    """At most ``most`` requests of each client in every window of ``seconds``; 0 means any number."""

    name: str
    most: int
    seconds: int


class Standing(NamedTuple):
    """Where a client stands after a request was counted: ``left`` requests in the ``seconds`` until the next window.

    ``left`` is as far as this process knows; others may have given some of it since.
    """

    left: int
    seconds: int
    allowed: bool


UNLIMITED = Standing(left=0, seconds=0, allowed=True)


class Share:
    """What a process knows and has of one window of one client."""

    __slots__ = ("free", "held", "owed", "own", "taken", "window")

    def __init__(self, window: int) -> None:
        self.window = window
        # Leased and not spent yet.
        self.held = 0
        # Leased by this process, spent or not.
        self.own = 0
        # Leased by all processes together, as last heard.
        self.taken = 0
        # Not leased by any, as last heard.
        self.free = 0
        # Leased while the cache was away, so that the common count does not have it yet.
        self.owed = 0


class Shares:
    """The shares of one process, and its way to the common count. Safe to use from any thread."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew, as a process does that has just started."""
        self._lock = threading.Lock()
        self._shares: OrderedDict[tuple[Policy, str], Share] = OrderedDict()
        self._is_apart = False
        self._ask_again_at = 0.0

    def count(self, policy: Policy, client: str) -> Standing:
        """Count one request. It is not ``allowed`` when the window is used up."""
        if not policy.most:
            return UNLIMITED
        now = time.time()
        window = int(now // policy.seconds)
        seconds = math.ceil((window + 1) * policy.seconds - now)
        key = (policy, client)
        with self._lock:
            share = self._shares.get(key)
            if share is None or share.window != window:
                share = self._shares[key] = Share(window)
                if len(self._shares) > MOST_CLIENTS:
                    self._shares.popitem(last=False)
            if share.held:
                share.held -= 1
                return Standing(share.free + share.held, seconds, True)
            if share.taken >= policy.most:
                return Standing(0, seconds, False)
            self._shares.move_to_end(key)
            chunk = _chunk(policy, share.taken)
            owed, share.owed = share.owed, 0
        # Not under the lock: the cache may be slow, and other clients need not wait for it.
        total = self._ask(counter_of(policy, client, window), chunk + owed, policy.seconds)
        with self._lock:
            _add(policy, share, chunk, owed, total)
            allowed = share.held > 0
            share.held -= allowed
            return Standing(share.free + share.held, seconds, allowed)

    def _ask(self, counter: str, number: int, seconds: int) -> int | None:
        """Take a number from the common count: how much is taken now, or None while the count cannot be had."""
        with self._lock:
            if self._is_apart:
                if time.monotonic() < self._ask_again_at:
                    return None
                # Only one request tries; the others need not find out as well.
                self._ask_again_at = time.monotonic() + SECONDS_APART
        try:
            total = _take(counter, number, seconds)
        # Whatever ails the cache: reading goes on. ValueError: a counter was dropped as soon as it was made.
        except (RedisError, ValueError) as error:
            self._turn(apart=True, reason=type(error).__name__)
            return None
        self._turn(apart=False)
        return total

    def _turn(self, *, apart: bool, reason: str = "") -> None:
        """Remember whether the common count can be had, and say so where that is new."""
        with self._lock:
            is_new = self._is_apart != apart
            self._is_apart = apart
            self._ask_again_at = time.monotonic() + SECONDS_APART
        if is_new and apart:
            logger.warning("limits_counted_apart", error=reason)
        elif is_new:
            logger.warning("limits_counted_together_again")


_shares = Shares()
count = _shares.count
forget = _shares.forget
# A child would spend the leases of its parent once more, and its lock may be held by a thread it does not have.
os.register_at_fork(after_in_child=forget)


def policy_of(name: str) -> Policy:
    """The policy of a class of endpoint, from ``API_LIMITS``. Raises KeyError for a class that has none."""
    return Policy(name, *settings.API_LIMITS[name])


def headers_of(policy: Policy, standing: Standing) -> dict[str, str]:
    """What a client is told of its limit (draft-ietf-httpapi-ratelimit-headers-10), and when to come back (RFC 9110
    10.2.3) if it was refused; nothing where there is no limit."""
    if not policy.most:
        return {}
    headers = {
        "RateLimit-Policy": f'"{policy.name}";q={policy.most};w={policy.seconds}',
        "RateLimit": f'"{policy.name}";r={standing.left};t={standing.seconds}',
    }
    if not standing.allowed:
        headers["Retry-After"] = str(standing.seconds)
    return headers


def counter_of(policy: Policy, client: str, window: int) -> str:
    """The key of a common count. Nobody who sees the cache can read from it who visits us."""
    digest = salted_hmac("api.limits", f"{policy.name} {window} {client}", algorithm="sha256").hexdigest()
    return f"limit:{digest}"


def _take(counter: str, number: int, seconds: int) -> int:
    """Add to a count that outlives its window, so that it cannot go while it is needed, and say how much it is now.

    Raises ValueError for a cache that keeps nothing, and the errors of Redis.
    """
    # cms/cache.py can do it in one step.
    take: Callable[[str, int, int], int] | None = getattr(cache, "take", None)
    if take:
        return take(counter, number, 2 * seconds)
    try:
        return cache.incr(counter, number)
    except ValueError:
        cache.add(counter, 0, 2 * seconds)
        return cache.incr(counter, number)


def _chunk(policy: Policy, taken: int) -> int:
    return max(1, min(policy.most // PARTS, (policy.most - taken) // PARTS_OF_WHAT_IS_LEFT))


def _add(policy: Policy, share: Share, chunk: int, owed: int, total: int | None) -> None:
    """Put into a share what the common count gave, or without it what the process gives itself."""
    apart = total is None
    if total is None:
        total = share.taken + chunk
        share.owed += owed
    # A common count that was lost begins at nothing; what this process has had of it, it knows itself.
    before = max(total - chunk, share.own)
    given = min(chunk, max(policy.most - before, 0))
    share.own += given
    share.held += given
    share.taken = max(share.taken, total, share.own)
    share.free = max(policy.most - share.taken, 0)
    if apart:
        share.owed += given
