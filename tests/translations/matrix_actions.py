"""Everything somebody can do to a version in one language: each a function of a browser, the house and a language."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import encode_multipart
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from tests.factories.languages import a_translation, record_of
from tests.factories.pages import a_section, a_treatment
from tests.factories.snippets import a_definition
from tests.factories.translators import returned

TARGETS = ("ar", "en")


@dataclass
class House:
    """A page and a shared piece in Dutch, Arabic and English, and one of each in Dutch alone."""

    section: Any = None
    pages: dict[str, Any] = field(default_factory=dict)
    pieces: dict[str, Any] = field(default_factory=dict)
    records: dict[tuple[str, str], Translation] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    other_sections: dict[str, Any] = field(default_factory=dict)
    new_page: Any = None
    new_piece: Any = None


def furnish() -> House:
    house = House(section=a_section(title="Hulp"))
    page, piece = a_treatment(house.section, title="EMDR", summary="Hulp."), a_definition()
    elsewhere = a_section(title="Elders")
    house.pages["nl"], house.pieces["nl"], house.other_sections["nl"] = page, piece, elsewhere
    for code in TARGETS:
        a_translation(house.section, code)
        house.other_sections[code] = a_translation(elsewhere, code)
        house.pages[code], house.pieces[code] = a_translation(page, code), a_translation(piece, code)
        house.records["page", code], house.records["piece", code] = record_of(page, code), record_of(piece, code)
        po = returned(page, locale=code, texts={"summary": "Uit een bestand."})
        for entry in po:
            if entry.msgctxt.endswith(":summary"):
                entry.msgstr = "Uit een bestand."
        house.files[code] = str(po).encode()
    house.new_page, house.new_piece = a_treatment(house.section, title="Nieuw"), a_definition("Nieuw begrip")
    return house


def _page_url(name: str, page: Any, *args: Any) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk, *args])


def _piece_url(name: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_pages_definition:{name}", args=args)


def _localize_url(name: str, *args: Any) -> str:
    return reverse(f"wagtail_localize:{name}", args=args)


# -- pages ---------------------------------------------------------------------------------------------------


def open_page(client: Client, house: House, code: str) -> Any:
    return client.get(_page_url("edit", house.pages[code]))


def publish_page(client: Client, house: House, code: str) -> Any:
    return client.post(_page_url("edit", house.pages[code]), {"action": "publish"})


def unpublish_page(client: Client, house: House, code: str) -> Any:
    return client.post(_page_url("unpublish", house.pages[code]))


def delete_page(client: Client, house: House, code: str) -> Any:
    return client.post(_page_url("delete", house.pages[code]))


def move_page(client: Client, house: House, code: str) -> Any:
    return client.post(_page_url("move_confirm", house.pages[code], house.other_sections[code].pk))


def copy_page(client: Client, house: House, code: str) -> Any:
    parent = house.other_sections[code].pk
    values = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": parent, "copy_subpages": ""}
    return client.post(_page_url("copy", house.pages[code]), values)


def add_page(client: Client, house: House, code: str) -> Any:
    return client.get(reverse("wagtailadmin_pages:add", args=["pages", "articlepage", house.other_sections[code].pk]))


def keep_page_from_readers(client: Client, house: House, code: str) -> Any:
    return client.post(_page_url("set_privacy", house.pages[code]), {"restriction_type": "login"})


def lock_page(client: Client, house: House, code: str) -> Any:
    return client.post(_page_url("lock", house.pages[code]))


def _in_bulk(client: Client, model: Any, action: str, pk: Any, **values: Any) -> Any:
    url = reverse("wagtail_bulk_action", args=[model._meta.app_label, model._meta.model_name, action])
    return client.post(f"{url}?id={pk}&next=/admin/", values)


def publish_in_bulk(client: Client, house: House, code: str) -> Any:
    return _in_bulk(client, Page, "publish", house.pages[code].pk)


def unpublish_in_bulk(client: Client, house: House, code: str) -> Any:
    return _in_bulk(client, Page, "unpublish", house.pages[code].pk)


def delete_in_bulk(client: Client, house: House, code: str) -> Any:
    return _in_bulk(client, Page, "delete", house.pages[code].pk)


def move_in_bulk(client: Client, house: House, code: str) -> Any:
    return _in_bulk(client, Page, "move", house.pages[code].pk, chooser=house.other_sections[code].pk)


# -- shared pieces -------------------------------------------------------------------------------------------


def open_piece(client: Client, house: House, code: str) -> Any:
    return client.get(_piece_url("edit", house.pieces[code].pk))


def write_piece(client: Client, house: House, code: str) -> Any:
    """Through Wagtail's own editor, which a translation that is translated text by text does not open in."""
    return client.post(_piece_url("edit", house.pieces[code].pk), {"term": "Anders", "text": "Anders."})


def publish_piece(client: Client, house: House, code: str) -> Any:
    values = {"action": "publish"}
    if code == "nl":
        values = {"action-publish": "1", "term": "Anders", "text": "Anders."}
    return client.post(_piece_url("edit", house.pieces[code].pk), values)


def add_piece(client: Client, house: House, code: str) -> Any:
    return client.post(f"{_piece_url('add')}?locale={code}", {"term": "Los", "text": "Los begrip."})


