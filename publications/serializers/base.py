"""The two shapes of serializers: of pages and of shared pieces."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from publications.serializers.fields import Field
from publications.serializers.filters import Filter


@dataclass(frozen=True)
class PageSerializer:
    """The JSON of one page type: the few facts of its card, and the fields of its document.

    ``listed_until`` tells after which moment a page leaves every list; None for never. ``filters`` are what lists of
    the type can be narrowed by. Search finds a page by its title first, and by the fields in ``names`` as much; then
    by its summary and the fields in ``leads``; last by the rest of its text. With ``comes_last`` it stands behind pages
    of other types that fit as well.
    """

    model: Any
    card: Sequence[Field] = ()
    document: Sequence[Field] = ()
    filters: Sequence[Filter] = ()
    names: Sequence[str] = ()
    leads: Sequence[str] = ()
    comes_last: bool = False
    listed_until: Callable[[Any], datetime | None] = lambda page: None

    @property
    def type_name(self) -> str:
        return str(self.model.type_name)


@dataclass(frozen=True)
class SnippetSerializer:
    """The JSON of one kind of shared piece: small enough that card and document are the same.

    ``title`` names the field that stands for the piece in lists; ``order`` gives what comes before it where they are
    not ordered by that alone.
    """

    model: Any
    title: str
    fields: Sequence[Field] = ()
    filters: Sequence[Filter] = ()
    order: Callable[[Any], str] = lambda thing: ""

    @property
    def type_name(self) -> str:
        return str(self.model.type_name)
