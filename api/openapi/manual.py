"""The document as pages for people, one for each operation: ``docs/api/``."""

import json
from collections.abc import Iterator
from typing import Any

from api import problems
from api.openapi.examples import filled, kept, values_of
from api.openapi.names import address, operation_id
from api.urls import ENDPOINTS, Route

# Where `make demo` serves.
_HOST = "http://localhost:8000"
_LONGEST_EXAMPLE = 60
_LONGEST_TEXT = 120
_MADE = "<!-- Made by `manage.py openapi --docs`; changes belong in the code it describes. -->\n"


def manual(document: dict[str, Any]) -> dict[str, str]:
    """The text of each file, by its name."""
    (root,) = {path.removesuffix(address(route)) for path, route in zip(document["paths"], ENDPOINTS, strict=True)}
    pages = {f"{operation_id(route)}.md": _page(document, root, route) for route in ENDPOINTS}
    return {"README.md": _index(document, root), **pages}


def _index(document: dict[str, Any], root: str) -> str:
    lines = [_MADE, "# The API, endpoint by endpoint\n", document["info"]["description"]]
    lines.append(
        f"The same for programs: `{root}schema/`, kept here as [openapi.json](openapi.json). To try out: `{root}docs/`."
    )
    for tag in document["tags"]:
        lines += [f"\n## {tag['name']}\n", f"{tag['description']}\n", "| address | gives |", "|---|---|"]
        for route in ENDPOINTS:
            found = document["paths"][root + address(route)]["get"]
            if found["tags"] == [tag["name"]]:
                link = f"[`{root}{address(route)}`]({operation_id(route)}.md)"
                lines.append(f"| {link} | {_cell(found['description'])} |")
    return "\n".join(lines) + "\n"


def _page(document: dict[str, Any], root: str, route: Route) -> str:
    found = document["paths"][root + address(route)]["get"]
    sections = [
        _MADE,
        f"# {found['summary']}\n",
        f"{found['description']}\n",
        f"`GET {root}{address(route)}`\n",
        *_parameters(document, found),
        *_request(root, route),
        *_answer(route, found),
        *_problems(document, found),
        "[All endpoints](README.md)",
    ]
    return "\n".join(sections) + "\n"


def _parameters(document: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    yield "## Parameters\n"
    if not found.get("parameters"):
        yield "None.\n"
        return
    yield "| name | value | what for |"
    yield "|---|---|---|"
    for given in found["parameters"]:
        parameter = _followed(document, given)
        needed = ", required" if parameter.get("required") else ""
        value = f"{_value(parameter['schema'])}{needed}"
        yield f"| `{parameter['name']}` | {_cell(value)} | {_cell(parameter['description'])} |"
    yield ""


def _value(schema: dict[str, Any]) -> str:
    """What a value may be, in words."""
    default = f"; else `{schema['default']}`" if "default" in schema else ""
    if "items" in schema:
        return f"up to {schema['maxItems']} with commas between: {_value(schema['items'])}{default}"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"]) + default
    if schema["type"] == "boolean":
        return f"`true`, `false`{default}"
    if "minimum" in schema:
        return f"{schema['type']} from {schema['minimum']:.0f} to {schema['maximum']:.0f}{default}"
    return schema.get("format", "text") + default


def _request(root: str, route: Route) -> list[str]:
    # -g: curl reads brackets in an address its own way.
    url = f"{_HOST}{root}{filled(route, values_of(kept(route)))}"
    return ["## Request\n", "```sh", f"curl '{url}'", "```\n"]


def _answer(route: Route, found: dict[str, Any]) -> Iterator[str]:
    content = found["responses"]["200"]["content"]
    yield "## Answer\n"
    yield ", ".join(f"`{media_type}`" for media_type in content) + "\n"
    headers = ", ".join(f"`{name}`" for name in found["responses"]["200"]["headers"])
    yield f"With {headers}.\n"
    example = kept(route)
    if example is not None:
        text = json.dumps(_shortened(example), ensure_ascii=False, indent=2).splitlines()
        shown = [*text[:_LONGEST_EXAMPLE], *(["…"] if len(text) > _LONGEST_EXAMPLE else [])]
        yield from ["Shortened:\n", "```text" if len(shown) < len(text) else "```json", *shown, "```\n"]


def _shortened(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _shortened(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_shortened(inner) for inner in value]
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        return f"{value[:_LONGEST_TEXT]}…"
    return value


def _problems(document: dict[str, Any], found: dict[str, Any]) -> Iterator[str]:
    kinds = {str(kind.status): kind.type for kind in reversed(problems.KINDS)}
    yield "## Problems\n"
    yield f"As `{problems.CONTENT_TYPE}` (RFC 9457).\n"
    yield "| status | type | when |"
    yield "|---|---|---|"
    for status, response in found["responses"].items():
        if status >= "400":
            yield f"| {status} | `{kinds[status]}` | {_cell(_followed(document, response)['description'])} |"
    yield ""


def _followed(document: dict[str, Any], thing: dict[str, Any]) -> Any:
    """A part of the document, or what it refers to."""
    if "$ref" not in thing:
        return thing
    found: Any = document
    for step in thing["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return found


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
