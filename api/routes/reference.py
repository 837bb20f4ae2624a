"""`/docs`: the routes on one page, drawn from the API's own description, with nothing loaded from elsewhere."""

from __future__ import annotations

from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api import openapi
from api.security_headers import CSP, page_csp

router = APIRouter(include_in_schema=False)
STYLE = (
    "body{font:14px/1.5 system-ui;max-width:64rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}"
    "td{padding:.3rem 1rem .3rem 0;vertical-align:top}code{font-size:13px}"
)


@router.get("/docs")
def show_reference(request: Request) -> HTMLResponse:
    description = openapi.describe(request.app)
    rows = "".join(
        row(method, path, operation)
        for path, operations in description["paths"].items()
        for method, operation in operations.items()
    )
    page = (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>API</title><style>{STYLE}</style>"
        f"<h1>{escape(description['info']['title'])}: API</h1><p>{escape(description['info']['description'])}</p>"
        f'<p>In full: <a href="/openapi.json">/openapi.json</a></p><table>{rows}</table></html>'
    )
    return HTMLResponse(page, headers={CSP: page_csp(())})


def row(method: str, path: str, operation: dict[str, Any]) -> str:
    said = operation.get("description") or operation.get("summary", "")
    return f"<tr><td><code>{method.upper()} {escape(path)}</code><td>{escape(said)}"
