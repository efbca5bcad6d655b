"""wagtail-localize's editor knows no direction, memory, glossary or states, and its preview needs a template.

Arabic stands in it from left to right, and a screen reader is told that it is in the language of the admin. Ours stands
around it (``translations/templates/wagtail_localize/admin/edit_translation.html``); that its script marks the fields is
for a real browser to see (``tests/e2e/``).
"""

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
import wagtail_localize
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.views.edit_translation import edit_translation, preview_translation

from tests.factories.api import document
from tests.factories.languages import a_draft, a_superuser, a_translation, a_translator, at_work, record_of
from tests.factories.pages import a_section, a_treatment, published, stored
from tests.factories.translators import translation_of
from tests.translations.pitfalls.plain import a_request
from translations import pipeline
from translations.exchange import export_units
from translations.exchange.units import Former

pytestmark = pytest.mark.django_db


def a_pair() -> tuple[Any, Any]:
    """A page, and its live translation into Arabic."""
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", summary="Hulp.")
    return treatment, a_translation(treatment)


def opened(page: Any) -> str:
    """The page on which a translator works."""
    answer = at_work(a_translator("ar")).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    return str(answer.content.decode())


def localize_props(page: Any, translation: Any) -> str:
    """All that localize's script gets to know, as JSON."""
    request = a_request(a_superuser())
    request.method = "GET"
    shown = edit_translation(request, translation, page).content.decode()
    (props,) = re.findall(r'data-props="([^"]*)"', shown)
    return json.dumps(json.loads(html.unescape(props)), ensure_ascii=False)


def test_localize_marks_no_text_with_its_language_or_direction() -> None:
    treatment, arabic = a_pair()
    props = localize_props(arabic, record_of(treatment))
    assert "ar: Hulp." in props
    assert not re.search(r'rtl|"(dir|direction|isRtl)"', props)
    template = Path(wagtail_localize.__file__).parent / "templates/wagtail_localize/admin/edit_translation.html"
    assert not re.search(r"\b(dir|lang)=", template.read_text())


def test_localize_offers_no_former_text_for_one_that_changed() -> None:
    treatment, arabic = a_pair()
    treatment = stored(treatment)
    treatment.summary = "Andere hulp."
    published(treatment)
    record = record_of(treatment)
    record.source.update_from_db()
    props = localize_props(arabic, record)
    assert "Andere hulp." in props
    assert '"Hulp."' not in props


def test_localize_cannot_preview_a_page_without_a_template(monkeypatch: pytest.MonkeyPatch) -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR")
    a_draft(treatment)
    # As every page of Wagtail has it, unless it says otherwise.
    monkeypatch.setattr(type(treatment), "preview_modes", Page.DEFAULT_PREVIEW_MODES)
    request = RequestFactory().get("/")
    request.user = a_superuser()
    assert preview_translation(request, record_of(treatment).pk).status_code == 500
    with pytest.raises(TemplateDoesNotExist):
        get_template(treatment.get_template(request))


def test_the_address_of_localize_s_preview_fails_for_nobody() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR")
    a_draft(treatment)
    url = reverse("wagtail_localize:preview_translation", args=[record_of(treatment).pk])
    assert at_work(a_translator("ar")).get(url).status_code == 404


def test_the_editor_says_that_its_texts_are_arabic() -> None:
    """To the script that marks its fields."""
    _treatment, arabic = a_pair()
    shown = opened(arabic)
    assert 'data-target-lang="ar"' in shown
    assert 'data-target-dir="rtl"' in shown
    assert "translations/editor.js" in shown


def test_the_editor_shows_what_a_changed_text_said_before() -> None:
    treatment, arabic = a_pair()
    treatment = stored(treatment)
    treatment.summary = "Heel andere ondersteuning."
    published(treatment)
    pipeline.prepare(treatment.translation_key, "ar")
    shown = opened(arabic)
    assert "Heel andere ondersteuning." in shown
    assert "ar: Hulp." in shown


def test_a_file_shows_what_a_changed_text_said_before() -> None:
    treatment, _arabic = a_pair()
    treatment = stored(treatment)
    treatment.summary = "Andere hulp."
    published(treatment)
    (open_unit,) = [
        unit for unit in export_units([treatment.translation_key], "ar").units() if unit.address.path == "summary"
    ]
    assert (open_unit.source, open_unit.target, open_unit.former) == ("Andere hulp.", "", Former("Hulp.", "ar: Hulp."))


def test_readers_get_arabic_as_arabic() -> None:
    treatment, arabic = a_pair()
    assert translation_of(treatment) == arabic
    seen = document(treatment, "ar")
    assert (seen["locale"], seen["direction"]) == ("ar", "rtl")
