"""Who answers for the agents: what the settings name, and never somebody else in its place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from agents.models.guards import Allowance, Meter
from agents.providers.material import Past
from agents.providers.provider import Provider
from core import agent_runs, decision_sets, events, projects
from core.models.decision_set import DecisionSet
from core.settings import Settings
from worker.ledger import cap_usd
from worker.run import Run

if TYPE_CHECKING:
    from core.constraints import Constraints

REMEMBERED = 200
ASKED_CHARS = 2_000


def choose(run: Run, meter: Meter | None = None) -> Provider:
    """The configured provider with the money this decision set has left and the project's earlier versions."""
    from agents.providers import chosen

    with run.read() as session:
        past = _past(session, run.decision_set(session)) if run.settings.provider != "expert" else []
    return chosen.provider(run.settings, meter or purse(run), past)


def purse(run: Run) -> Meter:
    """What was spent on this decision set so far, its caps, and the job's own check before every call."""
    with run.read() as session:
        decision_set = run.decision_set(session)
        return Meter(
            allowance(decision_set, run.settings),
            spent_usd=agent_runs.spent_usd(session, decision_set),
            spent_tokens=agent_runs.spent_tokens(session, decision_set),
            check=run.check,
        )


def allowance(decision_set: DecisionSet, settings: Settings) -> Allowance:
    return Allowance(
        usd=cap_usd(decision_set, settings),
        tokens=settings.decision_set_cap_tokens,
        seconds=settings.provider_run_s,
    )


def foretell(run: Run, provider: Provider, constraints: Constraints) -> None:
    """Says what the planning run is going to cost before it spends anything; silent where nothing is asked."""
    from agents.memory import Memory
    from agents.providers.forecast import forecast
    from agents.providers.refining import RefiningProvider
    from templates.catalog.load import catalog

    if not isinstance(provider, RefiningProvider):
        return
    found = forecast(provider, Memory(constraints=constraints, catalog=catalog()))
    with run.effect() as session:
        decision_set = run.decision_set(session)
        facts = {
            "calls": found.calls,
            "tokens_in": found.tokens_in,
            "expected_usd": _usd(found.expected_usd),
            "at_most_usd": _usd(found.at_most_usd),
            "cap_usd": _usd(cap_usd(decision_set, run.settings)),
        }
        events.append(session, decision_set, "spending.forecast", facts)


def _usd(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.4f}"


def _past(session: Session, decision_set: DecisionSet) -> list[Past]:
    """The project's earlier versions, oldest first."""
    project = projects.get(session, decision_set.project_id)
    earlier = decision_sets.versions(session, project, before=decision_set.version, limit=REMEMBERED)
    return [
        Past(one.version, one.status, decision_sets.intake(one).brief[-ASKED_CHARS:], one.summary_md or "")
        for one in reversed(earlier)
    ]
