"""Writing a translation without touching what is live.

The order is the point: an unsaved instance with the texts filled in, the language's own slug, a revision, and only
then, if it is allowed, publishing that revision. localize's ``save_target`` saves the live row first.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.utils.text import slugify
from modelcluster.models import get_all_child_relations
from wagtail.coreutils import find_available_slug
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, PageViewRestriction, Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationLog, TranslationSource

from pages.models.rows import TranslatedRow
from translations.models import Origin, SourceText, TranslationStatus
from translations.roles import may_publish_translation
from translations.segments import digest_of_source, source_segments, usable_translations
from translations.states import record_revision


class ParentNotTranslated(Exception):
    """The page cannot stand anywhere yet: translate its parent into this language first."""


def target_of(instance: Any, locale: Locale) -> Any | None:
    """The translation of ``instance`` in ``locale``, or None. An alias shows the source's text: it is none."""
    target = instance.get_translation_or_none(locale)
    return None if getattr(target, "alias_of_id", None) else target


def create_target(instance: Any, locale: Locale) -> Any:
    """A draft in ``locale``, public nowhere, holding the source's text until it is translated.

    Raises ParentNotTranslated for a page whose parent has no version in ``locale``.
    """
    target = _new_target(instance, locale)
    # Deleting an earlier one switched localize's editor off (``WAGTAILLOCALIZE_DISABLE_ON_DELETE``).
    Translation.objects.filter(
        source__object_id=instance.translation_key, source__locale=instance.locale, target_locale=locale
    ).update(enabled=True)
    return target


def _new_target(instance: Any, locale: Locale) -> Any:
    if isinstance(instance, Page):
        alias = instance.get_translation_or_none(locale)
        if alias:
            return _draft_from_alias(alias, instance)
        parent = instance.get_parent()
        if not parent.is_root() and not parent.get_translation_or_none(locale):
            raise ParentNotTranslated(instance.title)
        return instance.copy_for_translation(locale)
    copy = instance.copy_for_translation(locale)
    copy.live = False
    copy.live_revision = None
    copy.first_published_at = None
    copy.last_published_at = None
    copy.save()
    return copy


def _draft_from_alias(alias: Any, instance: Page) -> Any:
    """The alias in its place in the tree, as what a copy for translation would have been.

    Wagtail keeps out of a copy what it does not keep out of an alias: the review, and whom the page is kept from.
    """
    alias.alias_of = None
    alias.live, alias.has_unpublished_changes = False, True
    alias.live_revision = alias.first_published_at = alias.last_published_at = None
    for name in alias.exclude_fields_in_copy:
        setattr(alias, name, alias._meta.get_field(name).get_default())
    alias.save(clean=False)
    for restriction in instance.view_restrictions.all():
        copy = PageViewRestriction.objects.create(
            page=alias, restriction_type=restriction.restriction_type, password=restriction.password
        )
        copy.groups.set(restriction.groups.all())
    return alias


def chosen_slug(target: Page, original: Page) -> str:
    """The slug somebody chose for a translation; '' while a first draft's slug still follows from its title."""
    draft = target.get_latest_revision_as_object()
    return slug_chosen_for(
        draft.title,
        draft.slug,
        original=original.slug,
        locale_code=target.locale.language_code,
        was_published=target.first_published_at is not None,
    )


def slug_chosen_for(title: str, slug: str, *, original: str, locale_code: str, was_published: bool) -> str:
    """:func:`chosen_slug` of what is known of a draft and of the slug of its source."""
    if was_published:
        return slug
    given = (slugify(title, allow_unicode=True), original, f"{original}-{locale_code}")
    follows = any(re.fullmatch(re.escape(each) + r"(-\d+)?", slug) for each in given)
    return "" if follows else slug


@transaction.atomic
def save_draft(
    source: TranslationSource,
    locale: Locale,
    *,
    slug: str = "",
    user: AbstractBaseUser | None = None,
    origin: str | None = None,
) -> Revision:
    """Store the translated texts as a new revision of the translation; the live version stays as it is.

    A slug that is given is used as typed; without one a first translation gets one from its title, and a later one
    keeps what it has. Text that has no translation yet is in the source language. ``origin`` says who translated it,
    where that is not to be seen from the texts themselves.

    Raises ValidationError for what the page or one of its rows cannot hold.
    """
    draft = _draft(source, locale, slug)
    _clean_texts(draft)
    revision = draft.save_revision(user=user)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    _record(revision, source, locale, origin)
    open_in_editor(source, locale)
    return Revision.objects.get(pk=revision.pk)


