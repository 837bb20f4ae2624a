"""The final critic: does the repository deliver what the plan promised, and did its checks really run?"""

from __future__ import annotations

from collections.abc import Iterable

from agents.agent import Agent
from agents.critics.critique import CriticCheck, CritiqueOutput, Remark, conclude
from agents.implementation.deliverables import CodeDecisions
from agents.order import IMPLEMENTATION
from agents.view import View
from core.reports import Check


def _failed(view: View) -> Iterable[Remark]:
    for check in view.checks:
        if check["status"] == "failed":
            yield Remark(f"{check['name']} failed", "block", "Repair the repository before it is delivered")


def _silent(view: View) -> Iterable[Remark]:
    for check in view.checks:
        known = Check.model_validate(check)
        if known.status == "not_run" and not known.has_no_subject:
            why = known.reason or "no reason given"
            yield Remark(f"{known.name} did not run: {why}", "info", "Run it where its tool is available")


def _missing(view: View) -> Iterable[Remark]:
    for agent in IMPLEMENTATION:
        if not view.decision(agent, CodeDecisions).files:
            yield Remark(
                f"{agent} delivers no file", "warn", "Describe the part in the repository of this shape", (agent,)
            )


def _unfinished(view: View) -> Iterable[Remark]:
    for agent in IMPLEMENTATION:
        if view.decision(agent, CodeDecisions).todos:
            yield Remark(f"{agent} leaves work undone", "block", "Finish or remove it", (agent,))


def _untested(view: View) -> Iterable[Remark]:
    tested = any(path.startswith("tests/") for path in view.files)
    if view.files and not tested:
        yield Remark("The repository has no tests", "block", "Deliver tests with the code")


CHECKS = (
    CriticCheck("FIN-C1", "failed checks", IMPLEMENTATION, _failed),
    CriticCheck("FIN-C2", "checks not run", (), _silent),
    CriticCheck("FIN-C3", "missing parts", IMPLEMENTATION, _missing),
    CriticCheck("FIN-C4", "unfinished files", IMPLEMENTATION, _unfinished),
    CriticCheck("FIN-C5", "untested entry points", IMPLEMENTATION, _untested),
)


def decide(view: View) -> CritiqueOutput:
    return conclude(view, CHECKS, "final_critic", "final")


AGENT = Agent(
    id="final_critic",
    number=23,
    title="Critic: the whole system at the end",
    reads=("plan", "files", "checks", *(f"decisions.{name}" for name in IMPLEMENTATION)),
    output=CritiqueOutput,
    decide=decide,
)
