"""Errors a caller may meet. One base; leaves that belong to one noun live beside that noun."""

from __future__ import annotations

from typing import Any, ClassVar


class AmpError(Exception):
    """`code` is stable for machines, `status` its HTTP status, `detail` a sentence for people."""

    code: ClassVar[str] = "internal"
    status: ClassVar[int] = 500
    title: ClassVar[str] = "Something went wrong"

    def __init__(self, detail: str = "", **extra: Any) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.extra = extra


class BadInput(AmpError):
    code, status, title = "bad_input", 422, "The request cannot be understood"


class NotFound(AmpError):
    code, status, title = "not_found", 404, "Not found"


class Forbidden(AmpError):
    code, status, title = "forbidden", 403, "Not allowed"


class Conflict(AmpError):
    code, status, title = "conflict", 409, "The request conflicts with the current state"


class StaleRevision(AmpError):
    code, status, title = "stale_revision", 412, "Somebody else changed this first"


class PreconditionRequired(AmpError):
    code, status, title = "precondition_required", 428, "An If-Match header is required"


class Unavailable(AmpError):
    code, status, title = "unavailable", 503, "A service we depend on does not answer"


class DatabaseAway(Unavailable):
    """The database does not answer: nothing was changed, and trying again later is right."""


class LeaseLost(AmpError):
    """Another worker owns the job now: roll back and stop, whatever was in hand."""

    code, status, title = "lease_lost", 409, "The job's lease was lost"


class Discard(AmpError):
    """Raised by a handler for a failure no retry can repair."""

    code, status, title = "discarded", 422, "The job cannot succeed"


class Retry(AmpError):
    """Raised by a handler to come back after `after_s` seconds without spending a retry."""

    code, status, title = "retry", 503, "Try again later"

    def __init__(self, detail: str, after_s: float) -> None:
        super().__init__(detail, after_s=after_s)
        self.after_s = after_s
