"""The description of the API is whole, closed and true to the code it was made from."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import jsonschema_rs
import pytest
from django.core.management import CommandError, call_command
from openapi_spec_validator import validate

from api.openapi.components import everything_in
from api.openapi.document import openapi
from api.openapi.examples import has_example, kept
from api.openapi.names import address, operation_id
from api.projection import ALWAYS
from api.urls import ENDPOINTS, Route
from tests.factories.api import get, read
from tests.factories.described import validator_of

OPENAPI = "application/vnd.oai.openapi+json"
SCHEMAS: dict[str, Any] = openapi()["components"]["schemas"]
OPERATIONS: dict[str, Any] = {path: methods["get"] for path, methods in openapi()["paths"].items()}


def every_schema() -> Iterator[tuple[str, Any]]:
    """All schemas of the document, with the place where each begins."""
    for name, schema in SCHEMAS.items():
        yield from ((name, inner) for inner in everything_in(schema))
    for name, parameter in openapi()["components"]["parameters"].items():
        yield from ((name, inner) for inner in everything_in(parameter["schema"]))
    for operation in OPERATIONS.values():
        for parameter in operation.get("parameters", ()):
            yield from ((operation["operationId"], inner) for inner in everything_in(_followed(parameter)["schema"]))
        for media_type, content in operation["responses"]["200"]["content"].items():
            yield from (
                (f"{operation['operationId']} {media_type}", inner) for inner in everything_in(content["schema"])
            )


def test_document_is_valid_openapi_3_1() -> None:
    assert openapi()["openapi"] == "3.1.1"
    validate(openapi())


def test_what_is_kept_of_the_document_is_what_the_code_says() -> None:
    call_command("openapi", "--check", stdout=StringIO())


def test_check_fails_on_a_page_that_nothing_describes_any_more(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.management.commands.openapi.docs_folder", lambda: tmp_path / "api")
    call_command("openapi", "--docs", stdout=StringIO())
    call_command("openapi", "--check", stdout=StringIO())
    (tmp_path / "api" / "getNothing.md").write_text("# Get nothing\n")
    with pytest.raises(CommandError, match=r"getNothing\.md"):
        call_command("openapi", "--check", stdout=StringIO())


def test_every_endpoint_of_the_index_is_described() -> None:
    assert [path.removeprefix("/api/v1/") for path in OPERATIONS] == [address(route) for route in ENDPOINTS]


def test_every_operation_has_a_name_of_its_own() -> None:
    names = [operation["operationId"] for operation in OPERATIONS.values()]
    assert len(set(names)) == len(names)
    assert {"listTopics", "getTopic", "listRiskFactors", "getRiskFactor", "getPage", "getPageByPath", "search"} <= {
        *names
    }


@pytest.mark.parametrize("route", ENDPOINTS, ids=operation_id)
def test_every_parameter_an_endpoint_reads_is_described(route: Route) -> None:
    described = [_followed(given) for given in OPERATIONS[f"/api/v1/{address(route)}"].get("parameters", ())]
    in_query = [given["name"] for given in described if given["in"] == "query"]
    assert in_query == [parameter.name for parameter in route.view(**route.options).parameters]
    assert [given["name"] for given in described if given["in"] == "path"] == [
        name for name in ("id", "slug") if f"{{{name}}}" in address(route)
    ]


def test_no_object_is_open_or_untyped() -> None:
    """Each is closed, or a map whose values have a schema."""
    open_ones = [place for place, schema in every_schema() if schema.get("type") == "object" and not _is_closed(schema)]
    untyped = [
        place
        for place, schema in every_schema()
        if not schema.keys() & {"type", "$ref", "anyOf", "oneOf"} or ("properties" in schema and "type" not in schema)
    ]
    assert (open_ones, untyped) == ([], [])


def test_every_union_says_how_its_branches_are_told_apart() -> None:
    unions = [schema for _place, schema in every_schema() if "oneOf" in schema]
    assert unions
    for union in unions:
        types = {
            SCHEMAS[branch["$ref"].rpartition("/")[2]]["properties"]["type"]["const"]: branch["$ref"]
            for branch in union["oneOf"]
        }
        assert union["discriminator"] == {"propertyName": "type", "mapping": types}


def test_every_component_is_used() -> None:
    used = {schema["$ref"].rpartition("/")[2] for _place, schema in every_schema() if "$ref" in schema}
    assert set(SCHEMAS) - used == {"Problem"}


def test_parts_demand_nothing_but_what_always_comes() -> None:
    demanded = {
        name for place, schema in every_schema() if place.endswith("Part") for name in schema.get("required", ())
    }
    assert demanded == set(ALWAYS)


@pytest.mark.parametrize("route", [route for route in ENDPOINTS if has_example(route)], ids=operation_id)
def test_every_example_is_an_answer_the_document_allows(route: Route) -> None:
    content = OPERATIONS[f"/api/v1/{address(route)}"]["responses"]["200"]["content"]["application/json"]
    assert content["example"] == kept(route)
    validator_of(content["schema"]).validate(kept(route))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", OPENAPI),
        ("*/*", OPENAPI),
        (OPENAPI, OPENAPI),
        ("application/json", "application/json"),
        (f"application/json, {OPENAPI};q=0.5", "application/json"),
        ("application/json;q=0.5, */*", OPENAPI),
    ],
)
def test_document_comes_in_the_media_type_the_reader_prefers(accept: str, media_type: str) -> None:
    answer = get("schema/", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, media_type)
    assert answer.headers["Vary"] == "Accept"
    assert answer.json() == openapi()


@pytest.mark.django_db
def test_the_two_media_types_of_the_document_have_etags_of_their_own() -> None:
    etags = {get("schema/", headers={"Accept": accept}).headers["ETag"] for accept in (OPENAPI, "application/json")}
    assert len(etags) == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("small_house")
@pytest.mark.parametrize("place", ["topics/", "symptoms/", "vacancies/", "helplines/"])
def test_any_one_field_of_a_list_fits_the_part_that_is_described(place: str) -> None:
    content = OPERATIONS[f"/api/v1/{place}"]["responses"]["200"]["content"]["application/vnd.houvast.part+json"]
    fits = validator_of(content["schema"])
    view: dict[str, Any] = {} if place == "helplines/" else {"view": "full"}
    for name in read(place, **view)["items"][0]:
        answer = get(place, fields=name, **view)
        assert answer.headers["Content-Type"] == "application/vnd.houvast.part+json"
        fits.validate(answer.json())


@pytest.mark.django_db
def test_problem_fits_what_is_described() -> None:
    fits = validator_of({"$ref": "#/components/schemas/Problem"})
    fits.validate(get("pages/", nonsense=1).json())
    fits.validate(get("topics/nothing-here/").json())
    with pytest.raises(jsonschema_rs.ValidationError):
        fits.validate(get("topics/nothing-here/").json() | {"detail": "more"})


def _is_closed(schema: Any) -> bool:
    others = schema.get("additionalProperties", True)
    return others is False if "properties" in schema else isinstance(others, dict) and others != {}


def _followed(given: Any) -> Any:
    if "$ref" in given:
        return openapi()["components"]["parameters"][given["$ref"].rpartition("/")[2]]
    return given
