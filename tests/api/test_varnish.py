"""A real Varnish with our VCL before a real server: what it keeps, for how long, and what it lets go of."""

import datetime
import http.client
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from publications.tags import ALL, list_tag, own_tag
from tests.factories.pages import a_section, an_article, home, published, translated
from tests.factories.snippets import a_helpline

VCL = Path(__file__).parents[2] / "deploy/varnish/default.vcl"
# Debian keeps it where only root looks.
PATH = f"{os.environ.get('PATH', '')}:/usr/sbin"
VARNISHD, ADMIN, LOG = (shutil.which(name, path=PATH) or "" for name in ("varnishd", "varnishadm", "varnishlog"))
# ttl, grace and keep.
NUMBERS_SET = 3
TTL = re.compile(r"TTL\s+b VCL (-?\d+) (-?\d+) \d+ \d+ cacheable")

pytestmark = [
    pytest.mark.services,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(not VARNISHD, reason="Varnish is not installed (Debian: varnish)"),
]


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_hit(self) -> bool:
        return self.headers["X-Cache"] == "hit"


class Varnish:
    """One that runs, kept in a folder of its own."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port

    def ask(self, path: str, *, method: str = "GET", **headers: str) -> Answer:
        return asked(self.port, path, method, {name.replace("_", "-"): value for name, value in headers.items()})

    def purge(self, *tags: str, **headers: str) -> int:
        return self.ask("/", method="PURGE", surrogate_key=" ".join(tags), **headers).status

    def life_of(self, path: str) -> tuple[int, int]:
        """Fetch this: the seconds it is fresh, and those it may be served after that."""
        seen = len(self._lives())
        self.ask(path)
        # The log is written after the answer is given. Each of the three numbers that are set has a line of its own.
        for _attempt in range(100):
            found = self._lives()[seen:]
            if len(found) == NUMBERS_SET:
                return found[-1]
        raise AssertionError(f"Varnish has not said how long it keeps {path}")

    def _lives(self) -> list[tuple[int, int]]:
        shown = run(LOG, "-n", str(self.folder), "-d", "-g", "raw", "-i", "TTL")
        return [(int(found[1]), int(found[2])) for found in TTL.finditer(shown)]


def asked(port: int, path: str, method: str, headers: dict[str, str]) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.headers.items()), answer.read())
    finally:
        connection.close()


def run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout  # noqa: S603  (our own command)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], Varnish]]:
    """``started(port)`` is a Varnish before the server at that port; all of them end with the module."""
    running = []

    def start(port: int) -> Varnish:
        folder = tmp_path_factory.mktemp("varnish")
        vcl = folder / "houvast.vcl"
        vcl.write_text(VCL.read_text().replace('.port = "8000"', f'.port = "{port}"'))
        name = str(folder / "run")
        words = [VARNISHD, "-F", "-j", "none", "-n", name, "-a", "127.0.0.1:0", "-s", "malloc,16m", "-f", str(vcl)]
        with (folder / "said").open("w") as said:
            running.append(subprocess.Popen(words, stdout=said, stderr=said))  # noqa: S603  (our own command)
        run(ADMIN, "-n", name, "-t", "50", "ping")
        listens = run(ADMIN, "-n", name, "-t", "50", "debug.listen_address")
        return Varnish(Path(name), int(listens.split()[2]))

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=30)


@pytest.fixture(scope="module")
def one(live_server: LiveServer, started: Callable[[int], Varnish]) -> Varnish:
    return started(urlsplit(live_server.url).port or 80)


@pytest.fixture
def varnish(one: Varnish) -> Varnish:
    """It holds nothing."""
    assert one.purge(ALL) == 200
    return one


def page_url(page: Any) -> str:
    return f"/api/v1/pages/{page.translation_key}/"


def test_second_reader_gets_the_bytes_of_the_first(varnish: Varnish, live_server: LiveServer) -> None:
    a_section(title="Hulp")
    for path in ("/api/v1/", page_url(home()), "/api/v1/pages/", "/api/v1/navigation/", "/api/v1/search/?q=hulp"):
        first, second = varnish.ask(path), varnish.ask(path)
        assert (first.status, first.is_hit, second.is_hit) == (200, False, True)
        origin = asked(urlsplit(live_server.url).port or 80, path, "GET", {})
        assert first.body == second.body == origin.body
        for name in ("ETag", "Cache-Control", "CDN-Cache-Control", "Link", "Surrogate-Key"):
            assert second.headers[name] == origin.headers[name]
        assert varnish.ask(path, method="HEAD").is_hit


def test_parameters_in_another_order_are_the_same_question(varnish: Varnish) -> None:
    assert not varnish.ask("/api/v1/pages/?limit=5&locale=nl").is_hit
    assert varnish.ask("/api/v1/pages/?locale=nl&limit=5").is_hit


def test_who_asks_is_no_part_of_the_question(varnish: Varnish) -> None:
    assert not varnish.ask("/api/v1/pages/", cookie="sessionid=1", accept_language="nl").is_hit
    second = varnish.ask("/api/v1/pages/", cookie="sessionid=2", authorization="Bearer 3", accept_language="ar")
    assert second.is_hit
    assert "Set-Cookie" not in second.headers


def test_who_has_the_bytes_is_told_so_by_the_cache(varnish: Varnish) -> None:
    url = page_url(home())
    etag = varnish.ask(url).headers["ETag"]
    again = varnish.ask(url, if_none_match=etag)
    assert (again.status, again.body, again.is_hit) == (304, b"", True)
    assert {"ETag", "Cache-Control", "CDN-Cache-Control", "Link", "Content-Language"} <= set(again.headers)
    assert varnish.ask(url, if_none_match='"other"').status == 200


def test_another_question_is_another_object(varnish: Varnish) -> None:
    translated(home(), "en", title="Home")
    questions = [page_url(home()) + query for query in ("", "?locale=en", "?fields=title", "?fields=slug")]
    answers = [varnish.ask(url) for url in questions]
    assert not any(answer.is_hit for answer in answers)
    again = [varnish.ask(url) for url in questions]
    assert all(answer.is_hit for answer in again)
    assert [answer.body for answer in again] == [answer.body for answer in answers]
    assert len({answer.body for answer in again}) == 4


def test_negotiated_answer_is_kept_for_each_language_asked_for(varnish: Varnish) -> None:
    translated(home(), "en", title="Home")
    url = f"{page_url(home())}?locale=auto"
    answers = {code: varnish.ask(url, accept_language=code) for code in ("nl", "en")}
    for code, answer in answers.items():
        assert (answer.is_hit, answer.headers["Content-Language"]) == (False, code)
        again = varnish.ask(url, accept_language=code)
        assert (again.is_hit, again.body) == (True, answer.body)


def test_problem_is_never_kept(varnish: Varnish) -> None:
    for path in ("/api/v1/nothing/", "/api/v1/pages/?limit=0", "/api/v1/pages/by-path/?path=/nl/x/") * 2:
        answer = varnish.ask(path)
        assert (answer.status >= 400, answer.is_hit) == (True, False)
        assert answer.headers["Content-Type"] == "application/problem+json"
    assert varnish.ask("/api/v1/pages/", method="POST").status == 405


def test_what_appears_where_nothing_was_is_seen_at_once(varnish: Varnish) -> None:
    path = "/api/v1/sections/hulp/"
    assert varnish.ask(path).status == 404
    a_section(title="Hulp")
    assert varnish.ask(path).status == 200
    assert varnish.ask(path).is_hit


def test_stream_of_everything_is_never_kept(varnish: Varnish) -> None:
    assert not any(varnish.ask("/api/v1/export.ndjson").is_hit for _ in range(2))


def test_purge_lets_go_of_what_carries_the_tag_and_nothing_else(varnish: Varnish) -> None:
    one, other = a_section(title="Een"), a_section(title="Twee")
    urls = [page_url(one), page_url(other), "/api/v1/sections/", "/api/v1/sections/?locale=en", "/api/v1/navigation/"]

    def kept_after(*tags: str) -> list[bool]:
        for url in urls:
            varnish.ask(url)
        assert varnish.purge(*tags) == 200
        return [varnish.ask(url).is_hit for url in urls]

    assert kept_after(own_tag("page", one.translation_key)) == [False, True, True, True, True]
    assert kept_after(list_tag("section", "nl")) == [True, True, False, True, True]
    assert kept_after(own_tag("page", other.translation_key), "navigation") == [True, False, True, True, False]
    # The beginning of a tag is not the tag.
    assert kept_after(own_tag("page", one.translation_key)[:-1], "page", "section", "section:n", "l") == [True] * 5
    assert kept_after(ALL) == [False] * 5


def test_purged_page_is_read_as_it_is_now(varnish: Varnish) -> None:
    section = a_section(title="Oud")
    before = varnish.ask(page_url(section))
    section.title = "Nieuw"
    published(section)
    assert varnish.ask(page_url(section)).body == before.body
    assert varnish.purge(own_tag("page", section.translation_key)) == 200
    assert "Nieuw" in varnish.ask(page_url(section)).body.decode()


def test_purge_of_what_is_no_tag_is_refused(varnish: Varnish) -> None:
    varnish.ask("/api/v1/pages/")
    for tags in ("", "a,b", ".*", "page:1 || obj.status == 200", "(", "a  b"):
        assert varnish.purge(tags) == 400, tags
    assert varnish.ask("/api/v1/pages/").is_hit


def test_nobody_from_elsewhere_may_purge(varnish: Varnish) -> None:
    varnish.ask("/api/v1/pages/")
    # A proxy on this machine that passes on what it gets.
    assert varnish.purge(ALL, x_forwarded_for="203.0.113.7") == 403
    assert varnish.ask("/api/v1/pages/").is_hit


def test_what_is_left_of_a_limit_is_not_told_to_the_next(varnish: Varnish, settings: Any) -> None:
    settings.API_LIMITS = dict.fromkeys(("read", "search", "export"), (1000, 60))
    assert not {"RateLimit", "RateLimit-Policy"} & set(varnish.ask("/api/v1/pages/").headers)
    assert "RateLimit" in varnish.ask("/api/v1/pages/?limit=0").headers


def test_age_never_passes_the_life_of_a_shared_copy(varnish: Varnish) -> None:
    for path in ("/api/v1/", "/api/v1/pages/", "/api/v1/navigation/"):
        answers = [varnish.ask(path) for _ in range(3)]
        for answer in answers:
            shared = re.search(r"s-maxage=(\d+)", answer.headers["Cache-Control"])
            assert shared
            assert 0 <= int(answer.headers["Age"]) <= int(shared[1])


def test_cache_takes_the_lives_it_is_told(varnish: Varnish) -> None:
    soon = an_article(expire_at=timezone.now() + datetime.timedelta(seconds=200))
    a_helpline()
    lives = [varnish.life_of(path) for path in ("/api/v1/", "/api/v1/helplines/", page_url(soon))]
    assert lives[:2] == [(300, 86_400), (300, 3_600)]
    fresh, stale = lives[2]
    assert (0 < fresh <= 200, stale) == (True, 0)