def copy_piece(client: Client, house: House, code: str) -> Any:
    return client.get(_piece_url("copy", house.pieces[code].pk))


def delete_piece(client: Client, house: House, code: str) -> Any:
    return client.post(_piece_url("delete", house.pieces[code].pk))


def delete_piece_in_bulk(client: Client, house: House, code: str) -> Any:
    return _in_bulk(client, type(house.pieces[code]), "delete", house.pieces[code].pk)


def unpublish_piece(client: Client, house: House, code: str) -> Any:
    return client.post(_piece_url("unpublish", house.pieces[code].pk))


def history_of_piece(client: Client, house: House, code: str) -> Any:
    return client.get(_piece_url("history", house.pieces[code].pk))


def usage_of_piece(client: Client, house: House, code: str) -> Any:
    return client.get(_piece_url("usage", house.pieces[code].pk))


def compare_piece(client: Client, house: House, code: str) -> Any:
    return client.get(_piece_url("revisions_compare", house.pieces[code].pk, "live", "latest"))


def lock_piece(client: Client, house: House, code: str) -> Any:
    return client.post(_piece_url("lock", house.pieces[code].pk))


# -- texts ---------------------------------------------------------------------------------------------------


def _segment_url(house: House, kind: str, code: str, path: str) -> str:
    record = house.records[kind, code]
    segment = StringSegment.objects.get(source=record.source, context__path=path)
    return _localize_url("edit_string_translation", record.pk, segment.pk)


def put_segment(client: Client, house: House, code: str) -> Any:
    return put(client, _segment_url(house, "page", code, "title"), "Nieuwe titel")


def put(client: Client, url: str, value: str) -> Any:
    """As localize's script sends it."""
    body = encode_multipart("grens", {"value": value})
    return client.put(url, body, content_type="multipart/form-data; boundary=grens")


def delete_segment(client: Client, house: House, code: str) -> Any:
    return client.delete(_segment_url(house, "page", code, "title"))


def put_segment_of_piece(client: Client, house: House, code: str) -> Any:
    return put(client, _segment_url(house, "piece", code, "term"), "Nieuw woord")


def delete_segment_of_piece(client: Client, house: House, code: str) -> Any:
    return client.delete(_segment_url(house, "piece", code, "term"))


def download(client: Client, house: House, code: str) -> Any:
    return client.get(_localize_url("download_pofile", house.records["page", code].pk))


def upload(client: Client, house: House, code: str) -> Any:
    file = SimpleUploadedFile("a.po", house.files[code])
    return client.post(_localize_url("upload_pofile", house.records["page", code].pk), {"file": file})


# -- starting, stopping, and what else localize has ----------------------------------------------------------


def submit_page(client: Client, house: House, code: str) -> Any:
    return client.post(_localize_url("submit_page_translation", house.new_page.pk), {"locales": [code]})


def submit_piece(client: Client, house: House, code: str) -> Any:
    url = _localize_url("submit_snippet_translation", "pages", "definition", house.new_piece.pk)
    return client.post(url, {"locales": [code]})


def submit_other_version(client: Client, house: House, code: str) -> Any:
    """Of a version that is a translation itself; for the source, of what has all its translations already."""
    values = {"locales": [other for other in TARGETS if other != code]}
    return client.post(_localize_url("submit_page_translation", house.pages[code].pk), values)


def update_source_texts(client: Client, house: House, code: str) -> Any:
    source = TranslationSource.objects.get_for_instance(house.pages["nl"])
    return client.get(_localize_url("update_translations", source.pk))


def stop(client: Client, house: House, code: str) -> Any:
    return client.post(_localize_url("stop_translation", house.records["page", code].pk))


def stop_piece(client: Client, house: House, code: str) -> Any:
    return client.post(_localize_url("stop_translation", house.records["piece", code].pk))


def restart(client: Client, house: House, code: str) -> Any:
    return client.post(_page_url("edit", house.pages[code]), {"localize-restart-translation": "1"})


def restart_piece(client: Client, house: House, code: str) -> Any:
    return client.post(_piece_url("edit", house.pieces[code].pk), {"localize-restart-translation": "1"})


def make_alias(client: Client, house: House, code: str) -> Any:
    return client.post(_localize_url("convert_to_alias", house.pages[code].pk))


def ask_for_alias(client: Client, house: House, code: str) -> Any:
    return client.post(_page_url("edit", house.pages[code]), {"localize-convert-to-alias": "1"})


def translate_by_machine(client: Client, house: House, code: str) -> Any:
    return client.post(_localize_url("machine_translate", house.records["page", code].pk))


def override(client: Client, house: House, code: str) -> Any:
    return put(client, _localize_url("edit_override", house.records["page", code].pk, 1), "x")


def list_pieces_by_api(client: Client, house: House, code: str) -> Any:
    return client.get(_localize_url("snippets_api_listing", "pages", "definition"))


def give_oneself_a_language(client: Client, house: House, code: str) -> Any:
    person = client.session["_auth_user_id"]
    return client.post(reverse("translations_people"), {f"role-{person}-{code}": "reviewer"})


Action = Callable[[Client, House, str], Any]
