from functools import cache
from hashlib import sha256
from typing import Any

import orjson
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from api.openapi.document import openapi
from api.responses import JSON, Answer, answered
from api.views.base import Endpoint
from pages.blocks.base import Schema, closed_object
from publications.serializers.fields import STRING

# https://www.iana.org/assignments/media-types/application/vnd.oai.openapi+json
OPENAPI = "application/vnd.oai.openapi+json"
_MAP: Schema = {"$ref": "#/$defs/json_object"}


class OpenApi(Endpoint):
    purpose = "This API, described for programs (OpenAPI 3.1)."
    media_types = (OPENAPI, JSON)

    def answer_schema(self) -> Schema:
        return closed_object(
            {
                "openapi": STRING,
                "info": _MAP,
                "servers": {"type": "array", "items": _MAP},
                "security": {"type": "array", "items": _MAP},
                "tags": {"type": "array", "items": _MAP},
                "paths": _MAP,
                "components": _MAP,
            }
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.read_parameters(request)
        media_type = _preferred(request)
        body = _body()
        # The same bytes under another media type are another representation (RFC 9110, section 8.8.1).
        etag = sha256(media_type.encode() + body).hexdigest()
        return answered(request, Answer(body, etag, media_type=media_type, headers={"Vary": "Accept"}))


@cache
def _body() -> bytes:
    return orjson.dumps(openapi())


def _preferred(request: HttpRequest) -> str:
    """The better of both for the reader; the first where they are as good."""
    return request.get_preferred_type(list(OpenApi.media_types)) or OPENAPI
