"""Requests and answers about decision sets. Names are a contract: `decision-set.json` has the same shape."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import Field, model_validator

from api.schemas.agent_runs import AgentRunOut
from api.schemas.approvals import ApprovalOut
from api.schemas.artifacts import ArtifactOut
from api.schemas.base import In, Out
from api.schemas.glossary import MissingFact
from api.schemas.text import Brief, Identifier
from core.constraints import Conflict, Constraints, Question, Suspicion, Unread
from core.costs import CostEstimate, Delta, Range
from core.models.decision_set import Status
from core.plan import Finding, Plan
from core.reports import Check, PolicyReport

FieldPath = Identifier
Answer = str | float | bool | list[str] | None


class ConstraintsIn(In):
    """A brief in plain words, typed constraints, or both; typed ones win where they differ."""

    text: Brief | None = None
    constraints: Constraints | None = None
    parent_id: UUID | None = None

    @model_validator(mode="after")
    def something(self) -> ConstraintsIn:
        if self.text is None and self.constraints is None:
            raise ValueError("send text, constraints or both")
        return self


class AnswersIn(In):
    """Answers by field path, for example `{"budget.monthly_usd": 500}`."""

    answers: dict[FieldPath, Answer] = Field(default={}, max_length=50)
    accept_defaults: bool = False

    @model_validator(mode="after")
    def something(self) -> AnswersIn:
        if not self.answers and not self.accept_defaults:
            raise ValueError("send answers, or accept_defaults: true")
        return self


class Accepted(Out):
    """Work was recorded and queued in one transaction; progress comes on the event stream."""

    decision_set_id: UUID
    version: int
    job_id: int | None
    status: Status


class DecisionSetSummary(Out):
    """One version in a list; `monthly_usd` is the expected figure of `cost`."""

    id: UUID
    project_id: UUID
    parent_id: UUID | None
    version: int
    revision: int
    status: Status
    summary_md: str
    monthly_usd: Decimal | None
    cost: Range | None
    delta: Delta | None
    created_at: datetime
    updated_at: datetime


class DecisionSetOut(Out):
    """`titles` names the patterns by id; `missing` says what undecided rules wait for; `unread` quotes the demands of
    the brief that no value was taken from."""

    id: UUID
    project_id: UUID
    parent_id: UUID | None
    version: int
    revision: int
    status: Status
    brief: str
    language: str
    constraints: Constraints | None
    questions: list[Question]
    conflicts: list[Conflict]
    suspicious: list[Suspicion]
    unread: list[Unread]
    plan: Plan | None
    decisions: dict[str, Any]
    critiques: list[Finding]
    policy_report: PolicyReport | None
    missing: list[MissingFact]
    titles: dict[str, str]
    cost_estimate: CostEstimate | None
    approvals: list[ApprovalOut]
    artifacts: list[ArtifactOut]
    agent_runs: list[AgentRunOut]
    checks: list[Check]
    overrides: list[dict[str, Any]]
    pins: list[str]
    plan_sha256: str | None
    summary_md: str
    spent_usd: Decimal
    cap_usd: Decimal | None
    error: dict[str, Any] | None
    created_at: datetime
    updated_at: datetime
