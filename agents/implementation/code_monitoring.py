"""21 · Monitoring & Observability, Testing in Production Setup: the code that does what was planned, file by file."""

from __future__ import annotations

from agents.agent import Agent
from agents.implementation.deliverables import CodeDecisions, common, summary
from agents.planning import monitoring_observability, testing_strategy
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import count
from core.plan import AgentOutput


class Decisions(CodeDecisions):
    drift_job: str
    alerts: list[str]
    dashboards: list[str]
    runbooks: list[str]
    online_test: str


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons = Reasons(view)
    watch = view.decision("monitoring_observability", monitoring_observability.Decisions)
    tests = view.decision("testing_strategy", testing_strategy.Decisions)
    shared = common(
        view,
        AGENT.id,
        ["observe"],
        ["decisions.monitoring_observability.data_checks", "decisions.monitoring_observability.alerts"],
    )
    decisions = Decisions(
        drift_job="pipelines/monitor.py",
        alerts=[alert.condition for alert in watch.alerts],
        dashboards=watch.dashboards,
        runbooks=sorted({alert.runbook for alert in watch.alerts}),
        online_test=tests.online_tests[0].type,
        **shared,
    )
    reasons.say("The drift job is calibrated.", "CMO-01")
    reasons.say("Alarms lead to runbooks.", "CMO-02")
    reasons.say("Releases are tested in production.", "CMO-03")
    headline = f"{count(len(decisions.alerts), 'alert')}, {count(len(decisions.runbooks), 'runbook')}"
    return reasons.conclude(Output, decisions, headline, summary(decisions))


AGENT = Agent(
    id="code_monitoring",
    number=21,
    title="Code Implementation: Monitoring & Observability, Testing in Production Setup",
    reads=(
        "plan",
        "files",
        "decisions.monitoring_observability",
        "decisions.testing_strategy",
    ),
    output=Output,
    decide=decide,
)
