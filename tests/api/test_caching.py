"""How long caches keep what they get: never longer than it is so, and help lines least of all when we are down."""

import datetime
import re
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from api.caching import BROWSER, IF_DOWN, IF_DOWN_IN_CRISIS, SHARED, WHILE_REVALIDATING
from api.urls import ENDPOINTS
from pages.models import RelatedPage
from tests.api.conftest import NONSENSE, NOW, House
from tests.factories.api import get
from tests.factories.pages import a_treatment, a_vacancy, an_article
from tests.factories.snippets import a_helpline, a_person

pytestmark = pytest.mark.django_db

NAMES = [route.name for route in ENDPOINTS]
KEPT = [name for name in NAMES if name != "export"]
CRISIS = {"navigation", "helplines", "helplines-by-id"}
every_kept = pytest.mark.parametrize("name", KEPT)

SECOND, HOUR, DAY = datetime.timedelta(seconds=1), datetime.timedelta(hours=1), datetime.timedelta(days=1)
DIRECTIVE = re.compile(r"([a-z-]+)(?:=(\d+))?")


def lives(answer: Any, header: str = "Cache-Control") -> dict[str, int | None]:
    """The directives of an answer; each stands there once."""
    told = [DIRECTIVE.fullmatch(part) for part in answer.headers[header].split(", ")]
    pairs = [(found[1], int(found[2]) if found[2] else None) for found in told if found]
    assert len(dict(pairs)) == len(told)
    return dict(pairs)


def usual(if_down: int = IF_DOWN) -> dict[str, int | None]:
    return {
        "public": None,
        "max-age": BROWSER,
        "s-maxage": SHARED,
        "stale-while-revalidate": WHILE_REVALIDATING,
        "stale-if-error": if_down,
    }


def longest(answer: Any) -> int:
    """Seconds until the last cache that obeys has let go of it, in whatever state we are."""
    browser, shared = lives(answer), lives(answer, "CDN-Cache-Control")
    fresh = [browser["max-age"], browser["s-maxage"], shared["max-age"]]
    stale = [told[name] for told in (browser, shared) for name in ("stale-while-revalidate", "stale-if-error")]
    return max(each or 0 for each in fresh) + max(each or 0 for each in stale)


class TestMatrix:
    def test_numbers_are_those_that_are_promised(self) -> None:
        assert (BROWSER, SHARED, WHILE_REVALIDATING, IF_DOWN, IF_DOWN_IN_CRISIS) == (60, 300, 60, 86_400, 3_600)

    @every_kept
    def test_answer_is_kept_a_minute_by_browsers_and_five_by_caches(self, house: House, name: str) -> None:
        answer = Client().get(house.urls[name])
        if_down = IF_DOWN_IN_CRISIS if name in CRISIS else IF_DOWN
        assert lives(answer) == usual(if_down)
        assert lives(answer, "CDN-Cache-Control") == {
            "public": None,
            "max-age": SHARED,
            "stale-while-revalidate": WHILE_REVALIDATING,
            "stale-if-error": if_down,
        }

    def test_stream_of_everything_is_never_kept(self, house: House) -> None:
        answer = Client().get(house.urls["export"])
        assert answer.headers["Cache-Control"] == "no-store"
        assert not {"CDN-Cache-Control", "ETag", "Last-Modified"} & set(answer.headers)

    @pytest.mark.parametrize("name", NAMES)
    def test_problem_is_never_kept(self, house: House, name: str) -> None:
        for url in (house.urls[name] + NONSENSE[name], house.missing.get(name, "/api/v1/nothing/")):
            headers = Client().get(url).headers
            assert headers["Cache-Control"] == "no-store"
            assert not {"CDN-Cache-Control", "Surrogate-Key", "Cache-Tag", "Cache-Groups", "ETag"} & set(headers)

    @pytest.mark.parametrize("name", NAMES)
    def test_problem_of_who_may_not_do_that_is_never_kept(self, house: House, name: str) -> None:
        assert Client().post(house.urls[name]).headers["Cache-Control"] == "no-store"


