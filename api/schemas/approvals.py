from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import model_validator

from api.schemas.base import In, Out
from api.schemas.text import Comment, Sha256

GateName = Literal["architecture"]
Verdict = Literal["approved", "changes_requested", "rejected"]


class ApprovalIn(In):
    """`plan_sha256` names the plan that was looked at; a note is required when changes are requested."""

    gate: GateName = "architecture"
    status: Verdict
    comment: Comment | None = None
    plan_sha256: Sha256

    @model_validator(mode="after")
    def noted(self) -> ApprovalIn:
        if self.status == "changes_requested" and not self.comment:
            raise ValueError("say in comment what should change")
        return self


class ApprovalOut(Out):
    id: UUID
    gate: str
    actor: str
    status: Verdict
    comment: str | None
    plan_sha256: str
    created_at: datetime


class GateOut(Out):
    """A decision set that waits for a person."""

    gate: GateName
    status: Literal["waiting"] = "waiting"
    project_id: UUID
    project_name: str
    decision_set_id: UUID
    version: int
    revision: int
    plan_sha256: str
    summary_md: str
    created_at: datetime
