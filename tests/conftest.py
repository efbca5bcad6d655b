"""What every test may use. Builders of content stand in tests/factories/."""

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling


class DemoOnOneWorker(LoadScopeScheduling):
    """The loaded demo is dear: its tests share a worker, every other test goes wherever there is room."""

    def _split_scope(self, nodeid: str) -> str:
        return "demo" if nodeid.startswith("tests/demo/loaded/") else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    return DemoOnOneWorker(config, log)
