import pytest
from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.models import *

from pages.models import TreatmentSymptom
from tests.factories.api import document, get
from tests.factories.pages import *
from tests.factories.snippets import *
from translations.exchange import export_po, import_po

pytestmark = pytest.mark.django_db


def fill(*things, loc="ar", slug="", only=None):
    po = export_po(things, Locale.objects.get(language_code=loc))
    for e in po:
        p = e.msgctxt.split(":", 2)[2]
        if p == "slug":
            e.msgstr = slug
        elif only is None or p in only:
            e.msgstr = e.msgstr or "x" + e.msgid
    return po


def go(*things, loc="ar", **k):
    return import_po(fill(*things, loc=loc, **k), loc)


def test_numbers():
    t = a_treatment(title="EMDR", min_age=4)
    print(go(home(), t.get_parent().specific, t))
    t = stored(t)
    t.min_age = 6
    published(t)
    print(go(t))
    print(document(t, "ar")["min_age"] if "min_age" in document(t, "ar") else document(t, "ar").keys())


def test_private():
    t = a_treatment(title="EMDR")
    print(go(home(), t.get_parent().specific))
    PageViewRestriction.objects.create(page=t, restriction_type="login")
    print(go(t))
    print(get(f"pages/{t.translation_key}/", locale="ar").status_code)


def test_private_section():
    s = a_section(title="S")
    t = a_treatment(s, title="EMDR")
    PageViewRestriction.objects.create(page=s, restriction_type="login")
    print(go(home(), s, t))
    print(get(f"pages/{t.translation_key}/", locale="ar").status_code)


def test_alias():
    s = a_section(title="S")
    go(home())
    s.copy_for_translation(Locale.objects.get(language_code="ar"), alias=True)
    print(go(s))


def test_draft_source():
    s = a_section(title="S")
    t = a_treatment(s, title="EMDR", draft=True)
    print(go(home(), s, t))
    print(get(f"pages/{t.translation_key}/", locale="ar").status_code)


def test_long_note():
    sy = a_symptom(title="Stress")
    t = a_treatment(title="EMDR", symptom_rows=[TreatmentSymptom(symptom=sy, note="vaak")])
    po = fill(home(), t.get_parent().specific, t)
    for e in po:
        if e.msgctxt.endswith("note"):
            e.msgstr = "x" * 900
    print(import_po(po, "ar"))


def test_msgfmt(tmp_path):
    import subprocess

    t = a_treatment(title="EMDR & <b>")
    po = fill(home(), t.get_parent().specific, t)
    po.save(str(tmp_path / "x.po"))
    print(subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(tmp_path / "x.po")], capture_output=True, text=True))
    print((tmp_path / "x.po").read_text())


def test_draft_slug():
    s = a_section(title="Sectie hulp")
    go(home())
    po = fill(s)
    for e in po:
        if e.msgctxt.endswith(":title"):
            e.msgstr = ""
    s2 = a_section(title="Sectie twee", summary="kort")
    print(go(s2, only=["title"], slug="my-own"))
    print([(e.msgctxt, e.msgstr) for e in export_po([s2], Locale.objects.get(language_code="ar"))])
    print(go(s2))
    print(document(s2, "ar")["slug"])


def test_dir():
    from translations import locales

    print(locales.direction("xx"))


def test_edit(admin_client):
    s = a_section(title="S", summary="x")
    print(go(home(), s))
    src = TranslationSource.objects.get(object_id=s.translation_key)
    Translation.objects.create(source=src, target_locale=Locale.objects.get(language_code="ar"))
    ar = s.get_translation(Locale.objects.get(language_code="ar"))
    r = admin_client.get(f"/admin/pages/{ar.pk}/edit/")
    print(r.status_code, [t.name for t in r.templates][:3])
