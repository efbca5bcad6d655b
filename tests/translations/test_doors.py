"""The admin of translations, in wagtail-localize's place: texts, files, lists of shared pieces, buttons."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, resolve, reverse
from wagtail import hooks
from wagtail_localize.models import StringSegment, StringTranslation

from tests.factories.fingerprints import differing, fingerprint
from tests.factories.languages import (
    a_draft,
    a_reviewer,
    a_superuser,
    a_translation,
    a_translator,
    an_editor_of_the_source,
    at_work,
    record_of,
)
from tests.factories.pages import a_section, a_treatment, stored
from tests.factories.snippets import a_definition, a_source
from tests.factories.translators import language, returned
from tests.translations.matrix_actions import put
from translations.admin.localize import TAKEN_BACK
from translations.admin.views.segments import MAX_LENGTH

pytestmark = pytest.mark.django_db


def a_started_treatment() -> tuple[Any, Any]:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp bij angst.")
    return treatment, a_draft(treatment)


def segment_url(thing: Any, path: str, *, code: str = "ar") -> str:
    record = record_of(thing, code)
    segment = StringSegment.objects.get(source=record.source, context__path=path)
    return reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk])


def text_at(path: str) -> StringTranslation | None:
    return StringTranslation.objects.filter(context__path=path, locale=language("ar")).first()


# -- texts ---------------------------------------------------------------------------------------------------


def test_a_text_is_stored_as_localizes_script_sends_it() -> None:
    treatment, _arabic = a_started_treatment()
    translator = a_translator("ar")
    client, url = at_work(translator), segment_url(treatment, "title")
    answers = [put(client, url, text) for text in ("علاج", "علاج الصدمة")]
    assert [answer.status_code for answer in answers] == [201, 200]
    assert (answers[1].json()["data"], answers[1].json()["error"]) == ("علاج الصدمة", None)
    text = text_at("title")
    assert text
    assert (text.data, text.last_translated_by, text.translation_type) == ("علاج الصدمة", translator, "manual")
    assert client.delete(url).status_code == 200
    assert text_at("title") is None
    assert client.delete(url).status_code == 404


def test_markup_that_no_text_may_hold_is_kept_with_its_error_and_does_not_count() -> None:
    treatment, _arabic = a_started_treatment()
    answer = put(at_work(a_translator("ar")), segment_url(treatment, "title"), "<script>x</script>")
    assert answer.json()["error"]
    text = text_at("title")
    assert text
    assert text.has_error


@pytest.mark.parametrize("value", ["", "   ", "x" * (MAX_LENGTH + 1), "a\0b"])
def test_what_is_no_text_is_refused(value: str) -> None:
    treatment, _arabic = a_started_treatment()
    answer = put(at_work(a_translator("ar")), segment_url(treatment, "title"), value)
    assert (answer.status_code, bool(answer.json()["error"])) == (400, True)
    assert text_at("title") is None


def test_a_text_of_another_page_is_not_to_be_had() -> None:
    treatment, _arabic = a_started_treatment()
    other = a_treatment(treatment.get_parent(), title="Gezinshulp")
    a_draft(other)
    segment = StringSegment.objects.get(source=record_of(other).source, context__path="title")
    url = reverse("wagtail_localize:edit_string_translation", args=[record_of(treatment).pk, segment.pk])
    assert put(at_work(a_translator("ar")), url, "x").status_code == 404


def test_a_translation_that_was_stopped_takes_no_texts() -> None:
    treatment, _arabic = a_started_treatment()
    url = segment_url(treatment, "title")
    type(record_of(treatment)).objects.update(enabled=False)
    assert put(at_work(a_translator("ar")), url, "x").status_code == 409


def test_a_page_that_somebody_else_locked_takes_no_texts() -> None:
    treatment, arabic = a_started_treatment()
    arabic.locked, arabic.locked_by = True, a_superuser()
    arabic.save()
    assert put(at_work(a_translator("ar")), segment_url(treatment, "title"), "x").status_code == 423
    assert text_at("title") is None


def test_a_refusal_is_json() -> None:
    treatment, _arabic = a_started_treatment()
    answer = put(at_work(a_translator("en")), segment_url(treatment, "title"), "x")
    assert (answer.status_code, list(answer.json())) == (403, ["error"])


# -- files ---------------------------------------------------------------------------------------------------


def sent(client: Any, thing: Any, content: bytes) -> list[str]:
    """The levels of the messages after an upload."""
    url = reverse("wagtail_localize:upload_pofile", args=[record_of(thing).pk])
    answer = client.post(url, {"file": SimpleUploadedFile("a.po", content)}, follow=True)
    return [message.level_tag for message in answer.context["messages"]]


def test_a_file_goes_out_and_comes_back_filled_in() -> None:
    treatment, arabic = a_started_treatment()
    client = at_work(a_translator("ar"))
    url = reverse("wagtail_localize:download_pofile", args=[record_of(treatment).pk])
    assert b"Hulp bij angst." in client.get(url).content
    assert sent(client, treatment, str(returned(treatment)).encode()) == ["success"]
    assert stored(arabic).get_latest_revision_as_object().summary == "ar: Hulp bij angst."
    assert not stored(arabic).live


def test_files_that_are_none_are_refused_with_a_message() -> None:
    treatment, _arabic = a_started_treatment()
    client = at_work(a_translator("ar"))
    good = returned(treatment)
    headless = str(good).replace('"Language: ar\\n"\n', "")
    other_language = str(good).replace("Language: ar", "Language: en")
    other = a_treatment(treatment.get_parent(), title="Gezinshulp")
    a_draft(other)
    before = fingerprint()
    for content in (
        headless.encode(),
        other_language.encode(),
        str(returned(other)).encode(),
        b"/etc/passwd",
        b"\xff\xfe\n\x00",
        b"geen\npo",
        b"",
    ):
        assert sent(client, treatment, content) == ["error"], content[:40]
    assert not {"wagtail_localize_stringtranslation", "wagtailcore_revision"} & set(differing(before, fingerprint()))


# -- shared pieces -------------------------------------------------------------------------------------------


def listed(client: Any) -> set[Any]:
    answer = client.get(reverse("wagtailsnippets_pages_definition:list"))
    return set(answer.context["object_list"])


def test_a_translator_sees_the_source_and_the_own_language() -> None:
    definition = a_definition()
    arabic, english = a_draft(definition, "ar"), a_draft(definition, "en")
    assert listed(at_work(a_translator("ar"))) == {definition, arabic}
    assert listed(at_work(an_editor_of_the_source())) == {definition, arabic, english}


def test_the_list_leads_to_what_may_be_written() -> None:
    definition = a_definition()
    arabic = a_draft(definition)
    url = reverse("wagtailsnippets_pages_definition:list")
    text = at_work(a_translator("ar")).get(url).content.decode()
    assert reverse("wagtailsnippets_pages_definition:edit", args=[arabic.pk]) in text
    assert reverse("wagtailsnippets_pages_definition:edit", args=[definition.pk]) not in text
    assert reverse("wagtailsnippets_pages_definition:add") not in text


def test_a_translator_finds_no_neutral_pieces() -> None:
    a_source()
    answer = at_work(a_translator("ar")).get(reverse("wagtailsnippets_pages_source:list"))
    assert answer.status_code == 302


def test_there_is_no_form_to_make_a_piece_while_choosing_one() -> None:
    answer = at_work(an_editor_of_the_source()).get(reverse("wagtailsnippetchoosers_pages_definition:choose"))
    assert "creation_form" not in (answer.context or {}) or answer.context["creation_form"] is None


# -- what localize adds to the admin -------------------------------------------------------------------------


def test_what_was_taken_back_was_there_and_is_gone() -> None:
    hooks.search_for_hooks()
    for name, function in TAKEN_BACK:
        registered = [each for each, _order in hooks._hooks[name]]
        assert function not in registered, name
        assert function.__module__ == "wagtail_localize.wagtail_hooks"


def test_every_address_of_localize_is_ours_but_for_its_script() -> None:
    theirs = {"javascript_catalog"}
    arguments: dict[str, list[Any]] = {
        "submit_page_translation": [1],
        "submit_snippet_translation": ["pages", "definition", "1"],
        "update_translations": [1],
        "edit_string_translation": [1, 1],
        "edit_override": [1, 1],
        "download_pofile": [1],
        "upload_pofile": [1],
        "machine_translate": [1],
        "preview_translation": [1],
        "stop_translation": [1],
        "convert_to_alias": [1],
        "translations_report": [],
        "translations_report_results": [],
        "snippets_api_listing": ["pages", "definition"],
        "snippets_api_detail": ["pages", "definition", "1"],
        "javascript_catalog": [],
    }
    names = {pattern.name for pattern in _patterns_of_localize()}
    assert names == set(arguments)
    for name in names - theirs:
        match = resolve(reverse(f"wagtail_localize:{name}", args=arguments[name]))
        assert match.namespace == "translations", name


def _patterns_of_localize() -> list[Any]:
    from wagtail_localize.wagtail_hooks import register_admin_urls

    (resolver,) = register_admin_urls()
    return list(resolver.url_patterns)


def test_our_own_names_lead_there_too() -> None:
    assert reverse("translations:submit_page", args=[1]) == reverse(
        "wagtail_localize:submit_page_translation", args=[1]
    )
    with pytest.raises(NoReverseMatch):
        reverse("translations:machine_translate", args=[1])


def test_buttons_to_translate_are_for_those_who_may() -> None:
    section = a_section(title="Hulp")
    arabic = a_draft(section)
    submit = reverse("wagtail_localize:submit_page_translation", args=[section.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[section.pk])
    assert submit in at_work(an_editor_of_the_source()).get(edit).content.decode()
    opened = at_work(a_superuser()).get(reverse("wagtailadmin_pages:edit", args=[arabic.pk])).content.decode()
    assert reverse("wagtail_localize:submit_page_translation", args=[arabic.pk]) not in opened


def test_wagtails_editor_offers_to_publish_a_piece_to_reviewers_of_its_language() -> None:
    definition = a_definition()
    arabic = a_translation(definition)
    type(record_of(definition)).objects.update(enabled=False)
    url = reverse("wagtailsnippets_pages_definition:edit", args=[arabic.pk])
    for person, offered in ((a_translator("ar"), False), (a_reviewer("ar"), True)):
        assert ("action-publish" in at_work(person).get(url).content.decode()) is offered
