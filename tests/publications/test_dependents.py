"""What depends on a change follows it: one help line, every page; no page without a reason."""

import datetime
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from pages.models import Citation, HelplineWarning, PageContentWarning, RelatedPage, TopicFigure
from publications.models import Publication
from publications.settling import settle
from tests.factories.api import document
from tests.factories.pages import a_symptom, a_topic, a_vacancy, an_article, home, published, stored, translated
from tests.factories.snippets import (
    a_call_to_action,
    a_content_warning,
    a_figure,
    a_helpline,
    a_source,
    an_organisation,
    republished,
    translated_snippet,
)

pytestmark = pytest.mark.django_db


def phones(box: Any) -> list[str]:
    return [line["phone"] for line in box["helplines"]]


def test_changing_a_helpline_changes_every_page_that_shows_it_in_every_language() -> None:
    warning = a_content_warning("abuse")
    line = a_helpline(warning, phone="0800-2000")
    pages = [
        an_article(title=f"Pagina {n}", content_warning_rows=[PageContentWarning(warning=warning)]) for n in range(3)
    ]
    settle()
    republished(line, phone="0800-2001")
    settle()
    for page in pages:
        for locale in ("nl", "ar", "pl"):
            assert phones(document(page, locale)["crisis_box"]) == ["0800-2001"]


def test_number_corrected_in_the_source_is_corrected_in_every_translation_of_the_helpline() -> None:
    line = a_helpline(phone="0800-2000", is_emergency=True)
    translated_snippet(line, "ar", name="خط المساعدة")
    page = an_article(crisis_policy="show")
    republished(line, phone="0800-2001")
    settle()
    (shown,) = document(page, "ar")["crisis_box"]["helplines"]
    assert (shown["name"], shown["phone"]) == ("خط المساعدة", "0800-2001")


def test_warnings_chosen_for_a_helpline_hold_in_every_language() -> None:
    abuse, loss = a_content_warning("abuse"), a_content_warning("loss")
    line = a_helpline(abuse)
    translated_snippet(line, "en", name="Help line")
    page = an_article(content_warning_rows=[PageContentWarning(warning=loss)])
    assert phones(document(page, "en")["crisis_box"]) == []
    republished(line, warning_rows=[HelplineWarning(warning=loss)])
    settle()
    assert phones(document(page, "en")["crisis_box"]) == [line.phone]


def test_vacancy_filled_in_dutch_is_filled_in_english_too() -> None:
    vacancy = a_vacancy()
    translated(vacancy, "en", title="Care worker")
    vacancy.filled = True
    published(vacancy)
    assert document(vacancy, "en")["status"] == "filled"
    assert document(vacancy, "en")["title"] == "Care worker"


def test_new_helpline_appears_on_pages_that_call_for_it() -> None:
    warning = a_content_warning("abuse")
    page = an_article(content_warning_rows=[PageContentWarning(warning=warning)])
    assert phones(document(page)["crisis_box"]) == []
    a_helpline(warning, phone="113")
    settle()
    assert phones(document(page)["crisis_box"]) == ["113"]


def test_crisis_box_is_never_without_the_emergency_number() -> None:
    warning = a_content_warning("abuse")
    page = an_article(content_warning_rows=[PageContentWarning(warning=warning)])
    assert document(page)["crisis_box"]["emergency_number"] == "112"


def test_crisis_box_puts_the_emergency_number_first_and_leaves_out_other_countries() -> None:
    warning = a_content_warning("abuse")
    a_helpline(warning, phone="0800-2000")
    a_helpline(phone="112", is_emergency=True)
    a_helpline(warning, phone="+3225123456", country="BE")
    a_helpline(a_content_warning("death"), phone="113")
    an_organisation(country="NL")
    page = an_article(content_warning_rows=[PageContentWarning(warning=warning)])
    settle()
    assert phones(document(page)["crisis_box"]) == ["112", "0800-2000"]


def test_page_without_warnings_has_no_crisis_box_and_a_red_flag_symptom_has_one() -> None:
    assert document(an_article())["crisis_box"] is None
    assert document(a_symptom(red_flag=True))["crisis_box"] is not None


