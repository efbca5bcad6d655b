from typing import Any

from django_tasks import task

from publications.engine import publish
from publications.images import image_key, make_renditions
from publications.models import IMAGE
from publications.scope import Scope
from publications.settling import settle


@task()
def settle_task(scope: dict[str, Any]) -> None:
    """What depends on a change follows it, after the commit."""
    settle(scope=Scope.from_json(scope), rebuild=0)


@task()
def renditions_task(image_pk: int) -> None:
    """The renditions of an image; the documents that show it follow."""
    if make_renditions(image_pk):
        publish(IMAGE, image_key(image_pk))
