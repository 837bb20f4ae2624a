"""What people use: the texts that wait for them, the classes to choose from, and their choices."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, HTTPException

from mlsystem import cases, keyword_rule
from mlsystem.cases import Case
from mlsystem.settings import Settings
from services.api.answering import case_file
from services.api.schemas import Choice, Waiting


def router(config: Settings) -> APIRouter:
    found, path = APIRouter(), case_file(config)
    known = {c.name: c.description for c in keyword_rule.classes(config)}

    @found.get("/classes")
    def classes() -> dict[str, str]:
        return known

    @found.get("/cases")
    def waiting(limit: int = 50) -> list[Waiting]:
        return [_shown(case) for case in cases.waiting(path, min(max(limit, 1), 200))]

    @found.post("/cases/{name}/choice")
    def choose(name: str, given: Choice) -> Choice:
        """The label is landed by `pipelines.labels`; a version in use does not change by it."""
        if given.label not in known:
            raise HTTPException(422, "not one of the classes")
        try:
            cases.decide(path, name, given.label, given.person, datetime.now(UTC))
        except cases.CaseError as error:
            raise HTTPException(409, str(error)) from error
        return given

    return found


def _shown(case: Case) -> Waiting:
    """A suggestion helps where the model is unsure; where it is checked, people would agree with it."""
    suggestion = case.guess if case.sampled_by == "unsure" else None
    facts = (case.id, case.received_at, case.language, case.text or "")
    return Waiting(id=facts[0], received_at=facts[1], language=facts[2], text=facts[3], suggestion=suggestion)
