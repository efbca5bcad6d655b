"""What readers do not have although it was published, as editors are shown it: derived from the rows, kept nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import get_language_info, pgettext
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.models import Page, Revision, TranslatableMixin
from wagtail.permissions import policy_registry

from publications.candidates import page_models, snippet_models
from publications.models import IMAGE, PAGE, Publication, TranslationSet
from publications.scheduling import OVERDUE_AFTER, overdue_revisions
from translations import locales
from translations.writing import may_publish

# Since when a row may have been waiting, at the earliest: nothing of before says anything of its waiting now.
WAITING_SINCE = Coalesce("failed_at", "built_at", "updated_at")


@dataclass
class Version:
    """One stored version of a thing, and the languages of the readers who should get it."""

    model: Any
    pk: int
    rows: list[Publication] = field(default_factory=list)
    source: Any = None

    @property
    def languages(self) -> str:
        return ", ".join(language(row.locale) for row in self.rows)

    @property
    def edit_url(self) -> str | None:
        return edit_url(self.model, self.pk) if self.source else None


@dataclass
class Line:
    """A thing that readers do not have as it was published, with the versions they miss, the original's first."""

    kind: str
    key: UUID
    since: datetime | None
    versions: list[Version] = field(default_factory=list)
    undecided: str = ""
    may_try_again: bool = False

    @property
    def title(self) -> str:
        version = self.versions[0] if self.versions else None
        kept = next((row.title for row in self.rows if row.title), "")
        return str((version and version.source) or kept or self.type)

    @property
    def type(self) -> str:
        model = self.versions[0].model if self.versions else model_of(self.kind)
        return capfirst(str(model._meta.verbose_name)) if model else self.kind

    @property
    def edit_url(self) -> str | None:
        return self.versions[0].edit_url if self.versions else None

    @property
    def rows(self) -> list[Publication]:
        return [row for version in self.versions for row in version.rows]

    @property
    def failures(self) -> list[str]:
        """Every traceback once; none where nothing failed and it only waits to be built."""
        return list(dict.fromkeys(filter(None, [self.undecided, *(row.failure for row in self.rows)])))

    @property
    def reasons(self) -> list[str]:
        return list(dict.fromkeys(map(last_line, self.failures)))

    @property
    def readers_see(self) -> str:
        without = [row for row in self.rows if not row.served]
        if len(without) == len(self.rows):
            return pgettext("what readers see", "nothing")
        if not without:
            return pgettext("what readers see", "the former version")
        return _("the former version; in %(languages)s nothing") % {
            "languages": ", ".join(language(row.locale) for row in without)
        }


def addresses(now: datetime) -> QuerySet[Any, Any]:
    """What the lines are about, the latest first: the kind and key of a thing, and since when."""
    rows = _rows().filter(_missed(now))
    things = rows.order_by().values("kind", "key").annotate(since=Min("waiting_since"))
    undecided = (
        TranslationSet.objects.exclude(failure="")
        .filter(~Exists(rows.filter(kind=OuterRef("kind"), key=OuterRef("key"))))
        .annotate(since=F("failed_at"))
        .values("kind", "key", "since")
    )
    return things.union(undecided, all=True).order_by("-since", "kind", "key")


def lines(found: Iterable[dict[str, Any]], now: datetime, user: Any) -> list[Line]:
    """The given addresses with all there is to say of them, in as many queries however many there are."""
    result = {(address["kind"], address["key"]): Line(**address) for address in found}
    keys = {key for _kind, key in result}
    for row in _rows_of(keys, now):
        if line := result.get((row.kind, row.key)):
            _add(line, row)
    for each in TranslationSet.objects.filter(key__in=keys).exclude(failure=""):
        if line := result.get((each.kind, each.key)):
            line.undecided = each.failure
    _add_sources(result.values())
    for line in result.values():
        line.may_try_again = user.is_superuser or any(may_try_again(user, version.source) for version in line.versions)
    return list(result.values())


