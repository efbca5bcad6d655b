"""What every test may use. Builders of content stand in tests/factories/."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

# How long an example takes says something of the machine, not of the code: timings stand in the benchmark.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(autouse=True)
def nothing_counted_before() -> None:
    """Each test has a database of its own; how many pages the one before had is remembered in the process."""
    from publications.reading.counting import forget_counts

    forget_counts()


# What is dear to set up: its tests share a worker, every other test goes wherever there is room.
TOGETHER = ("tests/demo/loaded/", "tests/publications/proofs/test_capture.py")


class DearOnOneWorker(LoadScopeScheduling):
    """Tests below one of ``TOGETHER`` run one after the other, in one process."""

    def _split_scope(self, nodeid: str) -> str:
        return next((place for place in TOGETHER if nodeid.startswith(place)), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    return DearOnOneWorker(config, log)
