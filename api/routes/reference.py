"""`/docs`: the routes on one page, drawn from the API's own description, with nothing loaded from elsewhere."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api import openapi, reference_page
from api.security_headers import CSP, page_csp

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def show_reference(request: Request) -> HTMLResponse:
    return HTMLResponse(reference_page.page(openapi.describe(request.app)), headers={CSP: page_csp(())})
