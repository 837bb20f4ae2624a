"""`agent_runs` as the ledger of a planning run: what is recorded is never done twice."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from agents.ledger import ProviderMeta
from agents.models.guards import BudgetReached
from core import agent_runs, events
from core.agent_runs import Key, Producer
from core.models.agent_run import AgentRun
from core.models.decision_set import DecisionSet
from core.settings import Settings
from worker import telemetry
from worker.run import Run

REUSED = "reused"
__all__ = ["BudgetReached", "DatabaseLedger", "cap_usd", "produced"]


def cap_usd(decision_set: DecisionSet, settings: Settings) -> Decimal:
    """The set's own cap, else the installation's."""
    return decision_set.cap_usd if decision_set.cap_usd is not None else Decimal(str(settings.decision_set_cap_usd))


class DatabaseLedger:
    """Before each answer: is the job still ours, is it known already, is there money left.
    After it: fence, run and event in one transaction. No transaction is open while an agent thinks."""

    def __init__(self, run: Run, cap_usd: Decimal) -> None:
        self.run = run
        self.cap_usd = cap_usd

    def recall(self, agent: str, pass_: int, input_sha256: str) -> dict[str, Any] | None:
        self.run.check()
        key = Key(agent, pass_, input_sha256)
        with self.run.read() as session:
            decision_set = self.run.decision_set(session)
            if (finished := agent_runs.recall(session, decision_set, key)) is not None:
                return finished.output_jsonb
            earlier = _earlier(session, decision_set, key)
            spent = agent_runs.spent_usd(session, decision_set)
        if earlier is not None:
            self._store(key, earlier.output_jsonb, earlier.card_jsonb, Producer(REUSED, earlier.model))
            return earlier.output_jsonb
        if spent >= self.cap_usd and spent > 0:
            raise BudgetReached(f"{spent:.2f} of {self.cap_usd:.2f} USD are spent.")
        self._started(key)
        return None

    def _started(self, key: Key) -> None:
        with self.run.effect() as session:
            facts = {"agent": key.agent, "pass": key.pass_}
            events.append(session, self.run.decision_set(session), "agent.started", facts)

    def record(self, agent: str, pass_: int, input_sha256: str, output: Any, card: dict[str, Any], meta: Any) -> None:
        """`output` is the agent's typed output; `meta` names the provider and what it took."""
        self._store(Key(agent, pass_, input_sha256), output.model_dump(mode="json"), card, produced(meta))

    def _store(self, key: Key, output: dict[str, Any], card: dict[str, Any] | None, producer: Producer) -> None:
        with self.run.effect() as session:
            agent_runs.record(session, self.run.decision_set(session), key, output, card, producer)
        telemetry.agent_completed(key, producer)


def produced(meta: ProviderMeta) -> Producer:
    """A provider's account of a run as it is stored."""
    return Producer(
        provider=meta.provider,
        model=meta.model,
        tokens_total=meta.tokens_total,
        latency_ms=meta.latency_ms,
        cost_usd=None if meta.cost_usd is None else Decimal(str(meta.cost_usd)),
        input_jsonb=meta.account,
    )


def _earlier(session: Session, decision_set: DecisionSet, key: Key) -> AgentRun | None:
    """The same question, answered in another version of this project: the answer stands."""
    found = select(AgentRun).where(
        AgentRun.project_id == decision_set.project_id,
        AgentRun.decision_set_id != decision_set.id,
        AgentRun.agent == key.agent,
        AgentRun.input_sha256 == key.input_sha256,
    )
    return session.scalar(found.order_by(AgentRun.created_at.desc()).limit(1))
