"""wagtail-localize lets a translator drop a link unseen, and its PO files fail on quite ordinary texts.

A text that stands twice at one place gives a file that msgfmt refuses, and a file without its header a 500. That such
a text has one translation for both is so here too (``translations/segments.py``): localize stores one for each place.
"""

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.models import StringTranslation
from wagtail_localize.views.edit_translation import upload_pofile

from tests.factories.api import document
from tests.factories.languages import a_draft, a_reviewer, a_superuser, at_work, fill, record_of
from tests.factories.pages import a_section, a_treatment, stored
from tests.factories.translators import exported, imported, language, path_of, placed, returned, translation_of
from tests.translations.pitfalls.plain import a_request, without_gates
from translations.exchange import Format, export_units, import_units, read_file, write_file
from translations.publishing import PublishingRefused, publish_translation

pytestmark = pytest.mark.django_db

MSGFMT = shutil.which("msgfmt")
LINK = '<p>Bel ons of <a href="https://lindehof.example/chat/">chat met ons</a>.</p>'
WITHOUT_THE_LINK = "اتصل بنا أو تحدث معنا."
TWICE = "<p>Rust.</p><p>Slaap.</p><p>Rust.</p>"


# --- Dropped links -------------------------------------------------------------------------------


def a_draft_without_its_link() -> Any:
    """All texts translated, in one of them the link of the source is gone."""
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", why=LINK)
    a_draft(treatment)
    fill(treatment)
    text = StringTranslation.objects.get(context__object_id=treatment.translation_key, context__path="why")
    text.data = WITHOUT_THE_LINK
    text.save()
    return treatment


def test_localize_publishes_a_text_that_lost_its_link(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    treatment = a_draft_without_its_link()
    without_gates(monkeypatch)
    with django_capture_on_commit_callbacks(execute=True):
        record_of(treatment).save_target()
    arabic = translation_of(treatment)
    assert (arabic.live, "href" in arabic.why, WITHOUT_THE_LINK in arabic.why) == (True, False, True)
    assert not StringTranslation.objects.filter(has_error=True).exists()


def test_a_text_that_lost_its_link_is_not_published() -> None:
    treatment = a_draft_without_its_link()
    with pytest.raises(PublishingRefused) as refusal:
        publish_translation(translation_of(treatment))
    (reason,) = refusal.value.reasons
    assert '<a id="a1">' in reason
    assert not translation_of(treatment).live


def test_the_editor_says_which_link_is_gone() -> None:
    arabic = translation_of(a_draft_without_its_link())
    url = reverse("wagtailadmin_pages:edit", args=[arabic.pk])
    answer = at_work(a_reviewer("ar")).post(url, {"action": "publish"}, follow=True)
    (message,) = answer.context["messages"]
    assert message.level_tag == "error"
    assert "a1" in message.message
    assert not stored(arabic).live


def test_a_file_that_lost_a_link_stays_a_draft() -> None:
    treatment = placed(a_treatment(title="EMDR", why=LINK))
    report = imported(returned(treatment, texts={"why": WITHOUT_THE_LINK}))
    assert (report.published, len(report.held)) == ([], 1)
    assert document(treatment, "ar")["is_fallback"] is True


# --- The same text twice -------------------------------------------------------------------------


def places(po: polib.POFile) -> Counter[tuple[str | None, str]]:
    """By what gettext tells texts apart, how often each occurs."""
    return Counter((entry.msgctxt, entry.msgid) for entry in po if not entry.obsolete)


def accepted_by_gettext(po: polib.POFile, folder: Path) -> bool:
    po.save(str(folder / "ar.po"))
    assert MSGFMT
    return (
        subprocess.run(  # noqa: S603  (its own file, by its full path)
            [MSGFMT, "-c", "-o", str(folder / "ar.mo"), str(folder / "ar.po")], capture_output=True, check=False
        ).returncode
        == 0
    )


def test_localize_writes_a_repeated_text_twice() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", why=TWICE)
    a_draft(treatment)
    assert max(places(record_of(treatment).export_po()).values()) == 2


@pytest.mark.skipif(MSGFMT is None, reason="GNU gettext is not installed here")
def test_gettext_refuses_what_localize_writes(tmp_path: Path) -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR", why=TWICE)
    a_draft(treatment)
    assert not accepted_by_gettext(record_of(treatment).export_po(), tmp_path)


def test_a_repeated_text_stands_in_a_file_once() -> None:
    po = exported(a_treatment(title="EMDR", why=TWICE))
    assert set(places(po).values()) == {1}
    assert [entry.msgid for entry in po if path_of(entry) == "why"] == ["Rust.", "Slaap."]


@pytest.mark.skipif(MSGFMT is None, reason="GNU gettext is not installed here")
def test_gettext_takes_a_file_with_a_repeated_text(tmp_path: Path) -> None:
    treatment = placed(a_treatment(title="EMDR", why=TWICE))
    po = returned(treatment, texts={"why": "راحة."})
    # A file of several pages would say in its header what stands in each of them.
    assert accepted_by_gettext(po, tmp_path)


@pytest.mark.parametrize("format", list(Format))
def test_a_repeated_text_is_filled_in_at_both_places(format: Format) -> None:
    treatment = placed(a_treatment(title="EMDR", why=TWICE))
    file = read_file(write_file(export_units([treatment.translation_key], "ar"), format))
    for unit in file.units():
        unit.target = {"Rust.": "راحة.", "Slaap.": "نوم.", "EMDR": "علاج"}.get(unit.source, "")
    report = import_units(file, "ar")
    assert (report.refused, len(report.published)) == ([], 1)
    why = document(treatment, "ar")["why"]
    assert (why.count("راحة."), why.count("نوم."), "Rust" in why) == (2, 1, False)


def test_the_same_text_in_two_blocks_may_be_translated_differently() -> None:
    body = [("callout", {"tone": "info", "heading": "Rust", "html": f"<p>{text}</p>"}) for text in ("Een.", "Twee.")]
    treatment = placed(a_treatment(title="EMDR", body=body))
    po = returned(treatment)
    headings = [entry for entry in po if entry.msgid == "Rust"]
    for entry, text in zip(headings, ("راحة", "هدوء"), strict=True):
        entry.msgstr = text
    imported(po)
    assert [block["heading"] for block in document(treatment, "ar")["body"]] == ["راحة", "هدوء"]


# --- A file without its header -------------------------------------------------------------------

HEADLESS = 'msgctxt "title"\nmsgid "EMDR"\nmsgstr "علاج"\n'


def test_localize_fails_on_a_file_without_its_header() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR")
    a_draft(treatment)
    request = a_request(a_superuser())
    request.FILES["file"] = SimpleUploadedFile("ar.po", HEADLESS.encode())
    with pytest.raises(KeyError, match="X-WagtailLocalize-TranslationID"):
        upload_pofile(request, record_of(treatment).pk)


def test_a_file_without_its_header_is_refused_with_a_reason() -> None:
    treatment = a_treatment(a_section(title="Hulp"), title="EMDR")
    a_draft(treatment)
    url = reverse("wagtail_localize:upload_pofile", args=[record_of(treatment).pk])
    file = SimpleUploadedFile("ar.po", HEADLESS.encode())
    answer = at_work(a_reviewer("ar")).post(url, {"file": file}, follow=True)
    assert answer.status_code == 200
    (message,) = answer.context["messages"]
    assert (message.level_tag, "header" in message.message) == ("error", True)
    assert not StringTranslation.objects.filter(locale=language("ar"), data="علاج").exists()
