"""What stands in a text comes through whole: links, emphasis, signs, other scripts, the same words twice."""

from urllib.parse import quote

import pytest

from tests.factories.api import document
from tests.factories.pages import a_section, a_treatment
from tests.factories.translators import (
    exported,
    imported,
    name_of,
    path_of,
    placed,
    returned,
    unit,
    words_may_say_anything,
)

pytestmark = pytest.mark.django_db


def test_links_and_emphasis_are_in_the_translation_where_the_translator_put_them() -> None:
    why = '<p>Lees <a href="https://lindehof.example/">meer</a> over <b>hechting</b>.</p>'
    treatment = placed(a_treatment(title="EMDR", why=why))
    assert unit(exported(treatment), "why").msgid == 'Lees <a id="a1">meer</a> over <b>hechting</b>.'
    imported(returned(treatment, texts={"why": 'عن <b>التعلق</b> اقرأ <a id="a1">المزيد</a>.'}))
    assert document(treatment, "ar")["why"] == (
        '<p>عن <b>التعلق</b> اقرأ <a href="https://lindehof.example/" rel="noopener noreferrer">المزيد</a>.</p>'
    )


def test_a_link_to_a_page_leads_to_the_version_in_the_readers_language() -> None:
    target = a_section(title="Hulp")
    why = f'<p>Zie <a linktype="page" id="{target.pk}">onze hulp</a>.</p>'
    treatment = placed(a_treatment(title="EMDR", why=why))
    imported(returned(placed(target), slug="مساعدة"))
    imported(returned(treatment, texts={"why": 'انظر <a id="a1">مساعدتنا</a>.'}))
    arabic_path = quote(document(target, "ar")["path"])
    assert f'href="{arabic_path}"' in document(treatment, "ar")["why"]


def test_each_item_of_a_list_is_a_text_of_its_own() -> None:
    treatment = placed(a_treatment(title="EMDR", why="<p>Voor:</p><ul><li>rust</li><li>slaap</li></ul>"))
    po = returned(treatment)
    for entry in po:
        entry.msgstr = {"Voor:": "من أجل:", "rust": "الهدوء", "slaap": "النوم"}.get(entry.msgid, entry.msgstr)
    imported(po)
    assert document(treatment, "ar")["why"] == "<p>من أجل:</p><ul><li>الهدوء</li><li>النوم</li></ul>"


def test_the_same_text_twice_in_one_field_is_asked_once_and_translated_twice() -> None:
    treatment = placed(a_treatment(title="EMDR", why="<p>Rust.</p><p>En dan.</p><p>Rust.</p>"))
    po = returned(treatment)
    asked = [entry for entry in po if entry.msgid == "Rust."]
    assert len(asked) == 1
    asked[0].msgstr = "هدوء."
    imported(po)
    assert document(treatment, "ar")["why"] == "<p>هدوء.</p><p>ar: En dan.</p><p>هدوء.</p>"


def test_the_same_text_twice_in_one_field_keeps_each_its_own_link() -> None:
    why = '<p><a href="https://een.example/">Hier</a> en</p><p><a href="https://twee.example/">Hier</a> en</p>'
    treatment = placed(a_treatment(title="EMDR", why=why))
    imported(returned(treatment, texts={"why": '<a id="a1">هنا</a> و'}))
    seen = document(treatment, "ar")["why"]
    assert seen.index("https://een.example/") < seen.index("https://twee.example/")
    assert seen.count("هنا") == 2


@pytest.mark.parametrize(
    "text",
    [
        "علاج 👨‍👩‍👧‍👦 للأسرة 🙂",
        "مساعدة (EMDR) للأطفال ‏18+‏",
        "«Допомога» — для сім’ї…",
        "Größe & Maß: 5 < 6 > 4",
        "İstanbul’da ılık ışık",
        "\u200fمن اليمين\u200e to the left",
    ],
)
def test_signs_and_scripts_come_through_as_typed(text: str) -> None:
    words_may_say_anything("ar")
    section = placed(a_section(title="Hulp", summary="Wat er is."))
    po = returned(section, texts={"title": text, "summary": text})
    imported(po)
    seen = document(section, "ar")
    assert (seen["title"], seen["summary"]) == (text, text)
    assert imported(po).unchanged == [name_of(section)]


def test_lines_of_a_plain_text_stay_lines() -> None:
    treatment = placed(a_treatment(title="EMDR", alternate_names="Traumatherapie\nOogbewegingen"))
    imported(returned(treatment, texts={"alternate_names": "علاج الصدمة<br>حركات العين"}))
    assert document(treatment, "ar")["alternate_names"] == ["علاج الصدمة", "حركات العين"]


def test_every_text_of_every_block_is_asked_and_shown() -> None:
    body = [
        ("text", {"heading": "Kop", "html": "<p>Alinea</p>"}),
        ("quote", {"quote": "Citaat", "speaker": "Moeder"}),
        ("steps", {"heading": "Stappen", "steps": [{"title": "Stap een", "html": "<p>Doe dit</p>"}]}),
        ("faq", {"heading": "Vragen", "questions": [{"question": "Hoe dan?", "answer": "<p>Zo dus</p>"}]}),
        (
            "table",
            {
                "caption": "Bijschrift",
                "header": ["Eerste", "Tweede"],
                "rows": [{"cells": ["Links", "Rechts"]}],
                "first_column_is_heading": True,
            },
        ),
    ]
    treatment = placed(a_treatment(title="EMDR", body=body, goals=[("item", "Rust vinden")]))
    po = returned(treatment)
    texts = {entry.msgid for entry in po if path_of(entry).startswith(("body.", "goals."))}
    assert texts == {
        *("Kop", "Alinea", "Citaat", "Moeder", "Stappen", "Stap een", "Doe dit", "Vragen", "Hoe dan?", "Zo dus"),
        *("Bijschrift", "Eerste", "Tweede", "Links", "Rechts", "Rust vinden"),
    }
    imported(po)
    shown = str([document(treatment, "ar")["body"], document(treatment, "ar")["goals"]])
    assert [text for text in texts if f"ar: {text}" not in shown] == []
