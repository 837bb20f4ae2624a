"""The API's description. `python -m api.openapi` writes the committed copy; a test keeps it from drifting."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api import openapi_links
from api.problems import Problem

COMMITTED = Path(__file__).resolve().parents[1] / "web" / "api" / "openapi.json"
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


def text(app: FastAPI) -> str:
    return json.dumps(describe(app), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def main() -> None:
    from api.main import app

    target = Path(sys.argv[1]) if len(sys.argv) > 1 else COMMITTED
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text(app))


if __name__ == "__main__":
    main()
