"""Wagtail's index of what refers to what, which tells an editor where a thing is used.

Wagtail brings it up to date with each row that is saved, and for a row of a page that means the index of the whole
page: eleven times for one with ten relations (``wagtail/signal_handlers.py``, ``wagtail/tasks.py``).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def indexed_once(page: Any) -> Iterator[None]:
    """A page and its rows that are saved within are indexed together, afterwards.

    Where somebody has switched the index off, it stays off.
    """
    # Both ask for models, and models ask for this.
    from wagtail import signal_handlers
    from wagtail.tasks import update_reference_index_task

    if getattr(signal_handlers.reference_index_auto_update_disabled, "value", False):
        yield
        return
    with signal_handlers.disable_reference_index_auto_update():
        yield
    meta = page._meta
    update_reference_index_task.enqueue(meta.app_label, meta.model_name, str(page.pk))
