"""What editors do one after the other, and the clock between: nothing wrong is served, all of it catches up."""

import datetime
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from pages.blocks.text import TextBlock
from pages.models import RelatedPage, TopicTreatment, VacancyContact
from publications.engine import reconcile
from publications.models import Publication
from publications.settling import out_of_date, settle
from tests.factories.api import at_path, document, get, read, status_at
from tests.factories.images import an_image
from tests.factories.pages import (
    a_risk_factor,
    a_section,
    a_topic,
    a_treatment,
    a_vacancy,
    an_article,
    home,
    published,
    stored,
    translated,
)
from tests.factories.snippets import a_figure, a_helpline, republished, translated_snippet

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def private(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type="login")


def test_own_translation_takes_the_address_of_a_page_that_has_expired_unnoticed() -> None:
    old = an_article(title="Contact", expire_at=timezone.now() + DAY)
    other = an_article(title="Anders")
    with time_machine.travel(timezone.now() + 2 * DAY):
        translated(other, "en", title="Contact", slug="contact")
        assert at_path("/en/contact/")["id"] == str(other.translation_key)
        assert get(f"pages/{old.translation_key}/").status_code == 404


def test_expired_page_leaves_the_documents_that_showed_it_and_settling_comes_to_an_end() -> None:
    target = an_article(title="Tijdelijk", expire_at=timezone.now() + DAY)
    page = an_article(title="Bron", related_rows=[RelatedPage(target=target)])
    settle()
    assert document(page)["related"]
    with time_machine.travel(timezone.now() + 2 * DAY):
        settle()
        assert document(page)["related"] == []
        assert not out_of_date(timezone.now())
        assert str(target.translation_key) not in str(document(home())["children"])


@pytest.fixture
def english_cannot_be_built(monkeypatch: pytest.MonkeyPatch) -> None:
    original = TextBlock.to_json

    def to_json(self: TextBlock, value: Any, context: Any) -> Any:
        if value.get("heading") == "boom":
            raise ValueError("this block cannot be written out")
        return original(self, value, context)

    monkeypatch.setattr(TextBlock, "to_json", to_json)


@pytest.mark.usefixtures("english_cannot_be_built")
def test_withdrawn_dutch_is_not_served_as_english_after_a_failed_build() -> None:
    page = an_article(title="Alleen Nederlands")
    translated(page, "en", title="English", body=[("text", {"heading": "boom", "html": "<p>x</p>"})])
    assert document(page, "en")["title"] == "Alleen Nederlands"
    assert read("pages/", locale="en", type="article", fallback="none")["count"] == 0
    stored(page).unpublish()
    assert get(f"pages/{page.translation_key}/", locale="en").status_code == 404
    assert b"Alleen Nederlands" not in get("pages/", locale="en", limit=100).content


@pytest.mark.usefixtures("english_cannot_be_built")
def test_failing_rebuild_is_tried_once_for_each_change_and_again_by_reconcile() -> None:
    target = an_article(title="Doel")
    page = an_article(
        title="Bron",
        related_rows=[RelatedPage(target=target)],
        body=[("text", {"heading": "boom", "html": "<p>x</p>"})],
    )
    target.title = "Anders"
    published(target)
    settle()
    assert settle().built == 0
    reconcile()
    assert (str(page.translation_key)) in {str(key) for _kind, key in out_of_date(timezone.now())}


def test_helpline_withdrawn_in_the_source_is_withdrawn_in_every_language() -> None:
    line = a_helpline(phone="113", is_emergency=True)
    translated_snippet(line, "ar", name="خط")
    line = republished(line, phone="0800-9999")
    page = an_article(crisis_policy="show")
    line.unpublish()
    settle()
    for locale in ("nl", "ar", "de"):
        assert document(page, locale)["crisis_box"]["helplines"] == []


def test_emergency_number_that_is_changed_in_the_settings_reaches_every_crisis_box(settings: Any) -> None:
    page = an_article(crisis_policy="show")
    settings.EMERGENCY_NUMBER = "911"
    reconcile()
    settle()
    assert document(page, "ar")["crisis_box"]["emergency_number"] == "911"


def test_private_section_takes_its_name_out_of_the_addresses_of_untranslated_pages_too() -> None:
    section = a_section(title="Hulp")
    child = a_treatment(section, title="Nieuw")
    english = translated(section, "en", title="Secret name")
    settle()
    assert document(child, "en")["path"] == "/en/secret-name/nieuw/"
    private(english)
    settle()
    assert document(child, "en")["path"] == "/en/hulp/nieuw/"
    assert b"secret-name" not in get("pages/", locale="en", limit=100).content


