"""An answer about a stored design: facts by the expert, words by a model where one is configured."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from agents.chat import answers, prose, stuck
from agents.chat.design import Design, Reply
from agents.chat.digest import digest
from agents.chat.topics import help as topics_help
from agents.models.consultation import ANSWERED, Spent
from agents.models.guards import BudgetReached, Meter
from agents.providers import chosen
from core import agent_runs, decision_sets
from core.agent_runs import Key, Producer
from core.canonical import sha256_json
from core.models.decision_set import DecisionSet
from worker import chat, designs, providers
from worker.run import Run

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from agents.models.language_model import LanguageModel

AGENT = "chat"


def reply(run: Run, said: str, about: DecisionSet, cards: list[dict[str, Any]]) -> dict[str, Any]:
    """The payload of an answer: by a topic, else by a card that speaks of it, else by a model, else an honest no."""
    design = _design(run, about)
    if design is None:
        with run.read() as session:
            known = decision_sets.intake(decision_sets.get(session, about.id))
        return _facts(stuck.explain(about.version, about.status, known), about)
    if (found := answers.answer(said, design)) is not None:
        text, account = _worded(run, said, found, about)
        return _facts(replace(found, text=text), about, account)
    if (carded := chat.answer(said, cards, about.version)) is not None:
        return carded
    return _unanswered(run, said, design, about)


def _unanswered(run: Run, said: str, design: Design, about: DecisionSet) -> dict[str, Any]:
    """A model may still find it in the whole design; what it adds is refused, and then nobody knows."""
    honest, material = Reply(topics_help.unknown(about.version)), digest(said, design)
    text, account = _worded(run, said, material, about)
    if account is None or account["outcome"] != ANSWERED:
        return _facts(honest, about, account)
    return _facts(replace(material, text=text), about, account)


def _facts(found: Reply, about: DecisionSet, account: dict[str, Any] | None = None) -> dict[str, Any]:
    links = [{"kind": link.kind, "id": link.id, "label": link.label} for link in found.links]
    facts: dict[str, Any] = {"text": found.text, "agents": found.agents, "links": links, "version": about.version}
    more = {"model": account, "offer": found.offer or None}
    return {**facts, **{name: value for name, value in more.items() if value is not None}}


def _design(run: Run, about: DecisionSet) -> Design | None:
    """With the version it was derived from, where that has a design too."""
    with run.read() as session:
        stored = decision_sets.get(session, about.id)
        parent = decision_sets.get(session, stored.parent_id) if stored.parent_id else None
        before = _stored(session, parent) if parent else None
        return _stored(session, stored, before)


def _stored(session: Session, stored: DecisionSet, previous: Design | None = None) -> Design | None:
    if "plan" not in (stored.plan_jsonb or {}):
        return None
    planned, intake = designs.load(session, stored), decision_sets.intake(stored)
    if planned.plan is None or planned.estimate is None or planned.policy_report is None:
        return None
    return Design(
        version=stored.version,
        status=stored.status,
        intake=intake,
        plan=planned.plan,
        estimate=planned.estimate,
        policies=planned.policy_report,
        decisions=planned.decisions,
        previous=previous,
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
