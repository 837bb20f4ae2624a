"""The API's description."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api import openapi_links
from api.problems import Problem

SCHEMES = {
    "session": {"type": "apiKey", "in": "cookie", "name": "__Host-amp_session"},
    "key": {"type": "http", "scheme": "bearer", "bearerFormat": "amp_<8 characters>_<43 characters>"},
}
DESCRIPTION = """The API writes intent, a worker writes results, and the event stream is the way back.

Every error is `application/problem+json` with a stable `code` and the `request_id` to quote. POST takes an
`Idempotency-Key`. A decision set carries its `revision` as ETag; approving needs it back in `If-Match`."""


def describe(app: FastAPI) -> dict[str, Any]:
    """OpenAPI 3.1 with the problem shape added to its components."""
    if app.openapi_schema is None:
        schema = get_openapi(
            title=app.title,
            version=app.version,
            description=DESCRIPTION,
            routes=app.routes,
            license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
            servers=[{"url": "/"}],
        )
        problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas = schema.setdefault("components", {}).setdefault("schemas", {})
        schemas.update({"Problem": problem, **problem.pop("$defs", {})})
        schema["components"]["securitySchemes"] = SCHEMES
        schema["security"] = [{name: []} for name in SCHEMES]
        openapi_links.add(schema)
        app.openapi_schema = schema
    return app.openapi_schema