def test_contact_corrected_in_dutch_is_corrected_in_english_with_its_own_words() -> None:
    vacancy = a_vacancy(
        contact_rows=[VacancyContact(name="Kim", role="collega", phone="+31301234567", locale=home().locale)]
    )
    english = translated(vacancy, "en", title="Job")
    contact = english.contact_rows.get()
    contact.role = "colleague"
    contact.save()
    vacancy = stored(vacancy)
    row = vacancy.contact_rows.get()
    row.phone = "+31307654321"
    vacancy.contact_rows = [row]
    published(vacancy)
    (shown,) = document(vacancy, "en")["contacts"]
    assert (shown["phone"], shown["role"]) == ("+31307654321", "colleague")


def test_relation_taken_away_in_dutch_is_gone_in_every_language() -> None:
    topic = a_topic(title="Hechting")
    treatments = [a_treatment(title=f"Behandeling {n}") for n in range(2)]
    topic = stored(topic)
    topic.treatment_rows = [TopicTreatment(treatment=item, locale=topic.locale) for item in treatments]
    topic = published(topic)
    translated(topic, "en", title="Attachment")
    topic = stored(topic)
    topic.treatment_rows = list(topic.treatment_rows.all())[:1]
    published(topic)
    assert len(document(topic, "en")["treatments"]) == 1


def test_risk_factor_that_loses_its_own_page_loses_it_in_every_language() -> None:
    risk = a_risk_factor(standalone=True, explanation="<p>Uitleg</p>")
    translated(risk, "en", title="Foster care", explanation="<p>More</p>")
    settle()
    assert document(risk, "en")["path"]
    risk = stored(risk)
    risk.standalone = False
    published(risk)
    settle()
    assert [document(risk, locale)["path"] for locale in ("nl", "en", "pl")] == [None, None, None]


def test_sentence_of_a_figure_follows_its_numbers_when_the_source_has_no_sentence_of_its_own() -> None:
    figure = a_figure(value=25)
    translated_snippet(
        figure, "en", of="children", claim="are affected", sentence_override="It is 25.", override_reason="x"
    )
    figure = republished(figure, value=30)
    row = Publication.objects.get(key=figure.translation_key, locale="en")
    assert b"30% of children are affected." in bytes(row.body)


def test_own_translation_keeps_its_slug_from_a_fallback_higher_in_the_tree() -> None:
    below = an_article(a_section(title="Artikelen"), title="Anders")
    translated(below, "en", title="Contact", slug="contact")
    an_article(title="Contact")
    settle()
    assert document(below, "en")["slug"] == "contact"


def test_reconciling_everything_moves_nobody() -> None:
    first, second = a_section(title="Een"), a_section(title="Twee")
    later = an_article(second, title="Over ons")
    earlier = an_article(first, title="Over ons")
    settle()
    before = [document(page)["path"] for page in (later, earlier)]
    assert before == ["/nl/twee/over-ons/", "/nl/een/over-ons-2/"]
    reconcile()
    settle()
    assert [document(page)["path"] for page in (later, earlier)] == before


def test_filled_vacancy_leaves_the_list_of_its_section() -> None:
    section = a_section(title="Werken bij")
    vacancy = a_vacancy(section)
    settle()
    assert document(section)["children"]
    vacancy.filled = True
    published(vacancy)
    settle()
    assert document(section)["children"] == []


def test_closed_vacancy_leaves_the_list_of_its_section_by_the_clock() -> None:
    section = a_section(title="Werken bij")
    vacancy = a_vacancy(section, closes_in=10 * DAY)
    settle()
    with time_machine.travel(vacancy.closing_at + DAY):
        settle()
        assert document(section)["children"] == []


def test_deleting_a_private_page_that_was_never_public_tells_nobody_that_it_was_there() -> None:
    section = a_section(title="Geheim", draft=True)
    private(section)
    published(stored(section))
    Page.objects.get(pk=section.pk).delete()
    assert status_at("/nl/geheim/") == 404


def test_deleting_the_source_takes_its_translations_along_and_says_gone_wherever_it_was() -> None:
    page = an_article(title="Hechting")
    translated(page, "en", title="Attachment")
    assert at_path("/en/attachment/")["title"] == "Attachment"
    Page.objects.get(pk=page.pk).delete()
    assert [status_at(path) for path in ("/nl/hechting/", "/en/attachment/")] == [410, 410]


def test_deleting_a_translation_leaves_the_source() -> None:
    page = an_article(title="Hechting")
    english = translated(page, "en", title="Attachment")
    Page.objects.get(pk=english.pk).delete()
    assert status_at("/nl/hechting/") == 200
    assert document(page, "en")["is_fallback"] is True


def test_moved_focal_point_reaches_the_documents_that_show_the_image() -> None:
    image = an_image()
    page = an_article(hero_image=image, hero_alt="Een tekening")
    settle()
    image.focal_point_x, image.focal_point_y = 1, 1
    image.focal_point_width = image.focal_point_height = 1
    image.save()
    settle()
    assert document(page)["image"]["focal_point"] is not None
