"""Public addresses: one function for links, lists and look-ups; every change of one leaves a redirect."""

import uuid

import pytest
from wagtail.models import Page

from publications.engine import reconcile
from publications.models import Publication
from publications.settling import settle
from tests.factories.api import at_path, document, read, status_at
from tests.factories.pages import (
    a_risk_factor,
    a_section,
    a_topic,
    a_treatment,
    an_article,
    home,
    published,
    stored,
    translated,
)

pytestmark = pytest.mark.django_db


def test_home_page_stands_at_the_root_of_each_language() -> None:
    home()
    assert at_path("/nl/")["type"] == "home"
    assert at_path("/pl/")["is_fallback"] is True


def test_address_is_made_of_the_slugs_of_the_language() -> None:
    section = a_section(title="Hulp")
    treatment = a_treatment(section, title="EMDR")
    translated(section, "en", title="Help")
    settle()
    assert document(treatment, "en")["path"] == "/en/help/emdr/"
    assert document(treatment, "nl")["path"] == "/nl/hulp/emdr/"


def test_changing_the_slug_of_a_section_moves_everything_below_it_and_leaves_redirects() -> None:
    section = a_section(title="Hulp")
    treatment = a_treatment(section, title="EMDR")
    section.slug = "behandeling"
    published(section)
    assert document(treatment)["id"] == at_path("/nl/behandeling/emdr/")["id"]
    assert at_path("/nl/hulp/emdr/") == {"redirect": "/nl/behandeling/emdr/", "permanent": True}
    settle()
    assert document(treatment)["breadcrumbs"][-1]["path"] == "/nl/behandeling/"


def test_moving_a_page_moves_its_branch() -> None:
    here, there = a_section(title="Hier"), a_section(title="Daar")
    inner = a_section(here, title="Binnen")
    treatment = a_treatment(inner, title="EMDR")
    Page.objects.get(pk=inner.pk).move(Page.objects.get(pk=there.pk), pos="last-child")
    assert at_path("/nl/daar/binnen/emdr/")["id"] == str(treatment.translation_key)
    assert at_path("/nl/hier/binnen/emdr/")["redirect"] == "/nl/daar/binnen/emdr/"


def test_own_translation_takes_an_address_from_a_fallback() -> None:
    section = a_section(title="Hulp")
    dutch = a_treatment(section, title="EMDR")
    other = a_treatment(section, title="Anders")
    translated(other, "en", title="EMDR", slug="emdr")
    settle()
    assert document(other, "en")["path"].endswith("/emdr/")
    assert document(dutch, "en")["path"].endswith("/emdr-2/")
    assert at_path(document(dutch, "en")["path"])["id"] == str(dutch.translation_key)


def test_two_sections_may_hold_the_same_slug_and_get_different_typed_slugs() -> None:
    first = an_article(a_section(title="Een"), title="Zelfde")
    second = an_article(a_section(title="Twee"), title="Zelfde")
    assert document(first)["slug"] == "zelfde"
    assert document(second)["slug"] == "zelfde-2"
    assert Publication.objects.filter(locale="nl", type="article", slug="zelfde").count() == 1


def test_risk_factor_without_its_own_page_has_no_address_but_an_id() -> None:
    topic = a_topic(title="Hechting")
    risk = a_risk_factor(topic, title="Armoede")
    assert document(risk)["path"] is None
    assert status_at("/nl/hechting/armoede/") == 404


def test_unpublished_section_leaves_its_children_reachable_without_its_name() -> None:
    section = a_section(title="Geheim")
    treatment = a_treatment(section, title="EMDR")
    stored(section).unpublish()
    assert at_path("/nl/geheim/emdr/") == {"redirect": "/nl/emdr/", "permanent": True}
    settle()
    assert document(treatment)["path"] == "/nl/emdr/"
    assert "Geheim" not in str(document(treatment))


def test_address_without_its_last_slash_leads_to_the_one_with_it() -> None:
    a_section(title="Hulp")
    assert at_path("/nl/hulp") == {"redirect": "/nl/hulp/", "permanent": True}
    assert status_at("/nl/hulpp") == 404


def test_bare_root_leads_to_the_source_language() -> None:
    assert at_path("/") == {"redirect": "/nl/", "permanent": False}


def test_address_typed_in_decomposed_unicode_is_found() -> None:
    section = a_section(title="Café", slug="café")
    assert at_path("/nl/cafe\u0301/")["id"] == str(section.translation_key)


def test_republished_page_wins_over_its_own_redirect() -> None:
    section = a_section(title="Hulp")
    section.slug = "steun"
    section = published(section)
    section.slug = "hulp"
    published(section)
    assert at_path("/nl/hulp/")["type"] == "section"
    assert at_path("/nl/steun/") == {"redirect": "/nl/hulp/", "permanent": True}


def test_home_page_that_was_replaced_by_bulk_sql_gives_its_address_to_the_new_one() -> None:
    old = home()
    Page.objects.filter(pk=old.pk).update(translation_key=uuid.uuid4())
    reconcile()
    settle()
    assert at_path("/nl/")["id"] == str(stored(old).translation_key)


def test_links_in_text_lead_to_the_address_in_the_readers_language() -> None:
    target = a_section(title="Doel")
    translated(target, "en", title="Target")
    section = a_section(title="Bron", introduction=f'<p><a linktype="page" id="{target.pk}">lees</a></p>')
    translated(section, "en", title="Origin")
    assert 'href="/en/target/"' in document(section, "en")["introduction"]
    assert 'data-locale="en"' in document(section, "en")["introduction"]


def test_list_is_in_the_order_of_the_menu() -> None:
    section = a_section(title="Hulp")
    for title in ("Derde", "Eerste", "Tweede"):
        a_treatment(section, title=title)
    last = Page.objects.get(slug="derde")
    last.move(Page.objects.get(pk=section.pk), pos="last-child")
    titles = [card["title"] for card in read("pages/", type="treatment")["items"]]
    assert titles == ["Eerste", "Tweede", "Derde"]


def test_page_moved_to_the_front_stands_before_its_siblings() -> None:
    section = a_section(title="Hulp")
    for title in ("Een", "Twee", "Drie"):
        a_treatment(section, title=title)
    first = Page.objects.get(slug="een")
    Page.objects.get(slug="drie").move(first, pos="left")
    titles = [card["title"] for card in read("pages/", type="treatment")["items"]]
    assert titles == ["Drie", "Een", "Twee"]
