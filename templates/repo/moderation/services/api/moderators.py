"""What people use: the queue, their decisions, and the authors' way to object."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, HTTPException

from mlsystem import cases
from mlsystem.settings import Settings
from services.api.judging import case_file
from services.api.schemas import Appeal, Decision


def router(config: Settings) -> APIRouter:
    found, path = APIRouter(), case_file(config)

    @found.get("/cases")
    def waiting(limit: int = 50) -> list[cases.Case]:
        return cases.waiting(path, min(max(limit, 1), 200))

    @found.post("/cases/{case_id}/decision")
    def decide(case_id: str, given: Decision) -> cases.Case:
        try:
            return cases.decide(path, case_id, given.decision, given.moderator, datetime.now(UTC))
        except cases.CaseError as error:
            raise HTTPException(409, str(error)) from error

    @found.post("/appeals", status_code=202)
    def appeal(given: Appeal) -> cases.Case:
        """One appeal an item; it goes before the reviews and to a person who has not decided the item."""
        if any(c.kind == "appeal" for c in cases.of_item(path, given.item_id)):
            raise HTTPException(409, "this item has been appealed already")
        facts: dict[str, Any] = {"item": given.item_id, "locale": given.locale, "text": given.text}
        return cases.open_case(path, datetime.now(UTC), **facts, kind="appeal", score=1.0, why=given.reason)

    return found
