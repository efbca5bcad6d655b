from uuid import UUID

from django_tasks import task

from translations import pipeline
from translations.exchange import runs


@task()
def prepare_task(key: str, locale_code: str) -> None:
    """Bring one translation to its source; see ``pipeline``."""
    pipeline.prepare(UUID(key), locale_code)


@task()
def import_task(run_pk: int) -> None:
    """Take in a translators' file; see ``exchange.runs``."""
    runs.run(run_pk)
