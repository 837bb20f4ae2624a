"""RFC 9457 problem answers: the one shape every error of this API has."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

MEDIA_TYPE = "application/problem+json"


class FieldError(BaseModel):
    """One thing wrong with the request: where (RFC 6901 pointer or parameter) and what."""

    pointer: str
    code: str
    message: str


class Problem(BaseModel):
    """`code` is for programs, `detail` for people, `request_id` for the log."""

    model_config = ConfigDict(extra="allow")

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str
    code: str
    request_id: str | None = None
    errors: list[FieldError] = []


def render(
    request: Request,
    status: int,
    code: str,
    detail: str,
    *,
    title: str | None = None,
    headers: dict[str, str] | None = None,
    **members: Any,
) -> JSONResponse:
    problem = Problem(
        type=f"urn:amp:problem:{code}",
        title=title or HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        instance=request.url.path,
        code=code,
        request_id=getattr(request.state, "request_id", None),
        **members,
    )
    body = problem.model_dump(mode="json", exclude_defaults=False)
    return JSONResponse(body, status, headers=headers, media_type=MEDIA_TYPE)


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of a route, or of the whole API, for these problem statuses."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {s: {"description": HTTPStatus(s).phrase, "content": content} for s in statuses}
