"""localize's editor with what we put before it, and the marks our script relies on."""

from pathlib import Path
from typing import Any

import pytest
import wagtail_localize
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from tests.factories.pages import a_treatment, published, stored
from tests.factories.snippets import a_definition, republished
from tests.factories.translators import imported, placed, returned, translation_of
from tests.publications.admin.people import an_administrator
from tests.translations.admin.people import a_reviewer, a_translator, logged_in
from translations.admin.asked import EDITOR

pytestmark = pytest.mark.django_db

LOCALIZE = Path(wagtail_localize.__file__).parent
BUTTON = "This is still right"


def shown(client: Client, page: Any) -> str:
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def edited(page: Any, **fields: Any) -> Any:
    page = stored(page)
    for name, value in fields.items():
        setattr(page, name, value)
    return published(page)


@pytest.fixture
def treatment() -> Any:
    page = placed(a_treatment(title="EMDR", summary="Hulp bij jou thuis.", why="<p>Omdat het helpt.</p>"))
    imported(returned(page, texts={"title": "علاج", "summary": "مساعدة في البيت"}))
    return stored(page)


def test_changed_text_is_shown_with_the_difference_and_the_old_translation(treatment: Any) -> None:
    edited(treatment, summary="Hulp bij jullie thuis.")
    page = shown(an_administrator(), translation_of(treatment))
    assert "Hulp bij <del>jou </del><ins>jullie </ins>thuis." in page
    assert '<dd lang="nl" dir="ltr" class="t-former">Hulp bij jou thuis.</dd>' in page
    assert '<dd lang="ar" dir="rtl" class="t-former-target">مساعدة في البيت</dd>' in page
    assert page.count('class="t-change ') == 1


def test_it_stands_above_the_editor(treatment: Any) -> None:
    edited(treatment, summary="Hulp bij jullie thuis.")
    page = shown(an_administrator(), translation_of(treatment))
    assert page.index('id="what-changed"') < page.index("js-translation-editor")
    assert page.index("header-meta--locales") < page.index('id="what-changed"')


def test_nothing_is_shown_of_what_is_up_to_date(treatment: Any) -> None:
    page = shown(an_administrator(), translation_of(treatment))
    assert 'id="what-changed"' not in page
    assert BUTTON not in page


def test_markup_in_a_text_is_shown_and_not_obeyed(treatment: Any) -> None:
    edited(treatment, summary="Hulp <script>alert(1)</script>")
    assert "<script>alert(1)" not in shown(an_administrator(), translation_of(treatment))


def test_button_is_there_for_who_may_publish_and_nobody_else(treatment: Any) -> None:
    edited(treatment, summary="Hulp bij jullie thuis.")
    arabic = translation_of(treatment)
    assert BUTTON in shown(logged_in(a_reviewer("ar")), arabic)
    assert BUTTON not in shown(logged_in(a_translator("ar")), arabic)


def test_button_is_not_there_where_words_are_wanted_and_it_says_where(treatment: Any) -> None:
    edited(treatment, summary="Hulp bij jullie thuis.", alternate_names="Oogbewegingen")
    page = shown(an_administrator(), translation_of(treatment))
    assert BUTTON not in page
    assert "Needs to be translated and published again: Alternate names" in page or "Other names" in page


def test_shared_piece_has_it_too() -> None:
    definition = a_definition("Hechting", text="Een band.")
    imported(returned(definition))
    republished(definition, text="De band tussen kind en ouder.")
    arabic = translation_of(definition)
    address = reverse(type(definition).snippet_viewset.get_url_name("edit"), args=[arabic.pk])
    assert 'id="what-changed"' in an_administrator().get(address).content.decode()


def test_script_knows_both_languages_and_their_directions(treatment: Any) -> None:
    page = shown(an_administrator(), translation_of(treatment))
    for attribute in (
        'data-source-lang="nl"',
        'data-source-dir="ltr"',
        'data-target-lang="ar"',
        'data-target-dir="rtl"',
    ):
        assert attribute in page
    assert '<script defer src="/static/translations/editor.js' in page


def test_localizes_template_still_opens_its_editor_as_we_look_for_it() -> None:
    """The contract of ``before_editor``."""
    template = (LOCALIZE / "templates/wagtail_localize/admin/edit_translation.html").read_text()
    assert template.count(EDITOR) == 1
    for block in ("{% block content %}", "{% block extra_js %}"):
        assert block in template


def test_localizes_bundle_still_draws_what_our_script_looks_for() -> None:
    """The contract of ``editor.js``: list items of these classes, the source in a paragraph, a textarea to write in."""
    bundle = (LOCALIZE / "static/wagtail_localize/js/wagtail-localize.js").read_text()
    for sign in ('"complete"', '"errored"', '"incomplete"', ".textarea`", ".p`", "js-translation-editor"):
        assert sign in bundle, sign


def test_ways_out_of_a_translation_that_are_closed_are_not_shown() -> None:
    """The contract of the rules for ``footer`` in ``admin.css``: localize draws a link and a button to these places."""
    style = finders.find("translations/admin.css")
    assert style
    rules = Path(style).read_text()
    bundle = (LOCALIZE / "static/wagtail_localize/js/wagtail-localize.js").read_text()
    closed = {
        "links.convertToAliasUrl": (reverse("wagtail_localize:convert_to_alias", args=[1]), 'a[href*="{end}"]'),
        "links.stopTranslationUrl": (
            reverse("wagtail_localize:stop_translation", args=[1]),
            'button[data-w-action-url-value$="{end}"]',
        ),
    }
    for link, (address, rule) in closed.items():
        assert link.removeprefix("links") in bundle
        assert rule.format(end=f"/{address.rstrip('/').rpartition('/')[2]}/") in rules


def test_who_may_not_publish_is_told_who_does(treatment: Any) -> None:
    told = "A reviewer of this language publishes the translation."
    assert told in shown(logged_in(a_translator("ar")), translation_of(treatment))
    assert told not in shown(logged_in(a_reviewer("ar")), translation_of(treatment))
