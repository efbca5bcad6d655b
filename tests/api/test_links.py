"""Every link in every answer leads somewhere, and the languages of a page name each other."""

import re
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from lxml import etree
from pytest_django import DjangoDbBlocker
from wagtail.signal_handlers import disable_reference_index_auto_update

from api.urls import ENDPOINTS, Route
from publications.settling import settle
from tests.factories.api import document, get, read
from tests.factories.pages import a_section, an_article, stored, translated
from tests.publications.proofs.capture_world import LANGUAGES, furnish

pytestmark = pytest.mark.django_db

_LINKING = {"path", "next", "previous", "redirect", "canonical", "to", "url"}
_HREF = re.compile(r'href="([^"]*)"')
_LINK = re.compile(r'<([^>]*)>; rel="([^"]*)"(?:; hreflang="([^"]*)")?')
_XML = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Everything there is to publish, in four languages; a page that has moved; and some for search engines."""
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(
            override_settings(
                WAGTAIL_CONTENT_LANGUAGES=[(code, code) for code in LANGUAGES],
                LOCALE_FALLBACKS={"ar": ["en", "nl"]},
                API_LIMITS=dict.fromkeys(settings.API_LIMITS, (0, 60)),
            )
        )
        stack.enter_context(disable_reference_index_auto_update())
        stack.enter_context(transaction.atomic())
        furnish()
        moved = stored(a_section(title="Verhuisd"))
        moved.slug = "nieuw-adres"
        moved.save_revision().publish()
        shown = a_section(title="Vindbaar")
        an_article(shown, title="Alleen Nederlands")
        translated(shown, "en", title="Easy to find")
        translated(an_article(shown, title="Ook Arabisch"), "ar", title="بالعربية أيضا")
        settle()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def crawled(house: None) -> dict[str, Any]:
    """Every answer that can be reached from the index, by its address; and each link with the answer it stood in."""
    answers: dict[str, Any] = {}
    waiting = deque([("/api/v1/", "the beginning"), *((url, "a list of a language") for url in _lists())])
    while waiting:
        url, found_in = waiting.popleft()
        if url in answers:
            continue
        answer = Client().get(url)
        assert answer.status_code == 200, f"{url}, linked to in {found_in}, gives {answer.status_code}"
        answers[url] = answer
        # Examples of the demo stand in these, where no reader follows them.
        waiting += [(link, url) for link in _links(answer) if url not in ("/api/v1/schema/", "/api/v1/docs/")]
    return answers


def _knows(route: Route, name: str) -> bool:
    return any(each.name == name for each in _parameters(route))


def _lists() -> list[str]:
    """The index shows addresses to fill in; what lists and languages there are is known from it."""
    paths = [route.matched for route in ENDPOINTS if "<" not in route.matched and "?" not in route.shown]
    some = [f"/api/v1/{path}" for path in paths]
    in_languages = [
        f"/api/v1/{route.matched}?locale={code}{'&limit=3' if _knows(route, 'limit') else ''}"
        for route in ENDPOINTS
        if "<" not in route.matched and _knows(route, "locale") and route.name != "search"
        for code in LANGUAGES
    ]
    by_cursor = [f"/api/v1/pages/?locale={code}&cursor=start&limit=4&view=full" for code in LANGUAGES]
    searches = [f"/api/v1/search/?q=woord&locale={code}&limit=5" for code in LANGUAGES]
    return [*some, *in_languages, *by_cursor, *searches]


def _parameters(route: Any) -> Any:
    return route.options.get("parameters", route.view.parameters)


def _links(answer: Any) -> Iterator[str]:
    """The addresses an answer leads to, as addresses of the API; those of files and of other sites are left out."""
    for address, _rel, _language in _LINK.findall(answer.headers.get("Link", "")):
        yield address
    if "json" not in answer.headers["Content-Type"] or answer.streaming:
        return
    for key, text in _strings(answer.json()):
        if key in _LINKING and text.startswith("/"):
            yield from _followed(text)
        for href in _HREF.findall(text) if "<" in text else ():
            assert not href.startswith("/api/"), f"a text links to the API: {href}"
            if href.startswith("/"):
                yield from _followed(unquote(href))


def _followed(path: str) -> Iterator[str]:
    if path.startswith("/api/"):
        # The index shows places to fill in.
        if "{" not in path:
            yield path
    elif not path.startswith(settings.MEDIA_URL):
        yield f"/api/v1/pages/by-path/?path={quote(path)}"


def _strings(thing: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(thing, dict):
        for name, value in thing.items():
            yield from _strings(value, name)
    elif isinstance(thing, list):
        for item in thing:
            yield from _strings(item, key)
    elif isinstance(thing, str):
        yield key, thing


def documents(crawled: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Every document of a page at its own address."""
    for url, answer in crawled.items():
        if re.match(r"/api/v1/pages/[0-9a-f-]{36}/", url):
            yield url, answer, answer.json()


