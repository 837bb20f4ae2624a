"""Requests and answers about decision sets. Names are a contract: `decision-set.json` has the same shape."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, model_validator

from api.schemas.agent_runs import AgentRunOut
from api.schemas.approvals import ApprovalOut
from api.schemas.artifacts import ArtifactOut
from api.schemas.base import In, Out
from api.schemas.glossary import MissingFact
from api.schemas.text import Brief, Identifier
from core.constraints import Conflict, Constraints, Question, Settlement, Suspicion, Unread
from core.costs import CostEstimate, Delta, Range
from core.models.decision_set import Status
from core.plan import Finding, Plan
from core.reports import Check, PolicyReport
from core.settling import Choice

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


class SettleIn(In):
    """A person's word on one of `conflicts`, named by its fields in any order: the way out to `take`, by its `change`
    or its place from 0; or `hold: true` for one that was `heard`: it is no contradiction, both hold."""

    fields: Annotated[list[FieldPath], Field(min_length=1, max_length=50)]
    take: Annotated[int, Field(strict=True, ge=0)] | Annotated[str, Field(min_length=1)] | None = None
    hold: Annotated[bool, Field(strict=True)] = False

    @model_validator(mode="after")
    def one_of_both(self) -> SettleIn:
        if (self.take is None) is not self.hold:
            raise ValueError("send either take, or hold: true")
        return self

    def choice(self) -> Choice:
        return Choice(self.fields, self.take)


class AnswersIn(In):
    """Answers by field path, for example `{"budget.monthly_usd": 500}`, and what is chosen of contradictions."""

    answers: dict[FieldPath, Answer] = Field(default={}, max_length=50)
    settle: list[SettleIn] = Field(default=[], max_length=50)
    accept_defaults: bool = False

    @model_validator(mode="after")
    def something(self) -> AnswersIn:
        if not self.answers and not self.settle and not self.accept_defaults:
            raise ValueError("send answers, settle, or accept_defaults: true")
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
    """`titles` names the patterns by id; `missing` says what undecided rules wait for; `unread` quotes what the brief
    asks for and the design does not answer, a second system among it; `settled` is what a person chose of
    contradictions."""

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
    settled: list[Settlement]
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
