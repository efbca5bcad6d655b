"""Rights that wagtail-localize gives to people who do not have them; each was found in its views."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.views.convert import convert_to_alias
from wagtail_localize.views.edit_translation import edit_translation as localizes_editor
from wagtail_localize.views.edit_translation import stop_translation
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from tests.factories.languages import (
    a_draft,
    a_reviewer,
    a_translation,
    a_translator,
    at_work,
    fill,
    fresh,
    record_of,
    somebody,
)
from tests.factories.pages import a_section, a_treatment, stored
from tests.factories.snippets import a_definition
from tests.factories.translators import language, translation_of
from tests.translations.pitfalls.plain import a_request, without_gates

pytestmark = pytest.mark.django_db


def with_permissions(person: Any, *codenames: str) -> Any:
    person.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    return fresh(person)


def a_live_arabic_treatment() -> tuple[Any, Any]:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp.")
    return treatment, a_translation(treatment)


def test_localize_lets_a_translator_start_a_language_of_others() -> None:
    section = a_section(title="Hulp")
    translator = with_permissions(a_translator("ar"), "submit_translation")
    polish = Locale.objects.get(language_code="pl")
    request = a_request(translator, locales=[polish.pk])
    SubmitPageTranslationView.as_view()(request, page_id=section.pk)
    assert section.has_translation(polish)


def test_here_that_right_gives_nothing() -> None:
    section = a_section(title="Hulp")
    url = reverse("wagtail_localize:submit_page_translation", args=[section.pk])
    translator = with_permissions(a_translator("ar"), "submit_translation")
    assert at_work(translator).post(url, {"locales": ["pl"]}).status_code == 200  # the form again: no such choice
    stranger = with_permissions(a_visitor(), "submit_translation")
    assert at_work(stranger).post(url, {"locales": ["ar"]}).status_code == 302
    assert list(section.get_translations()) == []


def a_visitor() -> Any:
    """Somebody who may enter the admin, and nothing else."""
    return with_permissions(somebody(), "access_admin")


def test_localize_lets_who_may_only_write_replace_a_live_page_by_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    treatment, arabic = a_live_arabic_treatment()
    without_gates(monkeypatch)
    convert_to_alias(a_request(a_translator("ar")), arabic.pk)
    assert (stored(arabic).alias_of_id, stored(arabic).summary) == (treatment.pk, "Hulp.")


def test_here_nobody_replaces_a_translation_by_its_source(admin_client: Any) -> None:
    _treatment, arabic = a_live_arabic_treatment()
    for client in (at_work(a_translator("ar")), at_work(a_reviewer("ar")), admin_client):
        answer = client.post(reverse("wagtail_localize:convert_to_alias", args=[arabic.pk]))
        assert answer.status_code == 403
    assert (stored(arabic).alias_of_id, stored(arabic).summary) == (None, "ar: Hulp.")


def test_localize_lets_who_may_only_write_stop_a_translation() -> None:
    treatment, _arabic = a_live_arabic_treatment()
    stop_translation(a_request(a_translator("ar")), record_of(treatment).pk)
    assert not record_of(treatment).enabled


def test_here_nobody_stops_a_translation(admin_client: Any) -> None:
    treatment, _arabic = a_live_arabic_treatment()
    for client in (at_work(a_translator("ar")), admin_client):
        answer = client.post(reverse("wagtail_localize:stop_translation", args=[record_of(treatment).pk]))
        assert (answer.status_code, b'id="refusal"' in answer.content) == (403, True)
    assert record_of(treatment).enabled


def test_in_localize_the_right_on_a_kind_of_piece_is_a_right_in_every_language(
    django_capture_on_commit_callbacks: Any,
) -> None:
    definition = a_definition("Hechting", text="Een band.")
    english = a_draft(definition, "en")
    fill(definition, "en")
    arabic_translator = with_permissions(a_translator("ar"), "change_definition", "publish_definition")
    with django_capture_on_commit_callbacks(execute=True):
        request = a_request(arabic_translator, action="publish")
        localizes_editor(request, record_of(definition, "en"), english)
    assert translation_of(definition, "en").live


def test_here_it_is_one_in_the_source_language_alone() -> None:
    definition = a_definition("Hechting", text="Een band.")
    english = a_draft(definition, "en")
    fill(definition, "en")
    translator = with_permissions(a_translator("ar"), "change_definition", "publish_definition")
    answer = at_work(translator).post(
        reverse("wagtailsnippets_pages_definition:edit", args=[english.pk]), {"action": "publish"}
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("wagtailadmin_home"))
    assert not translation_of(definition, "en").live


def test_localizes_report_shows_every_language_to_everybody() -> None:
    a_live_arabic_treatment()
    view = TranslationsReportView()
    assert language("ar") in {row.target_locale for row in view.get_queryset()}


def test_here_there_is_no_such_report() -> None:
    a_live_arabic_treatment()
    answer = at_work(a_visitor()).get(reverse("wagtail_localize:translations_report"))
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("translations_dashboard"))


def test_localize_hides_nothing_of_its_own_checks() -> None:
    """Its views do refuse who may not even write the page: what they lack is asked for above."""
    treatment, arabic = a_live_arabic_treatment()
    with pytest.raises((PermissionDenied, Http404)):
        convert_to_alias(a_request(a_translator("en")), arabic.pk)
    with pytest.raises(PermissionDenied):
        stop_translation(a_request(a_translator("en")), record_of(treatment).pk)
