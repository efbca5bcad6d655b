"""What a translator is asked: the texts of which she has no translation, or one of what they said before."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from translations.changes import changes
from translations.kinds import find_sources, translatable_models
from translations.models import SourceText, TranslatedRevision, TranslationStatus
from translations.places import label_of
from translations.segments import SourceSegment
from translations.sources import segments_of


class Kind(StrEnum):
    """Of a change: a text that has none before it, other words, the same words with other links, a text that went."""

    ADDED = "added"
    CHANGED = "changed"
    LINKS = "links"
    REMOVED = "removed"


@dataclass(frozen=True)
class Question:
    """One text of the source that differs from what a translation was made from, or has no translation.

    Texts are HTML fragments as translators get them; '' where there is none. ``former_target`` translates
    ``former_source``, ``target`` translates ``source``.
    """

    path: str
    label: str
    former_source: str
    source: str
    former_target: str
    target: str
    kind: Kind
    links_changed: bool = False

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to write something."""
        return self.kind in (Kind.ADDED, Kind.CHANGED) and not self.target


@dataclass
class _Known:
    """What is stored of one thing in one language."""

    texts: list[SourceText] = field(default_factory=list)
    targets: dict[tuple[str, str], str] = field(default_factory=dict)
    made_from: int | None = None
    source: Any = None

    @property
    def former(self) -> SourceText | None:
        return next((text for text in self.texts if text.number == self.made_from), None)

    def target(self, segment: SourceSegment | None) -> str:
        """Its translation; where only a slip of the pen was mended in it, that of the uncorrected text."""
        if segment is None:
            return ""
        place, text = segment.path, segment.text
        for version in reversed(self.texts):
            if found := self.targets.get((place, text)):
                return found
            text = next((old for path, old, new in version.corrections if (path, new) == (place, text)), text)
        return self.targets.get((place, text), "")

    def label(self, path: str) -> str:
        return label_of(self.source, path) if self.source is not None else path


def questions(key: UUID, locale: str) -> list[Question]:
    """All that differs from what the translation was made from, in reading order, what went last."""
    return questions_about([key], locale)[key]


def open_questions(key: UUID, locale: str) -> list[Question]:
    """Those of :func:`questions` that still want words."""
    return [question for question in questions(key, locale) if question.is_open]


def questions_about(keys: Collection[UUID], locale: str) -> dict[UUID, list[Question]]:
    """:func:`questions` about many things, in a number of queries that grows with their kinds alone."""
    return {key: list(_questions(known)) for key, known in _known(keys, locale).items()}


def _questions(known: _Known) -> Iterator[Question]:
    if not known.texts:
        return
    present, former = segments_of(known.texts[-1]), known.former
    found = changes(segments_of(former), present) if former else []
    by_present = {change.present: change for change in found if change.present is not None}
    for segment in present:
        change = by_present.get(segment)
        if change is not None:
            yield _question(known, change.former, segment)
        elif not known.target(segment):
            yield _question(known, None, segment)
    for change in found:
        if change.present is None:
            yield _question(known, change.former, None)


def _question(known: _Known, former: SourceSegment | None, present: SourceSegment | None) -> Question:
    path = (present or former or SourceSegment("", "")).path
    return Question(
        path=path,
        label=known.label(path),
        former_source=former.text if former else "",
        source=present.text if present else "",
        former_target=known.target(former),
        target=known.target(present),
        kind=_kind(former, present),
        links_changed=former is not None and present is not None and former.links != present.links,
    )


def _kind(former: SourceSegment | None, present: SourceSegment | None) -> Kind:
    if present is None:
        return Kind.REMOVED
    if former is None:
        return Kind.ADDED
    return Kind.LINKS if former.text == present.text else Kind.CHANGED


# -- what is stored ------------------------------------------------------------------------------------------


def _known(keys: Collection[UUID], locale: str) -> dict[UUID, _Known]:
    found: dict[UUID, _Known] = {key: _Known() for key in keys}
    for text in SourceText.objects.filter(translation_key__in=keys).order_by("number"):
        found[text.translation_key].texts.append(text)
    rows = list(TranslationStatus.objects.filter(translation_key__in=keys, locale=locale))
    for row in rows:
        found[row.translation_key].made_from = row.made_from
    for row, number in _drafts([row for row in rows if row.made_from is None and row.target_pk is not None]):
        found[row.translation_key].made_from = number
    stored = StringTranslation.objects.filter(
        context__object_id__in=keys, locale__language_code=locale, has_error=False
    ).exclude(data="")
    columns = ("context__object_id", "context__path", "translation_of__data", "data")
    for key, path, source, target in stored.values_list(*columns):
        found[key].targets[path, source] = target
    # In the source language, for the names of their blocks.
    for instance in find_sources((known.texts[-1].type, key) for key, known in found.items() if known.texts):
        found[instance.translation_key].source = instance
    return found


def _drafts(rows: list[TranslationStatus]) -> Iterator[tuple[TranslationStatus, int]]:
    """Drafts that readers never had, each with the number of the source text it was made from."""
    revisions: dict[tuple[Any, int], int] = {}
    for root, pks in _by_model(rows, lambda row: Page if row.is_page else translatable_models()[row.type]).items():
        found = root.objects.filter(pk__in=[row.target_pk for row in pks], latest_revision__isnull=False)
        revisions |= {(root, pk): revision for pk, revision in found.values_list("pk", "latest_revision_id")}
    made = (
        dict(
            TranslatedRevision.objects.filter(revision_id__in=revisions.values()).values_list(
                "revision_id", "made_from"
            )
        )
        if revisions
        else {}
    )
    for row in rows:
        root = Page if row.is_page else translatable_models()[row.type]
        number = made.get(revisions.get((root, row.target_pk or 0), 0))
        if number is not None:
            yield row, number


def _by_model(rows: Iterable[Any], model_of: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[model_of(row)].append(row)
    return found