def test_every_link_in_every_answer_leads_to_an_answer(crawled: dict[str, Any]) -> None:
    """Each was followed, or there would be nothing to look at here."""
    routes = {
        "by-path": r"pages/by-path/\?path=",
        "page": r"pages/[0-9a-f-]{36}/\?locale=",
        "another stretch": r"pages/\?.*offset=",
        "another stretch by cursor": r"pages/\?.*cursor=(?!start)",
        "search": r"search/\?",
        "schema": r"schema/",
    }
    missing = {name for name, pattern in routes.items() if not any(re.search(pattern, url) for url in crawled)}
    assert not missing
    for code in LANGUAGES:
        assert any(f"path=/{code}/" in unquote(url) for url in crawled), f"no page in {code} was linked to"


def test_every_page_of_every_list_was_linked_to_and_stands_at_its_path(crawled: dict[str, Any]) -> None:
    for code in LANGUAGES:
        for item in read("pages/", locale=code, limit=100)["items"]:
            if item["path"]:
                found = crawled[f"/api/v1/pages/by-path/?path={quote(item['path'])}"].json()
                assert (found["id"], found["path"]) == (item["id"], item["path"])


def test_every_file_of_every_image_exists(crawled: dict[str, Any]) -> None:
    urls = {
        text
        for answer in _told(crawled)
        for key, text in _strings(answer.json())
        if key == "url" and text.startswith(settings.MEDIA_URL)
    }
    assert urls
    for url in urls:
        assert (Path(settings.MEDIA_ROOT) / unquote(url.removeprefix(settings.MEDIA_URL))).is_file(), url
        assert Client().get(url).status_code == 200


def test_image_has_an_answer_of_its_own_that_says_the_same(crawled: dict[str, Any]) -> None:
    images = [
        thing for answer in _told(crawled) for thing in _objects(answer.json()) if "srcset" in thing and "alt" in thing
    ]
    assert images
    for image in {image["id"]: image for image in images}.values():
        own = read(f"images/{image['id']}/")
        assert {name: value for name, value in image.items() if name != "alt"}.items() <= own.items()


def _told(crawled: dict[str, Any]) -> Iterator[Any]:
    """Answers that are JSON and about this house, not about the API."""
    for url, answer in crawled.items():
        if answer.headers["Content-Type"] == "application/json" and not url.startswith("/api/v1/schema/"):
            yield answer


def _objects(thing: Any) -> Iterator[dict[str, Any]]:
    if isinstance(thing, dict):
        yield thing
    for item in thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ():
        yield from _objects(item)


# -- the languages of a page -----------------------------------------------------------------------------------


def hreflang(answer: Any) -> dict[str, str]:
    found = _LINK.findall(answer.headers["Link"])
    return {language: address for address, rel, language in found if rel == "alternate"}


def canonical(answer: Any) -> str:
    (address,) = [address for address, rel, _ in _LINK.findall(answer.headers["Link"]) if rel == "canonical"]
    return address


def test_languages_in_the_link_header_are_those_the_page_has_a_text_in(crawled: dict[str, Any]) -> None:
    seen = 0
    for url, answer, page in documents(crawled):
        own = {each["locale"] for each in page["alternates"] if not each["is_fallback"]}
        assert hreflang(answer).keys() == {*own, "x-default"}, url
        assert page["locale"] in own, f"{url} does not name itself"
        seen += len(own) > 1
    assert seen


