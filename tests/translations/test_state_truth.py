"""Whatever editors and translators do, in whatever order: the stored state is what a slow recount says.

The recount knows nothing of digests and tables: it keeps what readers of each language have, and from which words of
the source that was made.
"""

import itertools
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Locale, Revision
from wagtail_localize.models import StringTranslation, TranslationSource

from tests.factories.pages import a_treatment, published, stored
from tests.factories.translators import language, placed
from translations.models import TranslationStatus
from translations.rebuilding import differences
from translations.segments import existing_translations, source_segments, update_source
from translations.states import refresh, taken_as_current
from translations.writing import create_target, save_draft, target_of

pytestmark = pytest.mark.django_db

LOCALES = ("ar", "en")
SUMMARIES = ("Hulp.", "Steun.", "Hulp na iets ergs.", "")
NAMES = ("", "Oogbewegingen", "Traumatherapie")
REASONS = ("<p>Omdat.</p>", "<p>Omdat.</p><p>Daarom.</p>", '<p>Lees <a href="https://een.example/">meer</a>.</p>', "")

Words = dict[str, str]


@dataclass
class Translated:
    """What is stored in one language: whether readers have it, the words it was made from, and a draft above it."""

    is_live: bool = False
    made_from: Words = field(default_factory=dict)
    drafts: list[tuple[int, Words]] = field(default_factory=list)


class House:
    """A page with its translations, and the recount of them."""

    def __init__(self) -> None:
        self.words: Words = {"title": "EMDR", "summary": SUMMARIES[0]}
        self.page = a_treatment(title="EMDR", summary=SUMMARIES[0])
        for locale in LOCALES:
            placed(self.page, locale)
        self.translations: dict[str, Translated] = {}
        self._numbers = itertools.count(1)

    # -- what people do ------------------------------------------------------------------------------------

    def edit(self, name: str, value: str, *, minor: bool = False) -> None:
        page = stored(self.page)
        setattr(page, name, value)
        page.minor_change = minor
        self.page = published(page)
        self._said(name, value, minor=minor)

    def _said(self, name: str, value: str, *, minor: bool) -> None:
        former = self.words.get(name, "")
        if minor and former:
            for made in self._all_made():
                if made.get(name) == former:
                    made.pop(name) if not value else made.update({name: value})
        self.words = {key: text for key, text in {**self.words, name: value}.items() if text}

    def _all_made(self) -> list[Words]:
        found = [each.made_from for each in self.translations.values()]
        return found + [made for each in self.translations.values() for _pk, made in each.drafts]

    def draft_an_edit(self, value: str) -> None:
        page = stored(self.page)
        page.summary = value
        page.save_revision()

    def publish_again(self) -> None:
        published(self.page)

    def change_what_nobody_translates(self, number: int) -> None:
        page = stored(self.page)
        page.min_age = number
        self.page = published(page)

    def translate(self, locale: str, *, publish: bool) -> None:
        source, target = update_source(stored(self.page)), language(locale)
        if target_of(self.page, target) is None:
            create_target(stored(self.page), target)
        self._fill_in(source, target)
        revision = save_draft(source, target)
        known = self.translations.setdefault(locale, Translated())
        known.drafts.append((revision.pk, dict(self.words)))
        if publish:
            self.publish_draft(locale, late=False)

    def _fill_in(self, source: TranslationSource, target: Locale) -> None:
        segments = source_segments(source)
        known = existing_translations(segments, target)
        StringTranslation.objects.bulk_create(
            StringTranslation(
                locale=target, context_id=each.context_id, translation_of_id=each.string_id, data=each.text
            )
            for each in segments
            if (each.context_id, each.string_id) not in known
        )
        # Written in bulk, as an import does it, which tells so too.
        refresh(self.page.translation_key)

    def publish_draft(self, locale: str, *, late: bool) -> None:
        known = self.translations.get(locale)
        if known is None or not known.drafts:
            return
        pk, made_from = known.drafts[0 if late else -1]
        self._publish(Revision.objects.get(pk=pk))
        known.is_live, known.made_from = True, dict(made_from)

    def _publish(self, revision: Revision) -> None:
        revision.publish()

    def say_it_is_still_right(self, locale: str) -> None:
        known = self.translations.get(locale)
        if known is None:
            return
        taken_as_current(self.page.translation_key, locale)
        if known.is_live:
            known.made_from = dict(self.words)

    def unpublish(self, locale: str) -> None:
        if (known := self.translations.get(locale)) and known.is_live:
            self._target(locale).unpublish()
            known.is_live = False

    def delete(self, locale: str) -> None:
        if self.translations.pop(locale, None):
            self._target(locale).delete()

    def _target(self, locale: str) -> Any:
        return target_of(stored(self.page), language(locale))

    # -- what is true --------------------------------------------------------------------------------------

    def recount(self, locale: str) -> tuple[str, list[str]]:
        known = self.translations.get(locale)
        if known is None:
            return "missing", []
        if not known.is_live:
            return "draft", []
        names = {*self.words, *known.made_from}
        changed = sorted(name for name in names if self.words.get(name) != known.made_from.get(name))
        return ("outdated", changed) if changed else ("current", [])

    def check(self) -> None:
        for locale in LOCALES:
            status = TranslationStatus.objects.get(translation_key=self.page.translation_key, locale=locale)
            assert (status.state, sorted(status.changed)) == self.recount(locale), locale
            assert (status.outdated_since is not None) == (status.state == "outdated")


locales = st.sampled_from(LOCALES)
edits = st.one_of(
    st.tuples(st.just("summary"), st.sampled_from(SUMMARIES)),
    st.tuples(st.just("alternate_names"), st.sampled_from(NAMES)),
)
# Of a text of several paragraphs a correction may add one, which is none: tests/translations/test_states.py.
larger = st.tuples(st.just("why"), st.sampled_from(REASONS))
steps = st.one_of(
    st.builds(lambda edit, minor: ("edit", edit, {"minor": minor}), edits, st.booleans()),
    st.builds(lambda edit: ("edit", edit, {}), larger),
    st.builds(lambda value: ("draft_an_edit", (value,), {}), st.sampled_from(SUMMARIES)),
    st.just(("publish_again", (), {})),
    st.builds(lambda number: ("change_what_nobody_translates", (number,), {}), st.integers(1, 18)),
    st.builds(lambda code, now: ("translate", (code,), {"publish": now}), locales, st.booleans()),
    st.builds(lambda code, late: ("publish_draft", (code,), {"late": late}), locales, st.booleans()),
    st.builds(lambda code: ("say_it_is_still_right", (code,), {}), locales),
    st.builds(lambda code: ("unpublish", (code,), {}), locales),
    st.builds(lambda code: ("delete", (code,), {}), locales),
)


@pytest.fixture(autouse=True)
def nothing_stands_in_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """This is about what is said of a translation, not about whether it may be published."""
    monkeypatch.setattr("translations.gates.reasons_against", lambda instance: [])


@settings(max_examples=15)
@given(st.lists(steps, min_size=1, max_size=14))
def test_stored_states_are_what_a_slow_recount_says(sequence: list[Any]) -> None:
    with transaction.atomic():
        house = House()
        house.check()
        for name, arguments, options in sequence:
            getattr(house, name)(*arguments, **options)
            house.check()
        assert differences() == []
        transaction.set_rollback(True)
