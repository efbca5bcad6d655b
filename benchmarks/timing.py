"""How long things take, and what to make of many such times."""

import math
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Elapsed:
    """Filled in when the block of :func:`timed` ends. ``cpu_seconds`` is what this process worked, not waited."""

    seconds: float = 0.0
    cpu_seconds: float = 0.0


@contextmanager
def timed() -> Iterator[Elapsed]:
    elapsed = Elapsed()
    start, cpu = time.perf_counter(), time.process_time()
    try:
        yield elapsed
    finally:
        elapsed.seconds = time.perf_counter() - start
        elapsed.cpu_seconds = time.process_time() - cpu


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least ``percent`` of all values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(math.ceil(len(ordered) * percent / 100), 1) - 1]


def median(values: Sequence[float]) -> float:
    return statistics.median(values)
