"""What machines copy and crawl: redirects, sitemap, export."""

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from api.views import sitemap_xml
from tests.factories.api import get, read
from tests.factories.pages import a_risk_factor, a_section, a_vacancy, an_article, published, stored, translated
from tests.factories.snippets import a_helpline

pytestmark = pytest.mark.django_db

XML = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def lines(**parameters: Any) -> list[Any]:
    answer = get("export.ndjson", **parameters)
    assert answer.status_code == 200
    return [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]


def test_moved_page_is_a_redirect_and_deleted_one_leads_nowhere() -> None:
    section = a_section(title="Hulp")
    section.slug = "steun"
    published(section)
    Page.objects.get(pk=an_article(title="Weg").pk).delete()
    assert read("redirects/")["items"] == [
        {"locale": "nl", "path": "/nl/hulp/", "to": "/nl/steun/"},
        {"locale": "nl", "path": "/nl/weg/", "to": None},
    ]
    assert read("redirects/", locale="ar")["items"][0]["to"] == "/ar/steun/"


def test_hidden_page_is_in_no_list_of_redirects() -> None:
    stored(a_section(title="Hulp")).unpublish()
    assert read("redirects/")["items"] == []


def test_address_that_something_else_took_is_no_redirect() -> None:
    section = a_section(title="Hulp")
    section.slug = "steun"
    published(section)
    a_section(title="Hulp")
    assert read("redirects/")["items"] == []


def test_sitemap_holds_what_search_engines_may_show_in_its_own_languages() -> None:
    article = an_article(title="Hechting")
    translated(article, "ar", title="التعلق", slug="التعلق")
    an_article(title="Verborgen", noindex=True)
    a_risk_factor(title="Zonder adres")
    a_vacancy(title="Vervuld", filled=True)
    items = read("sitemap/", locale="ar")["items"]
    assert [item["path"] for item in items if item["type"] == "article"] == ["/ar/التعلق/"]
    assert items[-1]["alternates"] == [
        {"locale": "nl", "path": "/nl/hechting/"},
        {"locale": "ar", "path": "/ar/التعلق/"},
    ]
    paths = [item["path"] for item in read("sitemap/", locale="nl")["items"]]
    assert "/nl/hechting/" in paths
    assert not any("verborgen" in path or "zonder" in path or "vervuld" in path for path in paths)


def test_sitemap_for_search_engines_says_the_same(settings: Any) -> None:
    settings.SITE_URL = "https://www.lindehof.example"
    article = an_article(title="Hechting & meer")
    translated(article, "ar", title="التعلق", slug="التعلق")
    answer = Client().get("/sitemap.xml")
    assert answer.headers["Content-Type"] == "application/xml; charset=utf-8"
    assert "Vary" not in answer.headers
    root = ElementTree.fromstring(answer.content)  # noqa: S314  (our own)
    urls = {url.findtext("s:loc", "", XML): url for url in root.findall("s:url", XML)}
    assert len(urls) == read("sitemap/")["count"]
    dutch = urls["https://www.lindehof.example/nl/hechting-meer/"]
    links = {link.get("hreflang"): link.get("href") for link in dutch.findall("x:link", XML)}
    assert links.keys() == {"nl", "ar", "x-default"}
    assert links["x-default"] == links["nl"] == "https://www.lindehof.example/nl/hechting-meer/"
    assert links["ar"] in urls
    assert str(links["ar"]).isascii()


def test_long_sitemap_comes_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap_xml, "PART", 2)
    for number in range(3):
        an_article(title=f"Artikel {number}")
    index = ElementTree.fromstring(Client().get("/sitemap.xml").content)  # noqa: S314  (our own)
    parts = [loc.text for loc in index.findall("s:sitemap/s:loc", XML)]
    assert len(parts) == 2
    found = [
        loc.text
        for number in (1, 2)
        for loc in ElementTree.fromstring(Client().get(f"/sitemap-{number}.xml").content).findall("s:url/s:loc", XML)  # noqa: S314  (our own)
    ]
    assert len(found) == len(set(found)) == read("sitemap/")["count"]
    assert Client().get("/sitemap-3.xml").status_code == 404
    assert Client().get("/sitemap-0.xml").status_code == 404


def test_export_is_every_document_as_it_stands_at_its_own_address() -> None:
    article = an_article(title="Hechting")
    a_helpline(name="Hulplijn")
    translated(article, "ar", title="التعلق")
    found = lines()
    assert read(f"pages/{article.translation_key}/", locale="ar") in found
    assert {item["type"] for item in found} >= {"home", "article", "helpline", "navigation"}
    assert sum(item.get("id") == str(article.translation_key) for item in found) == 7
    only = lines(locale="ar", type__in="article")
    assert [item["title"] for item in only] == ["التعلق"]


def test_export_holds_nothing_private_or_withdrawn() -> None:
    stored(an_article(title="Ingetrokken")).unpublish()
    private = an_article(title="Besloten")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    article = an_article(title="Openbaar")
    article.title = "Concept"
    article.save_revision()
    text = json.dumps(lines(), ensure_ascii=False)
    assert "Openbaar" in text
    assert not any(word in text for word in ("Ingetrokken", "Besloten", "Concept"))


def test_head_of_the_export_reads_nothing(django_assert_num_queries: Any) -> None:
    an_article()
    with django_assert_num_queries(0):
        answer: Any = Client().head("/api/v1/export.ndjson")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"" if answer.streaming else answer.content == b""


def test_export_is_one_statement_however_much_there_is(django_assert_num_queries: Any) -> None:
    for number in range(3):
        an_article(title=f"Artikel {number}")
    with django_assert_num_queries(1):
        lines()
