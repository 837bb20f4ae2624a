"""Turns every failure into a problem answer; nothing else in the API renders errors."""

from __future__ import annotations

from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException

from api import problems, request_ids, security_headers
from core.errors import AmpError

log = structlog.get_logger()
CODES = {
    400: "bad_request", 401: "unauthenticated", 403: "forbidden", 404: "not_found", 405: "method_not_allowed",
    409: "conflict", 412: "stale_revision", 413: "content_too_large", 415: "unsupported_media_type",
    422: "invalid_request", 428: "precondition_required", 429: "too_many_requests", 503: "unavailable",
}  # fmt: skip


def install(app: FastAPI) -> None:
    app.exception_handler(AmpError)(known)
    app.exception_handler(HTTPException)(http)
    app.exception_handler(RequestValidationError)(invalid)
    app.exception_handler(StaleDataError)(stale)
    app.exception_handler(OperationalError)(unavailable)
    app.exception_handler(Exception)(unexpected)


def known(request: Request, error: AmpError) -> JSONResponse:
    """An error with its own code; `extra` becomes members of the problem (for example the blocking rules)."""
    members = {f"current_{k}" if k in problems.Problem.model_fields else k: v for k, v in error.extra.items()}
    return problems.render(request, error.status, error.code, error.detail, title=error.title, **members)


def http(request: Request, error: HTTPException) -> JSONResponse:
    code = CODES.get(error.status_code, f"http_{error.status_code}")
    headers = dict(error.headers) if error.headers else None
    return problems.render(request, error.status_code, code, str(error.detail), headers=headers)


def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
    """422 with a pointer per mistake. The rejected values are not echoed: they may be large or secret."""
    found = [
        problems.FieldError(pointer=pointer(e["loc"]), code=e["type"], message=said(e["msg"])) for e in error.errors()
    ]
    places = ", ".join(dict.fromkeys(e.pointer for e in found[:5]))
    return problems.render(request, 422, CODES[422], f"The request is not valid at {places}.", errors=found)


def said(message: str) -> str:
    """A validator's own sentence, without pydantic's words before it."""
    return message.removeprefix("Value error, ")


def pointer(location: tuple[int | str, ...]) -> str:
    return "/" + "/".join(str(part).replace("~", "~0").replace("/", "~1")[:100] for part in location)


def stale(request: Request, _: StaleDataError) -> JSONResponse:
    detail = "Somebody else changed it at the same moment. Read it again and repeat."
    return problems.render(request, 412, CODES[412], detail)


def unavailable(request: Request, error: OperationalError) -> JSONResponse:
    log.warning("database.unavailable", error=type(error.orig).__name__)
    detail = "The database did not answer; nothing was changed. Try again shortly."
    return problems.render(request, 503, CODES[503], detail, headers={"Retry-After": "2"})


def unexpected(request: Request, error: Exception) -> JSONResponse:
    """500. Runs outside the middlewares, so it adds the headers they would have added."""
    log.error("request.failed", error=type(error).__name__, exc_info=error)
    request_id = getattr(request.state, "request_id", "")
    headers = {**security_headers.HEADERS, request_ids.HEADER: request_id}
    title = HTTPStatus.INTERNAL_SERVER_ERROR.phrase
    detail = "Something went wrong on our side; the request id finds it in the log."
    return problems.render(request, 500, "internal_error", detail, title=title, headers=headers)
