"""Out and in again: nothing is lost, and nothing happens that nobody asked for."""

import tempfile
import unicodedata
import uuid
from html import escape, unescape
from pathlib import Path
from typing import Any

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation

from pages.models import TreatmentSymptom
from publications.models import Publication
from tests.factories.api import document
from tests.factories.pages import a_section, a_symptom, a_treatment, an_article, home, translated
from tests.factories.snippets import a_definition, a_helpline
from tests.factories.translators import exported, imported, placed, returned, words_may_say_anything
from translations.models import TranslationStatus

pytestmark = pytest.mark.django_db

# What people type, in any script; no control characters and no line separators.
WORDS = (
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=80)
    .map(lambda text: unicodedata.normalize("NFC", text).strip())
    .filter(bool)
)


def through_a_file(po: polib.POFile) -> polib.POFile:
    """The same, written to disk and read again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.po"
        po.save(str(path))
        return polib.pofile(str(path))


def state() -> list[Any]:
    """Everything an import may write."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Page, Revision, StringTranslation, TranslationStatus, Publication)
    ]


def test_a_file_that_nobody_touched_changes_nothing() -> None:
    section = a_section(title="Hulp")
    rows = [TreatmentSymptom(symptom=a_symptom(title="Stress"), note="vaak")]
    body = [("callout", {"tone": "info", "heading": "Let op", "html": "<p>Bel <b>ons</b>.</p>"})]
    finished = a_treatment(section, title="EMDR", summary="Hulp.", min_age=4, symptom_rows=rows, body=body)
    half = a_treatment(section, title="Gezinshulp", summary="Thuis.")
    untouched = a_treatment(section, title="Speltherapie")
    by_hand = a_treatment(section, title="Groepstherapie")
    shared = [a_definition(), a_helpline()]
    imported(returned(home(), section, finished, *shared))
    imported(returned(half, without=["summary"]))
    translated(by_hand, "ar", title="علاج جماعي")
    before = state()
    report = imported(through_a_file(exported(home(), section, finished, half, untouched, by_hand, *shared)))
    assert (report.published, report.drafts, report.refused) == ([], [], [])
    assert state() == before


@given(title=WORDS, summary=WORDS, sentence=WORDS)
@settings(max_examples=6, deadline=None)
def test_what_a_translator_types_is_what_readers_see(title: str, summary: str, sentence: str) -> None:
    words_may_say_anything("ar")
    body = [("text", {"heading": "Kop", "html": "<p>Omdat het <b>helpt</b>.</p>"})]
    article = placed(an_article(slug=f"artikel-{uuid.uuid4()}", summary="Wat het is.", body=body))
    texts = {"title": escape(title), "summary": escape(summary), "html": f"<b>{escape(sentence)}</b>"}
    imported(through_a_file(returned(article, texts=texts)))
    seen = document(article, "ar")
    assert (seen["title"], seen["summary"]) == (title, summary)
    assert unescape(seen["body"][0]["html"]) == f"<p><b>{sentence}</b></p>"
    before = state()
    imported(through_a_file(exported(article)))
    assert state() == before


@given(title=WORDS, summary=WORDS)
@settings(max_examples=6, deadline=None)
def test_what_an_editor_typed_goes_out_and_comes_back_whole(title: str, summary: str) -> None:
    article = placed(an_article(title=title, slug=f"artikel-{uuid.uuid4()}", summary=summary))
    po = through_a_file(exported(article))
    for entry in po:
        entry.msgstr = "" if entry.msgctxt.endswith(":slug") else entry.msgid
    assert imported(po).refused == []
    seen = document(article, "ar")
    assert (seen["title"], seen["summary"], seen["is_fallback"]) == (title, summary, False)
