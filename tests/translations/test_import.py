"""What an imported file does for readers: what is complete is published, what is not stays a draft."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import PageLogEntry, PageViewRestriction, Revision
from wagtail_localize.models import StringTranslation

from pages.models import TopicDefinition
from publications.settling import settle
from tests.factories.api import document, get
from tests.factories.pages import a_section, a_topic, a_treatment, home, published, stored, translated
from tests.factories.snippets import a_definition
from tests.factories.translators import exported, imported, language, name_of, placed, returned, translation_of, unit
from translations.models import Origin, TranslationStatus

pytestmark = pytest.mark.django_db


def test_a_complete_file_is_published_and_readers_see_it() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp na iets ergs."))
    report = imported(returned(treatment, texts={"title": "علاج EMDR", "summary": "مساعدة بعد حدث صعب."}))
    assert report.published == [name_of(treatment)]
    seen = document(treatment, "ar")
    assert (seen["title"], seen["summary"]) == ("علاج EMDR", "مساعدة بعد حدث صعب.")
    assert (seen["locale"], seen["is_fallback"], seen["direction"]) == ("ar", False, "rtl")


def test_an_incomplete_file_stays_a_draft_and_readers_keep_the_fallback() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp na iets ergs."))
    report = imported(returned(treatment, without=["summary"]))
    assert (report.drafts, report.published) == ([name_of(treatment)], [])
    seen = document(treatment, "ar")
    assert (seen["title"], seen["locale"], seen["is_fallback"]) == ("EMDR", "nl", True)


def test_a_draft_is_published_when_the_rest_of_its_texts_comes_in() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment, texts={"title": "علاج"}, without=["summary"]))
    report = imported(returned(treatment, texts={"summary": "مساعدة"}))
    assert report.published == [name_of(treatment)]
    assert (document(treatment, "ar")["title"], document(treatment, "ar")["summary"]) == ("علاج", "مساعدة")


def test_a_file_without_a_single_translation_makes_no_page() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    report = imported(exported(treatment))
    assert report.unchanged == [name_of(treatment)]
    assert not treatment.has_translation(language("ar"))


def test_shared_pieces_are_translated_and_shown_on_pages() -> None:
    definition = a_definition("Hechting", text="Een band.")
    topic = placed(a_topic(title="Hechting", definition_rows=[TopicDefinition(definition=definition)]))
    report = imported(returned(topic, definition, texts={":term": "x", "term": "تعلق", "text": "رابطة."}))
    assert set(report.published) == {name_of(topic), name_of(definition)}
    settle()
    (card,) = document(topic, "ar")["definitions"]
    assert (card["term"], card["text"], card["locale"]) == ("تعلق", "رابطة.", "ar")


def test_an_incomplete_shared_piece_stays_a_draft() -> None:
    definition = a_definition("Hechting", text="Een band.")
    topic = placed(a_topic(title="Hechting", definition_rows=[TopicDefinition(definition=definition)]))
    report = imported(returned(definition, without=["text"]))
    assert report.drafts == [name_of(definition)]
    settle()
    (card,) = document(topic)["definitions"]
    assert not translation_of(definition).live
    assert card["term"] == "Hechting"


def test_parents_and_children_come_in_together_whatever_their_order_in_the_file() -> None:
    section = a_section(title="Hulp")
    treatment = a_treatment(section, title="EMDR")
    po = returned(treatment, section, home())
    assert imported(po).published == [name_of(home()), name_of(section), name_of(treatment)]
    assert document(treatment, "ar")["path"].startswith(document(section, "ar")["path"])


def test_importing_the_same_file_again_changes_nothing() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    po = returned(treatment, slug="علاج")
    imported(po)
    body = get(f"pages/{treatment.translation_key}/", locale="ar").content
    before = (list(Revision.objects.values_list("pk")), list(StringTranslation.objects.values()))
    report = imported(po)
    assert (report.unchanged, report.published, report.drafts) == ([name_of(treatment)], [], [])
    assert (list(Revision.objects.values_list("pk")), list(StringTranslation.objects.values())) == before
    assert get(f"pages/{treatment.translation_key}/", locale="ar").content == body


def test_importing_an_incomplete_file_again_changes_nothing() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    po = returned(treatment, without=["summary"])
    imported(po)
    revisions = Revision.objects.count()
    assert imported(po).unchanged == [name_of(treatment)]
    assert Revision.objects.count() == revisions


def test_a_live_translation_keeps_its_text_when_an_incomplete_file_comes_in() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp na iets ergs."))
    imported(returned(treatment, texts={"title": "علاج", "summary": "مساعدة"}))
    treatment = stored(treatment)
    treatment.summary = "Hulp na een schok."
    published(treatment)
    report = imported(returned(treatment, texts={"title": "علاج جديد"}, without=["summary"]))
    assert report.drafts == [name_of(treatment)]
    assert (document(treatment, "ar")["title"], document(treatment, "ar")["summary"]) == ("علاج", "مساعدة")


def test_a_live_translation_made_by_hand_keeps_the_texts_that_a_file_does_not_have() -> None:
    treatment = a_treatment(title="EMDR", summary="Hulp.")
    translated(treatment, "ar", title="علاج", summary="مساعدة")
    imported(returned(treatment, texts={"title": "علاج آخر"}, without=["summary"]))
    assert (document(treatment, "ar")["title"], document(treatment, "ar")["summary"]) == ("علاج آخر", "مساعدة")


def test_a_live_translation_made_by_hand_is_not_touched_by_a_file_that_lacks_what_its_source_changed() -> None:
    treatment = a_treatment(title="EMDR", summary="Hulp.")
    translated(treatment, "ar", title="علاج", summary="مساعدة")
    treatment = stored(treatment)
    treatment.summary = "Andere hulp."
    published(treatment)
    imported(returned(treatment, texts={"title": "علاج آخر"}, without=["summary"]))
    assert (document(treatment, "ar")["title"], document(treatment, "ar")["summary"]) == ("علاج", "مساعدة")


def test_the_translation_of_a_page_that_is_not_public_waits_until_it_is() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    po = returned(treatment)
    treatment.unpublish()
    assert imported(po).drafts == [name_of(treatment)]
    assert get(f"pages/{treatment.translation_key}/", locale="ar").status_code == 404
    published(treatment)
    assert document(treatment, "ar")["is_fallback"] is True
    assert imported(po).published == [name_of(treatment)]
    assert document(treatment, "ar")["is_fallback"] is False


def test_a_withdrawn_translation_is_not_brought_back_by_the_same_file() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    po = returned(treatment)
    imported(po)
    translation_of(treatment).unpublish()
    assert imported(po).unchanged == [name_of(treatment)]
    assert document(treatment, "ar")["is_fallback"] is True


def test_the_translation_of_a_private_page_is_private_too() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    PageViewRestriction.objects.create(page=treatment, restriction_type=PageViewRestriction.LOGIN)
    imported(returned(treatment))
    assert get(f"pages/{treatment.translation_key}/", locale="ar").status_code == 404


def test_an_alias_makes_room_for_a_translation() -> None:
    section = placed(a_section(title="Hulp", summary="Wat er is."))
    section.copy_for_translation(language("ar"), alias=True)
    assert imported(returned(section, without=["summary"])).drafts == [name_of(section)]
    assert document(section, "ar")["is_fallback"] is True
    assert imported(returned(section, texts={"title": "مساعدة"})).published == [name_of(section)]
    assert (document(section, "ar")["title"], document(section, "ar")["slug"]) == ("مساعدة", "مساعدة")


def test_an_alias_of_a_private_page_becomes_a_private_translation() -> None:
    section = placed(a_section(title="Hulp"))
    section.copy_for_translation(language("ar"), alias=True)
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    imported(returned(section))
    assert get(f"pages/{section.translation_key}/", locale="ar").status_code == 404


def test_who_imported_a_file_stands_in_the_history_of_its_pages() -> None:
    user = get_user_model().objects.create_superuser("leila")
    treatment = placed(a_treatment(title="EMDR"))
    imported(returned(treatment), user=user)
    arabic = translation_of(treatment)
    assert arabic.latest_revision.user == user
    assert PageLogEntry.objects.get(page=arabic.pk, action="wagtail.publish").user == user
    assert set(StringTranslation.objects.values_list("last_translated_by", flat=True)) == {user.pk}


def test_what_a_user_may_not_publish_stays_a_draft_and_changes_nothing_when_it_comes_again() -> None:
    user = get_user_model().objects.create_user("sam")
    treatment, definition = placed(a_treatment(title="EMDR")), a_definition()
    po = returned(treatment, definition)
    assert imported(po, user=user).drafts == [name_of(definition), name_of(treatment)]
    assert document(treatment, "ar")["is_fallback"] is True
    assert imported(po, user=user).unchanged == [name_of(definition), name_of(treatment)]


def test_who_may_publish_publishes_what_another_could_only_draft() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    po = returned(treatment)
    imported(po, user=get_user_model().objects.create_user("sam"))
    assert imported(po, user=get_user_model().objects.create_superuser("leila")).published == [name_of(treatment)]
    assert document(treatment, "ar")["is_fallback"] is False


def test_each_thing_is_told_while_it_is_imported() -> None:
    treatment, definition = placed(a_treatment(title="EMDR")), a_definition()
    told: list[str] = []
    imported(returned(treatment, definition), progress=told.append)
    assert told == [f"definition {definition.translation_key}", f"treatment {treatment.translation_key}"]


def test_a_file_of_another_tool_is_read_when_it_does_not_name_its_language() -> None:
    from translations.exchange import import_po

    treatment = placed(a_treatment(title="EMDR"))
    po = returned(treatment, texts={"title": "علاج"})
    del po.metadata["Language"]
    assert import_po(po, "ar").published == [name_of(treatment)]


# --- Where the text comes from --------------------------------------------------------------------


@pytest.mark.parametrize("origin", list(Origin))
def test_readers_are_told_where_a_translation_comes_from(origin: Origin) -> None:
    treatment = placed(a_treatment(title="EMDR"))
    imported(returned(treatment), origin=origin)
    arabic, dutch = document(treatment, "ar")["translation"], document(treatment, "nl")["translation"]
    assert (arabic["source_locale"], arabic["origin"]) == ("nl", origin.value)
    assert (dutch["source_locale"], dutch["origin"]) == ("nl", None)


def test_a_machines_text_that_a_human_wrote_anew_is_a_humans() -> None:
    treatment = placed(a_treatment(title="EMDR"))
    imported(returned(treatment, texts={"title": "آلة"}), origin=Origin.MACHINE)
    imported(returned(treatment, texts={"title": "علاج"}), origin=Origin.HUMAN)
    assert document(treatment, "ar")["translation"]["origin"] == "human"


def test_one_text_by_a_human_does_not_make_a_machines_page_a_humans() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment), origin=Origin.MACHINE)
    imported(returned(treatment, texts={"title": "علاج"}), origin=Origin.HUMAN)
    seen = document(treatment, "ar")
    assert (seen["title"], seen["translation"]["origin"]) == ("علاج", "machine")


def test_a_machines_draft_does_not_change_what_is_said_of_the_live_translation() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    imported(returned(treatment), origin=Origin.HUMAN)
    treatment = stored(treatment)
    treatment.summary = "Andere hulp."
    published(treatment)
    record = TranslationStatus.objects.get(translation_key=treatment.translation_key, locale="ar")
    imported(returned(treatment, texts={"title": "آلة"}, without=["summary"]), origin=Origin.MACHINE)
    now = TranslationStatus.objects.get(translation_key=treatment.translation_key, locale="ar")
    assert (now.origin, now.made_from) == (Origin.HUMAN, record.made_from)


def test_a_fuzzy_text_is_not_used() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    po = returned(treatment)
    unit(po, "summary").flags.append("fuzzy")
    assert imported(po).drafts == [name_of(treatment)]


def test_an_obsolete_text_is_not_used() -> None:
    treatment = placed(a_treatment(title="EMDR", summary="Hulp."))
    po = returned(treatment)
    unit(po, "summary").obsolete = True
    assert imported(po).drafts == [name_of(treatment)]
