"""The published copies: one row for every addressable thing in every requested language."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

PAGE = "page"
IMAGE = "image"
NAVIGATION = "navigation"
# There is one menu in each language.
NAVIGATION_KEY = UUID("6e617669-6761-8000-8000-000000000000")


class Release(models.Model):
    """One state of the code and settings that documents are built with, numbered in the order of its first use."""

    number = models.BigAutoField(primary_key=True)
    fingerprint = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.number} {self.fingerprint[:12]}"


class TranslationSet(models.Model):
    """The row we lock while one thing is published in all its languages.

    ``epoch`` counts the stored versions of it that were deleted: what pointed to one of them by its primary key may
    point to nothing now, although the thing still has a card in other languages. ``failure`` is set while the rows
    of the set could not be brought in line with what is public: their next best versions and addresses are still to
    be decided.
    """

    kind = models.CharField(max_length=30)
    key = models.UUIDField()
    epoch = models.PositiveIntegerField(default=0)
    failure = models.TextField(blank=True)
    failed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="translation_set_once")]
        indexes = [models.Index(fields=["kind", "key"], condition=~Q(failure=""), name="translation_set_failed")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Publication(models.Model):
    """What a reader gets who asks for one thing in one language.

    ``kind`` is ``page``, ``image``, ``navigation`` or the type of a shared piece; ``locale`` is the language asked for
    ('' for a thing without one), ``served_locale`` the language of the text. ``source_pk`` is the stored version it is
    made from. ``served`` says that there are bytes a reader may have; ``pending`` that the row's own version or place
    changed since they were built.
    """

    kind = models.CharField(max_length=30)
    key = models.UUIDField()
    locale = models.CharField(max_length=12, blank=True)
    type = models.CharField(max_length=30)
    served_locale = models.CharField(max_length=12, blank=True)
    source_pk = models.BigIntegerField()

    path = models.CharField(max_length=1024, null=True)  # noqa: DJ001  (null is “no address”: many rows may have none)
    slug = models.CharField(max_length=255, blank=True)
    wished_slug = models.CharField(max_length=255, blank=True)
    ancestors = models.JSONField(default=list)
    parent_key = models.UUIDField(null=True)
    position = models.CharField(max_length=255, blank=True)
    in_menu = models.BooleanField(default=False)

    title = models.CharField(max_length=255, blank=True)
    # The version and language of the bytes below, which may be those of before until the next build succeeds.
    built_from = models.BigIntegerField(null=True)
    built_locale = models.CharField(max_length=12, blank=True)
    card = models.BinaryField(default=bytes)
    card_hash = models.CharField(max_length=64, blank=True)
    body = models.BinaryField(default=bytes)
    etag = models.CharField(max_length=64, blank=True)
    served = models.BooleanField(default=False)
    pending = models.BooleanField(default=True)

    published_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    # What lists are ordered by when by title: sorts the same in every database. Of shared pieces, their own order.
    sort_key = models.CharField(max_length=160, blank=True)
    noindex = models.BooleanField(default=False)
    # The languages it has a text of its own in, with commas between.
    own_locales = models.CharField(max_length=255, blank=True)
    # How its text stands to the source's, as its document says; '' for what has no such state.
    translation_state = models.CharField(max_length=10, blank=True)
    # Of what the facts and the search text below were taken.
    indexed = models.CharField(max_length=64, blank=True)
    # After this moment it is in no list, though its address still answers: a vacancy that closed.
    listed_until = models.DateTimeField(null=True)
    next_change_at = models.DateTimeField(null=True)
    built_at = models.DateTimeField(null=True)
    # The number of the release that built it; 0 for what was built before releases were numbered.
    release = models.BigIntegerField(default=0)

    failure = models.TextField(blank=True)
    failed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "locale"], name="publication_once"),
            models.UniqueConstraint(
                fields=["locale", "path"], condition=Q(path__isnull=False), name="publication_path_once"
            ),
            models.UniqueConstraint(
                fields=["locale", "type", "slug"], condition=~Q(slug=""), name="publication_slug_once"
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "locale", "position"], name="publication_list"),
            models.Index(fields=["kind", "locale", "type", "position"], name="publication_list_of_type"),
            # The menu, and the version of a card without the card.
            models.Index(fields=["locale", "position"], condition=Q(in_menu=True), name="publication_menu"),
            models.Index(fields=["kind", "key", "locale", "card_hash"], name="publication_version"),
            # How many there are, without a look at the rows themselves.
            models.Index(
                fields=["kind", "locale", "type", "built_locale", "translation_state", "expires_at", "listed_until"],
                condition=Q(served=True),
                name="publication_count",
            ),
            models.Index(fields=["kind", "locale", "sort_key"], name="publication_by_title"),
            models.Index(fields=["kind", "locale", "published_at"], name="publication_by_publishing"),
            models.Index(fields=["kind", "locale", "updated_at"], name="publication_by_update"),
            models.Index(fields=["parent_key", "locale", "position"], name="publication_children"),
            models.Index(fields=["kind", "key"], condition=Q(pending=True), name="publication_pending"),
            models.Index(
                fields=["next_change_at"],
                condition=Q(next_change_at__isnull=False),
                name="publication_next_change",
            ),
            models.Index(fields=["expires_at"], condition=Q(expires_at__isnull=False), name="publication_expiry"),
            models.Index(fields=["release"], name="publication_release"),
            models.Index(fields=["kind", "key"], condition=~Q(failure=""), name="publication_failed"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.title} [{self.locale or '–'}]"

    @property
    def is_fallback(self) -> bool:
        return self.served_locale != self.locale


class PublicationFact(models.Model):
    """One value lists can be filtered and ordered by, taken from the document: words in ``text``, else a number.

    Moments are seconds since 1970.
    """

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="facts")
    name = models.CharField(max_length=40)
    text = models.CharField(max_length=255, blank=True)
    number = models.FloatField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["name", "text", "publication"], name="publication_fact_text"),
            models.Index(fields=["name", "number", "publication"], name="publication_fact_number"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.text if self.number is None else self.number}"


class SearchText(models.Model):
    """What search knows of a page: its terms with spaces between, and the words that excerpts are cut from.

    The database keeps an index of the terms by itself: PostgreSQL in a generated ``tsvector``, SQLite in an FTS5 table
    that triggers follow it with (``migrations/0003``).
    """

    publication = models.OneToOneField(
        Publication, on_delete=models.CASCADE, primary_key=True, related_name="search_text"
    )
    terms = models.TextField()
    text = models.TextField(blank=True)
    # Of two pages that fit equally, the one with the shorter title says it more precisely.
    title_length = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"search text of {self.publication_id}"


class PublicationInput(models.Model):
    """What a document was made from, and the version of it that was seen.

    Either a card (``kind, key, locale``; its version is the card's hash, '' when it was absent) or a list
    (``list_name``; its version is the number in :class:`ListVersion`).
    """

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="inputs")
    kind = models.CharField(max_length=30, blank=True)
    key = models.UUIDField(null=True)
    locale = models.CharField(max_length=12, blank=True)
    list_name = models.CharField(max_length=80, blank=True)
    seen = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "kind", "key", "locale", "list_name"], name="publication_input_once"
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "key", "locale"], name="publication_input_card"),
            models.Index(fields=["list_name"], name="publication_input_list"),
        ]

    def __str__(self) -> str:
        return self.list_name or f"{self.kind} {self.key} [{self.locale}]"


class ListVersion(models.Model):
    """A number that changes, in the writer's transaction, whenever the members of a list do."""

    name = models.CharField(max_length=80, primary_key=True)
    version = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


class ReverseRelation(models.Model):
    """That one page points to another, for lists at the page pointed to. By set: the same in every language."""

    name = models.CharField(max_length=30)
    source = models.UUIDField()
    target = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "target", "source"], name="reverse_relation_once")]
        indexes = [models.Index(fields=["source"], name="reverse_relation_source")]

    def __str__(self) -> str:
        return f"{self.name} of {self.target}: {self.source}"


class FormerPath(models.Model):
    """An address that once led somewhere: to a redirect, or to “gone” when what it led to was deleted."""

    locale = models.CharField(max_length=12)
    path = models.CharField(max_length=1024)
    key = models.UUIDField()
    gone = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["locale", "path"], name="former_path_once")]
        indexes = [models.Index(fields=["key"], name="former_path_key")]

    def __str__(self) -> str:
        return self.path
