"""The names by which caches know what an answer holds, and by which it is purged from them."""

from uuid import UUID

from publications.models import NAVIGATION, PAGE

# On every answer.
ALL = "all"


def own_tag(kind: str, key: UUID) -> str:
    """The tag of one thing in all its languages."""
    return NAVIGATION if kind == NAVIGATION else f"{kind}:{key}"


def list_tag(type_name: str, locale: str) -> str:
    """The tag of every list of one type in one language; of the type ``page`` for lists of all pages."""
    return f"{type_name}:{locale}"


def document_tags(kind: str, key: UUID) -> tuple[str, ...]:
    """What the answer with one document carries."""
    return own_tag(kind, key), ALL


def list_tags(type_name: str, locale: str) -> tuple[str, ...]:
    """What the answer with a list carries."""
    return list_tag(type_name, locale), ALL


def tags_of_change(kind: str, key: UUID, type_name: str, locale: str) -> set[str]:
    """What to purge when the bytes of a thing in one language change, come or go."""
    lists = {list_tag(type_name, locale), list_tag(PAGE, locale)} if kind == PAGE else {list_tag(type_name, locale)}
    return {own_tag(kind, key), *lists}
