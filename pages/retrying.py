"""Trying a transaction again that the database broke off in favour of another."""

import logging
import random
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, transaction

Result = TypeVar("Result")

logger = logging.getLogger(__name__)

_TIMES = 10
# Seconds, at most, before the next attempt: drawn by lot, or two that met would meet again.
_PAUSES = [min(0.02 * 2**attempt, 1.0) for attempt in range(_TIMES - 1)]
# deadlock_detected and serialization_failure (PostgreSQL, appendix A).
_BROKEN_OFF = {"40P01", "40001"}


def again_after_deadlock(function: Callable[[], Result]) -> Result:
    """Run ``function``, which opens its own transaction, and again when that was chosen to end a deadlock.

    Inside a transaction of the caller there is nothing to be tried again here: the error goes up to whoever opened it.
    """
    for pause in _PAUSES:
        try:
            return function()
        except OperationalError as error:
            if not is_deadlock(error) or transaction.get_connection().in_atomic_block:
                raise
            logger.info("transaction_tried_again")
            time.sleep(random.uniform(0, pause))  # noqa: S311  (no secret)
    return function()


def is_deadlock(error: BaseException) -> bool:
    return getattr(error.__cause__, "sqlstate", None) in _BROKEN_OFF