def _record(revision: Revision, source: TranslationSource, locale: Locale, origin: str | None) -> None:
    """What the draft was made from is known now, and when it is published no more."""
    text = text_of(source)
    if text is None:
        return
    segments = source_segments(source)
    texts = usable_translations(segments, locale)
    missing = [segment.path for segment in segments if (segment.context_id, segment.string_id) not in texts]
    record_revision(revision.pk, text, missing, origin or origin_of(texts.values()))
    if not text.corrections:
        # Its translators have these texts before them: nothing of it is left to the pipeline.
        waiting = TranslationStatus.objects.filter(translation_key=text.translation_key, locale=locale.language_code)
        waiting.filter(wanted=text.number).update(prepared=text.number, queued_at=None)


def text_of(source: TranslationSource) -> SourceText | None:
    """The recorded version of the texts that localize has frozen; None where readers never had them."""
    digest = digest_of_source(source)
    found = SourceText.objects.filter(translation_key=source.object_id, digest=digest)
    return found.order_by("-number").first()


def origin_of(texts: Iterable[StringTranslation]) -> str:
    """Who wrote them: a few texts by a human's hand do not make the machine's others a human's work."""
    by_machine = any(text.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE for text in texts)
    return Origin.MACHINE if by_machine else Origin.HUMAN


def is_stored(source: TranslationSource, locale: Locale, *, slug: str = "") -> bool:
    """Whether :func:`save_draft` would only repeat the latest revision of an existing translation."""
    draft = _draft(source, locale, slug)
    return _content(draft) == _content(type(draft).objects.get(pk=draft.pk).get_latest_revision_as_object())


def may_publish(target: Any, user: AbstractBaseUser | None) -> bool:
    """Whether this user may publish this version; without a user it is the house itself that acts."""
    return user is None or may_publish_translation(user, target)


def publish_draft(revision: Revision, *, user: AbstractBaseUser | None = None) -> None:
    """Make a stored draft the live version."""
    revision.publish(user=user)


def _draft(source: TranslationSource, locale: Locale, slug: str) -> Any:
    draft = source.get_ephemeral_translated_instance(locale, fallback=True)
    if isinstance(draft, Page):
        chosen = slug or chosen_slug(type(draft).objects.get(pk=draft.pk), source.get_source_instance())
        chosen = chosen or slugify(draft.title, allow_unicode=True) or draft.slug
        draft.slug = find_available_slug(draft.get_parent(), chosen, ignore_page_id=draft.pk)
    return draft


def _content(thing: Any) -> dict[str, Any]:
    """What a translation takes from its source, and its slug, without the keys that rows only get when stored."""
    names = {field.field_name for field in thing.translatable_fields} | {"slug"}
    content = {name: _without_pk(value) for name, value in thing.serializable_data().items() if name in names}
    for field in thing._meta.get_fields():
        if isinstance(field, StreamField) and field.name in content:
            # PostgreSQL stores blocks with their properties in an order of its own.
            content[field.name] = json.loads(content[field.name])
    return content


def _without_pk(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_pk(item) for item in value]
    if isinstance(value, dict):
        return {name: item for name, item in value.items() if name != "pk"}
    return value


def _clean_texts(draft: Any) -> None:
    """What Wagtail leaves to its forms: how long running text may be, and the texts of rows.

    A text too long for a row would fail in the database, or not at all.
    """
    _clean_lengths(draft)
    for relation in get_all_child_relations(draft):
        if issubclass(relation.related_model, TranslatedRow):
            for row in getattr(draft, relation.get_accessor_name()).all():
                row.clean_fields(exclude={field.name for field in row._meta.fields} - set(row.translated))


def _clean_lengths(draft: Any) -> None:
    for name in draft.translated:
        field = draft._meta.get_field(name)
        if isinstance(field, models.TextField) and field.max_length:
            try:
                MaxLengthValidator(field.max_length)(getattr(draft, name))
            except ValidationError as error:
                raise ValidationError({name: error}) from error


def open_in_editor(source: TranslationSource, locale: Locale) -> None:
    """localize shows its editor for what has one enabled ``Translation``; with two of them it fails (MultipleObjects).

    Where its editor was switched off, or works from another source, that stays so.
    """
    others = Translation.objects.filter(source__object_id=source.object_id, target_locale=locale, enabled=True)
    if not others.exclude(source=source).exists():
        Translation.objects.get_or_create(source=source, target_locale=locale)
