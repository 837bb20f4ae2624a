"""The ledger of finished agent runs: the one record of progress."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import events
from core.canonical import plain
from core.models.agent_run import AgentRun
from core.models.decision_set import DecisionSet


@dataclass(frozen=True)
class Key:
    """What a run is found by: the agent, the round, and the hash of what it was given."""

    agent: str
    pass_: int
    input_sha256: str


@dataclass(frozen=True)
class Producer:
    """Who answered, at what price (None = unknown); `input_jsonb` says what a model was shown and what came of it."""

    provider: str
    model: str | None = None
    tokens_total: int = 0
    latency_ms: int = 0
    cost_usd: Decimal | None = None
    input_jsonb: dict[str, Any] = field(default_factory=dict)


def recall(session: Session, decision_set: DecisionSet, key: Key) -> AgentRun | None:
    """The finished run for exactly this input, if there is one."""
    return session.scalar(
        select(AgentRun).where(
            AgentRun.decision_set_id == decision_set.id,
            AgentRun.agent == key.agent,
            AgentRun.pass_ == key.pass_,
            AgentRun.input_sha256 == key.input_sha256,
        )
    )


def record(
    session: Session,
    decision_set: DecisionSet,
    key: Key,
    output: dict[str, Any],
    card: dict[str, Any] | None,
    producer: Producer,
) -> AgentRun:
    """A run and its reason card (`agent.completed`), in one transaction with whatever else is in the session."""
    run = AgentRun(
        project_id=decision_set.project_id,
        decision_set_id=decision_set.id,
        output_jsonb=plain(output),
        card_jsonb=plain(card) if card is not None else None,
        job_id=session.info.get("job_id"),
        **asdict(key),
        **asdict(producer),
    )
    session.add(run)
    session.flush()
    facts = {"agent": key.agent, "pass": key.pass_, "provider": producer.provider, "model": producer.model}
    facts |= {"tokens_total": producer.tokens_total, "cost_usd": producer.cost_usd}
    events.append(session, decision_set, "agent.completed", {**facts, "card": card, "run_id": run.id})
    return run


def of(session: Session, decision_set: DecisionSet) -> list[AgentRun]:
    """Every run of a set, in the order they finished."""
    found = select(AgentRun).where(AgentRun.decision_set_id == decision_set.id)
    return list(session.scalars(found.order_by(AgentRun.created_at, AgentRun.id)))


def spent_usd(session: Session, decision_set: DecisionSet) -> Decimal:
    total = select(func.coalesce(func.sum(AgentRun.cost_usd), 0)).where(AgentRun.decision_set_id == decision_set.id)
    return Decimal(session.scalar(total) or 0)


def spent_tokens(session: Session, decision_set: DecisionSet) -> int:
    total = select(func.coalesce(func.sum(AgentRun.tokens_total), 0)).where(AgentRun.decision_set_id == decision_set.id)
    return int(session.scalar(total) or 0)
