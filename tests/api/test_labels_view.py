"""Reading interface labels over HTTP."""

from typing import Any

import orjson
import pytest
from django.test import RequestFactory

from api.views.labels import Labels
from translations.labels.reading import labels


def ask(parameters: dict[str, str], etag: str = "") -> Any:
    headers = {"If-None-Match": etag} if etag else {}
    request = RequestFactory().get("/api/v1/labels/", parameters, headers=headers)
    return Labels.as_view()(request)


@pytest.mark.parametrize("code", ["nl", "ar", "pl"])
def test_labels_of_a_language(code: str) -> None:
    answer = ask({"locale": code})
    assert answer.status_code == 200
    assert answer.headers["Content-Language"] == code
    assert orjson.loads(answer.content) == labels(code)


def test_labels_are_in_the_source_language_when_none_is_asked_for() -> None:
    assert orjson.loads(ask({}).content)["locale"] == "nl"


def test_labels_that_a_front_end_has_already_are_not_sent_again() -> None:
    first = ask({"locale": "uk"})
    assert ask({"locale": "uk"}, first.headers["ETag"]).status_code == 304
    assert ask({"locale": "pl"}, first.headers["ETag"]).status_code == 200


@pytest.mark.parametrize("parameters", [{"locale": "xx"}, {"language": "nl"}])
def test_labels_refuse_what_they_do_not_know(parameters: dict[str, str]) -> None:
    assert ask(parameters).status_code == 400
