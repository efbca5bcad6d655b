"""What tests of the engine share."""

from collections.abc import Callable

import pytest

from publications import settling


@pytest.fixture
def at_step(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Callable[[], None], int], None]:
    """``at_step("found", do)`` calls ``do`` once, at the first such step or a later one."""

    def at_step(name: str, do: Callable[[], None], number: int = 1) -> None:
        seen = 0

        def step(now_at: str) -> None:
            nonlocal seen
            seen += now_at == name
            if now_at == name and seen == number:
                do()

        monkeypatch.setattr(settling, "step", step)

    return at_step
