"""wagtail-localize's background work, put on the task queue that all our background work uses.

localize hands over functions and model instances. A queue carries neither, so both travel as references: the function
as its dotted path, an instance as its model and primary key. An instance that is gone when the task runs is an error of
that task alone.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.utils.module_loading import import_string
from django_tasks import task
from wagtail_localize.tasks import BaseJobBackend

_MODEL = "__model__"


class TaskBackend(BaseJobBackend):
    """``WAGTAILLOCALIZE_JOBS``: enqueues after the commit, so that a worker sees what it is told about."""

    def enqueue(self, func: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
        path = f"{func.__module__}.{func.__qualname__}"
        packed_args, packed_kwargs = pack(list(args)), pack(dict(kwargs))
        transaction.on_commit(lambda: run_job.enqueue(path, packed_args, packed_kwargs))


@task()
def run_job(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Call the function at ``path`` with the arguments that :func:`pack` made portable."""
    import_string(path)(*unpack(args), **unpack(kwargs))


def pack(value: Any) -> Any:
    """``value`` as plain JSON, model instances as references."""
    if isinstance(value, (models.Model, AbstractBaseUser)):
        return {_MODEL: value._meta.label, "pk": str(value.pk)}
    if isinstance(value, dict):
        return {key: pack(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, models.QuerySet)):
        return [pack(item) for item in value]
    return value


def unpack(value: Any) -> Any:
    """The reverse of :func:`pack`. Raises ``DoesNotExist`` for an instance that is gone."""
    if isinstance(value, dict):
        if _MODEL in value:
            return apps.get_model(value[_MODEL])._default_manager.get(pk=value["pk"])
        return {key: unpack(item) for key, item in value.items()}
    if isinstance(value, list):
        return [unpack(item) for item in value]
    return value