def test_languages_of_a_page_name_each_other(crawled: dict[str, Any]) -> None:
    for url, answer, page in documents(crawled):
        named = hreflang(answer)
        for language, address in named.items():
            other = crawled[address]
            assert hreflang(other) == named, f"{url} and {address}"
            assert other.json()["id"] == page["id"]
            assert other.headers["Content-Language"] == (language if language != "x-default" else "nl")
        for each in page["alternates"]:
            there = document_of(crawled, page["id"], each["locale"])
            assert there["alternates"] == page["alternates"]
            assert (there["path"], there["is_fallback"]) == (each["path"], each["is_fallback"])


def document_of(crawled: dict[str, Any], key: str, code: str) -> Any:
    url = f"/api/v1/pages/{key}/?locale={code}"
    return crawled[url].json() if url in crawled else Client().get(url).json()


def test_canonical_address_is_that_of_the_language_served(crawled: dict[str, Any]) -> None:
    fallbacks = 0
    for url, answer in crawled.items():
        if "/pages/by-path/" in url and "redirect" not in answer.json():
            page = answer.json()
            fallbacks += page["is_fallback"]
            assert canonical(answer) == f"/api/v1/pages/{page['id']}/?locale={page['locale']}"
            assert page["seo"]["canonical"].startswith(f"/{page['locale']}/")
            at_canonical = crawled[f"/api/v1/pages/by-path/?path={quote(page['seo']['canonical'])}"].json()
            assert (at_canonical["id"], at_canonical["is_fallback"]) == (page["id"], False)
            assert at_canonical["seo"]["canonical"] == page["seo"]["canonical"]
    assert fallbacks


# -- the sitemap -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sitemap(house: None) -> dict[str, dict[str, str]]:
    """Each address of the XML, with its languages and their addresses."""
    answer = Client().get("/sitemap.xml")
    assert answer.headers["Content-Type"].startswith("application/xml")
    root = etree.fromstring(answer.content)
    return {
        str(url.findtext("s:loc", namespaces=_XML)): {
            str(link.get("hreflang")): str(link.get("href")) for link in url.findall("x:link", _XML)
        }
        for url in root.findall("s:url", _XML)
    }


def path_of(address: str) -> str:
    assert address.startswith(f"{settings.SITE_URL}/"), address
    return unquote(urlsplit(address).path)


def test_every_address_of_the_sitemap_is_a_page_in_a_language_of_its_own(sitemap: dict[str, dict[str, str]]) -> None:
    assert sitemap
    for address in sitemap:
        page = read("pages/by-path/", path=path_of(address))
        assert (page["path"], page["is_fallback"], page["seo"]["noindex"]) == (path_of(address), False, False)


def test_languages_in_the_sitemap_name_each_other_and_the_default(sitemap: dict[str, dict[str, str]]) -> None:
    assert any(len(languages) > 2 for languages in sitemap.values())
    for address, languages in sitemap.items():
        assert address in languages.values()
        assert languages["x-default"] == languages["nl"]
        for other in languages.values():
            assert sitemap[other] == languages


def test_sitemap_in_json_says_the_same(sitemap: dict[str, dict[str, str]]) -> None:
    items = read("sitemap/")["items"]
    told = {item["path"]: {each["locale"]: each["path"] for each in item["alternates"]} for item in items}
    assert len(items) == len(told)
    assert told == {
        path_of(address): {code: path_of(other) for code, other in languages.items() if code != "x-default"}
        for address, languages in sitemap.items()
    }


def test_sitemap_of_a_language_is_its_part_of_the_whole(house: None) -> None:
    whole = read("sitemap/")["items"]
    for code in LANGUAGES:
        assert read("sitemap/", locale=code)["items"] == [item for item in whole if item["locale"] == code]


def test_sitemap_leaves_out_what_search_engines_may_not_show(house: None) -> None:
    page = a_section(title="Alleen voor wie het weet", noindex=True)
    assert document(page)["seo"]["noindex"] is True
    assert document(page)["path"] not in [item["path"] for item in read("sitemap/")["items"]]
    assert quote(document(page)["path"]).encode() not in Client().get("/sitemap.xml").content
    assert get("pages/by-path/", path=document(page)["path"]).status_code == 200
