"""Transactions in the admin, languages outside the API, and what the logs may say."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from cms.middleware import RequestLogMiddleware
from tests.cms import urls

own_views = pytest.mark.urls("tests.cms.urls")


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@own_views
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestAdminTransaction:
    def test_a_failing_view_leaves_nothing_behind(self, client: Client) -> None:
        assert client.post("/admin/write-and-fail/").status_code == 500
        assert not Group.objects.filter(name="written before the failure").exists()

    def test_a_view_that_succeeds_is_kept(self, client: Client) -> None:
        assert client.post("/admin/write/").status_code == 200
        assert Group.objects.filter(name="written").exists()

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_what_may_write_runs_in_a_transaction(self, client: Client, method: str) -> None:
        assert getattr(client, method)("/admin/in-transaction/").content == b"yes"

    def test_what_only_reads_opens_none(self, client: Client) -> None:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/admin/in-transaction/").content == b"no"
        assert [query["sql"] for query in queries if query["sql"].startswith("BEGIN")] == []
        assert len(queries) == 1

    def test_a_real_admin_page_opens_none(self, client: Client, settings: Any) -> None:
        settings.ROOT_URLCONF = "cms.urls"
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/admin/login/").status_code == 200
        assert not any("BEGIN" in query["sql"] for query in queries)

    def test_a_view_may_say_that_it_does_it_itself(self, client: Client) -> None:
        assert client.post("/admin/by-itself/").content == b"no"

    def test_a_request_that_the_database_broke_off_is_tried_again_as_it_came(self, client: Client) -> None:
        urls.attempts.clear()
        answer = client.post("/admin/broken-off/", {"file": ContentFile(b"as sent", name="a.txt")})
        assert (answer.status_code, answer.content) == (200, b"written")
        assert urls.attempts == [b"as sent"] * 3
        assert Group.objects.filter(name="written in the end").count() == 1

    def test_elsewhere_nothing_changes(self, client: Client) -> None:
        assert client.post("/elsewhere/in-transaction/").content == b"no"
        assert client.post("/elsewhere/write-and-fail/").status_code == 500
        assert Group.objects.filter(name="written before the failure").exists()


@own_views
@pytest.mark.django_db
class TestLanguage:
    def test_the_api_does_not_vary_on_the_language_of_the_visitor(self, client: Client) -> None:
        client.get("/elsewhere/in-transaction/", headers={"accept-language": "ar"})
        answer = client.get("/api/anything/", headers={"accept-language": "ar"})
        assert "Accept-Language" not in answer.headers.get("Vary", "")
        assert "Content-Language" not in answer.headers

    def test_what_people_see_does(self, client: Client) -> None:
        answer = client.get("/elsewhere/in-transaction/", headers={"accept-language": "de"})
        assert answer.headers["Content-Language"] == "de"
        assert "Accept-Language" in answer.headers["Vary"]


@own_views
@pytest.mark.django_db
class TestApi:
    def test_what_is_for_people_is_not_done_for_the_api(self, client: Client) -> None:
        assert client.get("/api/session/").content == b"no"
        assert client.get("/apiary/session/").content == b"yes"

    def test_length_is_told_unless_it_is_not_known(self, client: Client) -> None:
        assert client.get("/api/session/").headers["Content-Length"] == "2"
        streamed = client.get("/api/stream/")
        assert "Content-Length" not in streamed.headers
        assert streamed.getvalue() == b"onetwo"
        assert streamed.headers["Access-Control-Allow-Origin"] == "*"

    def test_view_may_say_itself_what_its_page_loads(self, client: Client) -> None:
        assert client.get("/api/own-policy/").headers["Content-Security-Policy"] == "default-src 'self'"

    def test_other_sites_may_not_read_what_is_for_people(self, client: Client) -> None:
        answer = client.get("/apiary/session/", headers={"origin": "https://lindehof.example"})
        assert "Access-Control-Allow-Origin" not in answer.headers

    def test_address_that_was_found_once_is_found_by_who_it_belongs_to_now(self, client: Client, settings: Any) -> None:
        assert client.get("/api/session/").status_code == 200
        settings.ROOT_URLCONF = "cms.urls"
        assert client.get("/api/session/").status_code == 404


@pytest.mark.django_db
class TestContentSecurity:
    def test_scripts_written_into_pages_run_in_the_admin_alone(self, client: Client) -> None:
        admin = client.get("/admin/login/").headers["Content-Security-Policy"]
        start = client.get("/").headers["Content-Security-Policy"]
        assert "script-src 'self' 'unsafe-inline'" in admin
        assert "unsafe" not in start
        assert "default-src 'self'" in start

    def test_nobody_else_may_frame_us(self, client: Client) -> None:
        answer = client.get("/admin/login/")
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]


def test_the_log_leaves_query_strings_out() -> None:
    request = RequestFactory().get("/admin/users/", {"q": "j.jansen@example.org"})
    assert RequestLogMiddleware.format_request(request) == "GET /admin/users/"


@pytest.mark.django_db
class TestRefusedPublishing:
    """A translation that may not be published, from a view that asks nobody first."""

    @pytest.fixture(autouse=True)
    def refused_after_writing(self, settings: Any) -> None:
        settings.ROOT_URLCONF = "tests.cms.urls"

    def test_all_of_it_is_undone_and_its_reasons_are_told(self, client: Client) -> None:
        answer = client.post("/admin/write-and-be-refused/", headers={"Referer": "http://testserver/admin/x/"})
        assert (answer.status_code, answer.headers["Location"]) == (302, "http://testserver/admin/x/")
        assert not Group.objects.filter(name="written before the refusal").exists()
        (message,) = get_messages(answer.wsgi_request)
        assert "One text is Dutch." in str(message)

    def test_a_script_is_told_in_json(self, client: Client) -> None:
        answer = client.post("/admin/write-and-be-refused/", headers={"Accept": "application/json"})
        assert (answer.status_code, answer.json()) == (409, {"error": "One text is Dutch."})
        assert not Group.objects.filter(name="written before the refusal").exists()

    def test_a_page_elsewhere_is_nowhere_to_go_back_to(self, client: Client) -> None:
        answer = client.post("/admin/write-and-be-refused/", headers={"Referer": "https://elders.example/"})
        assert answer.headers["Location"] == "/admin/"
