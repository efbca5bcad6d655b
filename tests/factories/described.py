"""What the description of the API allows."""

from typing import Any

import jsonschema_rs

from api.openapi.document import openapi

# Cards, blocks and parts have a type too.
_NO_DOCUMENTS = ("Card", "Block", "Part")


def validator_of(schema: Any) -> jsonschema_rs.Draft202012Validator:
    """For answers of this schema, which refers to the components of the document."""
    return jsonschema_rs.Draft202012Validator({**schema, "components": openapi()["components"]}, validate_formats=True)


def validators() -> dict[str, jsonschema_rs.Draft202012Validator]:
    """For whole documents, by the type of page or kind of shared piece that an endpoint gives."""
    return {
        component["properties"]["type"]["const"]: validator_of({"$ref": f"#/components/schemas/{name}"})
        for name, component in openapi()["components"]["schemas"].items()
        if "const" in component.get("properties", {}).get("type", {}) and not name.endswith(_NO_DOCUMENTS)
    }