class TestHelp:
    @pytest.mark.parametrize("fields", ["name", "id,phone", "is_emergency"])
    def test_help_line_is_help_whichever_part_of_it_is_read(self, house: House, fields: str) -> None:
        for name in ("helplines", "helplines-by-id"):
            assert lives(Client().get(house.urls[name], {"fields": fields}))["stale-if-error"] == IF_DOWN_IN_CRISIS

    def test_list_without_help_lines_may_get_one(self) -> None:
        answer = get("helplines/", country="XX")
        assert answer.json()["count"] == 0
        assert lives(answer)["stale-if-error"] == IF_DOWN_IN_CRISIS

    @pytest.mark.parametrize("query", ["", "?fields=title"])
    def test_page_with_a_crisis_box_is_help(self, query: str) -> None:
        page = a_treatment(crisis_policy="show")
        assert lives(get(f"pages/{page.translation_key}/{query}"))["stale-if-error"] == IF_DOWN_IN_CRISIS
        whole = get("treatments/", id__in=page.translation_key, view="full")
        assert whole.json()["items"][0]["crisis_box"]
        assert lives(whole)["stale-if-error"] == IF_DOWN_IN_CRISIS
        assert lives(get("treatments/", id__in=page.translation_key))["stale-if-error"] == IF_DOWN

    def test_page_with_a_crisis_box_in_its_text_is_help(self) -> None:
        line = a_helpline()
        page = an_article(body=[("crisis_box", None)])
        answer = get(f"pages/{page.translation_key}/")
        assert line.phone in answer.content.decode()
        assert lives(answer)["stale-if-error"] == IF_DOWN_IN_CRISIS


