"""What people use: the pictures that wait for them, the classes to mark, and their marks."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, HTTPException, Response

from mlsystem import cases, marks, pictures
from mlsystem.cases import Case
from mlsystem.classes import Class, known
from mlsystem.settings import Settings
from services.api.answering import case_file
from services.api.schemas import Choice, Name, Waiting

# Privacy: a picture of somebody stays in no cache on the way.
PRIVATE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def router(config: Settings) -> APIRouter:
    found, path, every = APIRouter(), case_file(config), known(config)

    @found.get("/classes")
    def classes() -> list[Class]:
        return list(every)

    @found.get("/cases")
    def waiting(limit: int = 50) -> list[Waiting]:
        return [_shown(case) for case in cases.waiting(path, min(max(limit, 1), 200))]

    @found.get("/cases/{name}/picture", response_class=Response)
    def picture(name: Name) -> Response:
        """As it is kept: reduced, a PNG."""
        kept = cases.picture(path, name)
        if kept is None:
            raise HTTPException(404, "no such picture")
        return Response(pictures.unpack(kept), media_type="image/png", headers=PRIVATE)

    @found.post("/cases/{name}/choice")
    def choose(name: Name, given: Choice) -> Choice:
        """The label is landed by `pipelines.labels`; a version in use does not change by it."""
        try:
            marks.grid(given.label, every)
            cases.decide(path, name, given.label, given.person, datetime.now(UTC))
        except marks.MarkError as error:
            raise HTTPException(422, str(error)) from error
        except cases.CaseError as error:
            raise HTTPException(409, str(error)) from error
        return given

    return found


def _shown(case: Case) -> Waiting:
    """A suggestion helps where the model is unsure; where it is checked, people would agree with it."""
    suggestion = case.guess if case.sampled_by == "unsure" else None
    return Waiting(id=case.id, received_at=case.received_at, source=case.source, suggestion=suggestion)
