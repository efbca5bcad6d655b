from django_tasks import task

from publications.settling import settle


@task()
def settle_task() -> None:
    """What depends on a change follows it, after the commit."""
    settle()