@pytest.fixture
def still() -> Any:
    """The clock stands at ``NOW``."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.usefixtures("still")
class TestChanges:
    """What will be otherwise at a moment is let go of by then, also when we are down."""

    @pytest.mark.parametrize(
        ("left", "browser", "shared", "meanwhile", "if_down"),
        [
            (1, 1, 1, 0, 0),
            (59, 59, 59, 0, 0),
            (60, 60, 60, 0, 0),
            (61, 60, 61, 0, 0),
            (300, 60, 300, 0, 0),
            (310, 60, 300, 10, 10),
            (360, 60, 300, 60, 60),
            (4000, 60, 300, 60, 3700),
            (86_699, 60, 300, 60, 86_399),
            (86_700, 60, 300, 60, 86_400),
            (900_000, 60, 300, 60, 86_400),
        ],
    )
    def test_page_that_expires_is_kept_no_longer(
        self, left: int, browser: int, shared: int, meanwhile: int, if_down: int
    ) -> None:
        page = an_article(expire_at=timezone.now() + left * SECOND)
        answer = get(f"pages/{page.translation_key}/")
        told = (browser, shared, meanwhile, if_down)
        assert tuple(lives(answer)[name] for name in list(usual())[1:]) == told
        assert tuple(lives(answer, "CDN-Cache-Control").values()) == (None, shared, meanwhile, if_down)

    def test_whoever_obeys_never_has_a_page_that_expired(self) -> None:
        for seconds in (1, 30, 200, 330, 5000, 90_000):
            page = an_article(expire_at=timezone.now() + seconds * SECOND)
            url = f"pages/{page.translation_key}/"
            kept_for = longest(get(url))
            assert kept_for <= seconds
            with time_machine.travel(NOW + kept_for * SECOND - SECOND / 1000, tick=False):
                assert get(url).status_code == 200
            with time_machine.travel(NOW + seconds * SECOND, tick=False):
                assert get(url).status_code == 404

    def test_fraction_of_a_second_is_not_rounded_up(self) -> None:
        page = an_article(expire_at=timezone.now() + 2.9 * SECOND)
        assert lives(get(f"pages/{page.translation_key}/"))["max-age"] == 2

    def test_page_whose_moment_has_come_and_was_not_yet_made_anew_is_not_kept(self) -> None:
        vacancy = a_vacancy(closes_in=HOUR)
        with time_machine.travel(NOW + 2 * HOUR, tick=False):
            answer = get(f"pages/{vacancy.translation_key}/")
            assert answer.status_code == 200
            assert longest(answer) == 0

    @pytest.mark.parametrize(
        ("closes_in", "left"), [(120 * SECOND, 120), (7 * DAY + 120 * SECOND, 120), (200 * SECOND, 200)]
    )
    def test_vacancy_is_kept_until_its_status_changes(self, closes_in: datetime.timedelta, left: int) -> None:
        vacancy = a_vacancy(closes_in=closes_in)
        answers = [
            get(f"pages/{vacancy.translation_key}/"),
            get(f"vacancies/{vacancy.slug}/"),
            get("pages/by-path/", path=get(f"pages/{vacancy.translation_key}/").json()["path"]),
            get("vacancies/"),
            get("vacancies/", view="full"),
            get("vacancies/", cursor="start"),
            get("vacancies/", fields="title"),
            get("pages/", type="vacancy"),
            get("search/", q=vacancy.title),
        ]
        for answer in answers:
            assert answer.status_code == 200
            assert vacancy.title in answer.content.decode()
            assert longest(answer) <= left
            assert lives(answer)["s-maxage"] == left

    @pytest.mark.parametrize("parameters", [{}, {"view": "full"}, {"cursor": "start"}, {"fields": "title"}])
    def test_list_is_kept_until_the_first_of_its_items_leaves(self, parameters: dict[str, Any]) -> None:
        for seconds in (250, 100, 400):
            an_article(expire_at=timezone.now() + seconds * SECOND)
        assert longest(get("articles/", **parameters)) == 100

    def test_list_that_nothing_leaves_is_kept_as_ever(self) -> None:
        an_article()
        assert lives(get("articles/")) == usual()

    def test_page_is_kept_until_its_review_is_due(self) -> None:
        page = a_treatment(
            review_status="approved",
            last_reviewed=datetime.date(2029, 1, 1),
            next_review_due=datetime.date(2030, 1, 1),
            reviewed_by=a_person(),
        )
        # Until midnight in Amsterdam.
        assert longest(get(f"pages/{page.translation_key}/")) == 11 * 3600

    def test_help_line_is_kept_until_it_has_to_be_verified(self) -> None:
        line = a_helpline(verified_at=datetime.date(2029, 12, 31), verify_every_days=2)
        with time_machine.travel("2030-01-01T22:58:20Z", tick=False):
            for answer in (get("helplines/"), get(f"helplines/{line.translation_key}/")):
                assert longest(answer) == 100

    def test_menu_is_kept_until_a_page_leaves_it(self) -> None:
        an_article(expire_at=timezone.now() + 100 * SECOND, show_in_menus=True)
        assert longest(get("navigation/")) == 100

    def test_what_shows_a_page_is_kept_until_that_leaves(self) -> None:
        leaving = an_article(expire_at=timezone.now() + 100 * SECOND)
        shows = a_treatment(related_rows=[RelatedPage(target=leaving)])
        answer = get(f"pages/{shows.translation_key}/")
        assert str(leaving.translation_key) in answer.content.decode()
        assert longest(answer) == 100


@pytest.mark.parametrize("name", NAMES)
def test_answer_varies_by_no_language_unless_it_was_negotiated(house: House, name: str) -> None:
    for language in ("", "ar", "de, en;q=0.5", "xx", "*"):
        answer = Client().get(house.urls[name], headers={"accept-language": language})
        # The description comes in two media types.
        assert answer.headers.get("Vary") == ("Accept" if name == "schema" else None)
        assert answer.getvalue() == Client().get(house.urls[name]).getvalue()


AUTO = ["locale=auto", "locale=%61uto", "%6cocale=auto", "&locale=auto&"]


@pytest.mark.parametrize("name", ["pages", "page", "navigation", "search", "redirects", "helplines", "topics-by-slug"])
def test_negotiated_answer_varies_by_the_language_asked_for(house: House, name: str) -> None:
    for query in AUTO:
        url = house.urls[name] + ("&" if "?" in house.urls[name] else "?") + query
        for language in ("en", "", "xx"):
            answer = Client().get(url, headers={"accept-language": language})
            assert answer.status_code in (200, 404)
            assert answer.headers["Vary"] == "Accept-Language", query


def test_negotiated_answer_is_the_one_of_its_language(house: House) -> None:
    key = house.pages["section"].translation_key
    for code in ("en", "nl"):
        negotiated = get(f"pages/{key}/", locale="auto", headers={"accept-language": f"xx, {code};q=0.5"})
        assert negotiated.content == get(f"pages/{key}/", locale=code).content
        assert negotiated.headers["Content-Language"] == code


def test_content_language_is_that_of_the_text_not_of_the_question(house: House) -> None:
    url = f"pages/{house.pages['section'].translation_key}/"
    languages = {code: get(url, locale=code).headers["Content-Language"] for code in ("nl", "en", "ar", "pl")}
    assert languages == {"nl": "nl", "en": "en", "ar": "en", "pl": "nl"}
    for code, served in languages.items():
        answer = get(url, locale=code)
        assert (answer.json()["locale"], answer.json()["requested_locale"]) == (served, code)
        path = answer.json()["path"]
        assert get("pages/by-path/", path=path).headers["Content-Language"] == served


@pytest.mark.parametrize("name", ["navigation", *(name for name in NAMES if name.endswith("-by-slug"))])
def test_content_language_of_a_document_is_its_own(house: House, name: str) -> None:
    answers = [Client().get(house.urls[name], {"locale": code}) for code in ("nl", "en", "ar")]
    found = [answer for answer in answers if answer.status_code == 200]
    assert found
    for answer in found:
        assert answer.headers["Content-Language"] == answer.json()["locale"]


def test_what_has_no_language_names_none(house: House) -> None:
    for name in ("root", "locales", "image", "sitemap", "schema"):
        assert "Content-Language" not in Client().get(house.urls[name]).headers