def _rows() -> QuerySet[Any]:
    return Publication.objects.annotate(waiting_since=WAITING_SINCE)


def _missed(now: datetime) -> Q:
    """Of rows that failed, and rows that have been waiting to be built for too long."""
    return ~Q(failure="") | Q(pending=True, waiting_since__lte=now - OVERDUE_AFTER)


def _rows_of(keys: set[UUID], now: datetime) -> list[Any]:
    """The rows readers miss, the original's first; all rows of a thing that nothing could be decided of."""
    rows = _rows().annotate(missed=ExpressionWrapper(_missed(now), output_field=BooleanField()))
    found = list(rows.filter(key__in=keys).defer("card", "body").order_by("locale"))
    missed = {(row.kind, row.key) for row in found if row.missed}
    found.sort(key=lambda row: row.served_locale != locales.source_code())
    return [row for row in found if row.missed or (row.kind, row.key) not in missed]


def _add(line: Line, row: Publication) -> None:
    version = next((version for version in line.versions if version.pk == row.source_pk), None)
    if version is None:
        model = page_models().get(row.type, Page) if row.kind == PAGE else model_of(row.kind)
        version = Version(model, row.source_pk)
        line.versions.append(version)
    version.rows.append(row)


def _add_sources(found: Iterable[Line]) -> None:
    """The stored things, one query for each kind."""
    by_kind: dict[str, list[Version]] = {}
    for line in found:
        by_kind.setdefault(line.kind, []).extend(line.versions)
    for kind, versions in by_kind.items():
        model = model_of(kind)
        sources = _with_languages(model).in_bulk({version.pk for version in versions}) if model else {}
        for version in versions:
            version.source = sources.get(version.pk)


def _with_languages(model: Any) -> QuerySet[Any]:
    """Who may publish a translation depends on its language."""
    found: QuerySet[Any] = model.objects.all()
    return found.select_related("locale") if issubclass(model, TranslatableMixin) else found


def model_of(kind: str) -> Any:
    """The model whose pages or pieces are of this kind; None for what nobody edits, such as the menu."""
    return {PAGE: Page, IMAGE: get_image_model(), **snippet_models()}.get(kind)


def may_try_again(user: Any, source: Any) -> bool:
    """Whoever may publish the thing."""
    if source is None:
        return False
    if isinstance(source, get_image_model()):
        return bool(policy_registry.get(source).user_has_permission_for_instance(user, "change", source))
    return may_publish(source, user)


def edit_url(model: Any, pk: Any) -> str | None:
    """Where a page, image or shared piece is edited."""
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[pk])
    if issubclass(model, get_image_model()):
        return reverse("wagtailimages:edit", args=[pk])
    try:
        return reverse(model.snippet_viewset.get_url_name("edit"), args=[pk])
    except (AttributeError, NoReverseMatch):
        return None


def language(code: str) -> str:
    return str(get_language_info(code)["name_translated"]) if code else _("all languages")


def last_line(failure: str) -> str:
    """What went wrong, of a whole traceback."""
    found = failure.strip().splitlines()
    return found[-1] if found else ""


@dataclass
class Overdue:
    """A version that should have gone live by now."""

    title: str
    type: str
    edit_url: str | None
    since: datetime


def overdue(now: datetime, limit: int) -> list[Overdue]:
    revisions = overdue_revisions(now).defer("content")[:limit]
    return [_overdue(revision) for revision in revisions]


def _overdue(revision: Revision) -> Overdue:
    content_type = ContentType.objects.get_for_id(revision.content_type_id)
    model = content_type.model_class()
    name = capfirst(str(model._meta.verbose_name)) if model else content_type.model
    url = edit_url(model, revision.object_id) if model else None
    return Overdue(revision.object_str, name, url, revision.approved_go_live_at)


def count(now: datetime) -> int:
    """How many lines the report has."""
    return addresses(now).count() + overdue_revisions(now).count()
