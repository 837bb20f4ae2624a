"""An answer about a stored design: facts by the expert, words by a model where one is configured."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from agents.chat import answers, prose
from agents.chat.design import Design, Reply
from agents.models.consultation import Spent
from agents.models.guards import BudgetReached, Meter
from agents.providers import chosen
from core import agent_runs, decision_sets
from core.agent_runs import Key, Producer
from core.canonical import sha256_json
from core.models.decision_set import DecisionSet
from worker import designs, providers
from worker.run import Run

if TYPE_CHECKING:
    from agents.models.language_model import LanguageModel

AGENT = "chat"


def reply(run: Run, said: str, about: DecisionSet) -> dict[str, Any] | None:
    """The payload of an answer, or None when the stored design says nothing about the question."""
    design = _design(run, about)
    found = answers.answer(said, design) if design else None
    if found is None:
        return None
    text, account = _worded(run, said, found, about)
    links = [{"kind": link.kind, "id": link.id, "label": link.label} for link in found.links]
    facts = {"text": text, "agents": found.agents, "links": links, "version": about.version}
    return facts if account is None else {**facts, "model": account}


def _design(run: Run, about: DecisionSet) -> Design | None:
    with run.read() as session:
        stored = decision_sets.get(session, about.id)
        if "plan" not in (stored.plan_jsonb or {}):
            return None
        planned, intake = designs.load(session, stored), decision_sets.intake(stored)
    if planned.plan is None or planned.estimate is None or planned.policy_report is None:
        return None
    return Design(
        version=about.version,
        status=about.status,
        constraints=intake.constraints,
        plan=planned.plan,
        estimate=planned.estimate,
        policies=planned.policy_report,
        decisions=planned.decisions,
    )


def _worded(run: Run, said: str, found: Reply, about: DecisionSet) -> tuple[str, dict[str, Any] | None]:
    """The expert's own words where no model is configured, none is affordable, or its words do not hold."""
    model = chosen.language_model(run.settings)
    if model is None:
        return found.text, None
    try:
        text, asked = prose.rephrased(said, found, model, _purse(run, about))
    except BudgetReached as reached:
        return found.text, {"outcome": reached.code, "detail": reached.detail}
    _record(run, said, text, model, asked.spent, asked.outcome, asked.detail, about)
    return text, {"name": asked.spent.answered, "outcome": asked.outcome}


def _purse(run: Run, about: DecisionSet) -> Meter:
    with run.read() as session:
        return Meter(
            providers.allowance(about, run.settings),
            spent_usd=agent_runs.spent_usd(session, about),
            spent_tokens=agent_runs.spent_tokens(session, about),
            check=run.check,
        )


def _record(
    run: Run, said: str, text: str, model: LanguageModel, spent: Spent, outcome: str, detail: str, about: DecisionSet
) -> None:
    """What the words cost counts against the version they are about; a repeated attempt is not recorded twice."""
    key = Key(AGENT, 1, sha256_json({"job": run.claim.job_id, "attempt": run.claim.attempt, "said": said}))
    account = {"outcome": outcome, "detail": detail, "model_asked": spent.asked, "tokens": vars(spent.tokens)}
    cost: Decimal | None = spent.usd
    producer = Producer(model.name, spent.answered or spent.asked, spent.tokens.total, spent.latency_ms, cost, account)
    with run.effect() as session:
        stored = decision_sets.get(session, about.id)
        if agent_runs.recall(session, stored, key) is None:
            agent_runs.record(session, stored, key, {"text": text}, None, producer)
