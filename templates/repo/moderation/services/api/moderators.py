"""What people use: the queue, their decisions, and the authors' way to object."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, HTTPException

from mlsystem import cases
from mlsystem.shared_cases import CaseError, Cases
from services.api.schemas import Appeal, Decision


def router(shared: Cases) -> APIRouter:
    found = APIRouter()

    @found.get("/cases")
    def waiting(limit: int = 50) -> list[cases.Case]:
        return cases.waiting(shared, min(max(limit, 1), 200))

    @found.get("/cases/{case_id}")
    def one(case_id: str) -> cases.Case:
        try:
            return cases.get(shared, case_id)
        except CaseError as error:
            raise HTTPException(404, str(error)) from error

    @found.post("/cases/{case_id}/decision")
    def decide(case_id: str, given: Decision) -> cases.Case:
        try:
            return cases.decide(shared, case_id, given.decision, given.moderator, datetime.now(UTC))
        except CaseError as error:
            raise HTTPException(409, str(error)) from error

    @found.post("/appeals", status_code=202)
    def appeal(given: Appeal) -> cases.Case:
        """One appeal an item; it goes before the reviews and to a person who has not decided the item."""
        try:
            return cases.appeal(shared, datetime.now(UTC), given.item_id, given.reason)
        except CaseError as error:
            raise HTTPException(409, str(error)) from error

    return found