def test_helpline_whose_verification_is_overdue_stays_and_says_so() -> None:
    line = a_helpline(is_emergency=True, phone="112", verified_at=timezone.localdate())
    page = an_article(crisis_policy="show")
    settle()
    with time_machine.travel(timezone.now() + datetime.timedelta(days=31)):
        settle()
        (shown,) = document(page)["crisis_box"]["helplines"]
    assert shown["id"] == str(line.translation_key)
    assert shown["verification"]["status"] == "overdue"


def test_review_that_has_passed_its_date_is_expired_without_an_edit() -> None:
    from tests.factories.snippets import a_person

    today = timezone.localdate()
    page = an_article(
        review_status="approved",
        reviewed_by=a_person(),
        last_reviewed=today,
        next_review_due=today + datetime.timedelta(days=10),
    )
    assert document(page)["review"]["status"] == "approved"
    with time_machine.travel(timezone.now() + datetime.timedelta(days=12)):
        settle()
        assert document(page)["review"]["status"] == "expired"


def test_changed_title_follows_into_the_cards_of_other_pages() -> None:
    target = an_article(title="Oud")
    page = an_article(title="Bron", related_rows=[RelatedPage(target=target)])
    target.title = "Nieuw"
    published(target)
    settle()
    assert document(page)["related"][0]["title"] == "Nieuw"


def test_page_published_later_appears_where_it_was_already_chosen() -> None:
    target = an_article(title="Later", draft=True)
    page = an_article(title="Bron", related_rows=[RelatedPage(target=target)])
    assert document(page)["related"] == []
    published(target)
    settle()
    assert document(page)["related"][0]["title"] == "Later"


def test_new_child_appears_on_its_section() -> None:
    article = an_article(title="Kind")
    settle()
    children = document(home())["children"]
    assert [child["id"] for child in children] == [str(article.translation_key)]


def test_figure_is_told_in_the_language_of_the_reader_with_the_same_numbers() -> None:
    figure = a_figure(minimum=25, maximum=30, approximate=True, of="de kinderen", claim="heeft er last van")
    translated_snippet(figure, "en", of="children", claim="are affected")
    topic = a_topic(figure_rows=[TopicFigure(figure=figure)])
    translated(topic, "en", title="Topic")
    settle()
    dutch, english = document(topic)["figures"][0], document(topic, "en")["figures"][0]
    assert (dutch["minimum"], dutch["maximum"]) == (english["minimum"], english["maximum"]) == (25, 30)
    assert english["sentence"] == "About 25 to 30% of children are affected."
    assert dutch["sentence"] != english["sentence"]


def test_sources_of_figures_are_listed_with_the_document() -> None:
    source = a_source("Een onderzoek")
    figure = a_figure(source=source, claim_status="sourced")
    topic = a_topic(figure_rows=[TopicFigure(figure=figure)])
    settle()
    assert [item["title"] for item in document(topic)["sources"]] == ["Een onderzoek"]


def test_citation_keeps_where_in_the_source() -> None:
    page = an_article(citation_rows=[Citation(source=a_source(), locator="p. 12", locale=home().locale)])
    assert document(page)["citations"][0]["locator"] == "p. 12"


def test_call_to_action_leads_to_the_page_in_the_readers_language() -> None:
    target = an_article(title="Doel")
    action = a_call_to_action(target_page=target)
    page = an_article(title="Bron", body=[("call_to_action", {"call_to_action": action})])
    translated(target, "en", title="Target")
    settle()
    assert document(page, "en")["body"][0]["call_to_action"]["target"]["url"] == "/en/target/"
    target.unpublish()
    settle()
    assert document(page, "nl")["body"][0]["call_to_action"]["target"] is None


def test_republishing_without_a_change_keeps_the_bytes_of_all_that_depends_on_it() -> None:
    target = an_article(title="Doel")
    an_article(title="Bron", related_rows=[RelatedPage(target=target)])
    settle()
    before = dict(Publication.objects.exclude(key=target.translation_key).values_list("pk", "etag"))
    published(stored(target))
    settle()
    after = dict(Publication.objects.exclude(key=target.translation_key).values_list("pk", "etag"))
    assert before == after


def test_no_card_holds_a_card_or_a_timestamp() -> None:
    target = an_article(title="Doel")
    an_article(title="Bron", related_rows=[RelatedPage(target=target)])
    for row in Publication.objects.filter(kind="page"):
        assert b"_at" not in bytes(row.card)
        assert b'"related"' not in bytes(row.card)
