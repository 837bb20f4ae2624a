"""22 · Continual Learning & Data Flywheel Pipeline Setup: the code that does what was planned, file by file."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent
from agents.implementation.deliverables import CodeDecisions, common, summary
from agents.planning import continual_learning
from agents.reasons import Reasons
from agents.view import View
from core.plan import AgentOutput


class Decisions(CodeDecisions):
    retrain_trigger: str
    labeling_export: str
    champion_challenger: str
    promotion: Literal["auto", "human"]
    rollback: str
    rag_reindex: str


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons = Reasons(view)
    learning = view.decision("continual_learning", continual_learning.Decisions)
    shared = common(
        view,
        AGENT.id,
        ["train", "govern"],
        ["decisions.continual_learning.retrain", "decisions.continual_learning.flywheel"],
    )
    decisions = Decisions(
        retrain_trigger=f"{learning.retrain.cadence}, {learning.retrain.min_new_labels} new labels",
        labeling_export=f"{learning.flywheel.sampling} sample of the prediction log",
        champion_challenger=learning.champion_challenger,
        promotion=learning.retrain.approval,
        rollback="the champion alias moves back to the previous version",
        rag_reindex="not needed" if learning.rag_reindex is None else learning.rag_reindex.cron,
        **shared,
    )
    reasons.say("Cooldown and labels are checked.", "CCL-01")
    reasons.say("Gates hold at promotion.", "CCL-02")
    reasons.say("Rollback is one command.", "CCL-03")
    reasons.say("Approval follows the plan.", "CCL-04")
    return reasons.conclude(
        Output,
        decisions,
        f"Retraining {decisions.retrain_trigger}; promotion {decisions.promotion}",
        summary(decisions),
    )


AGENT = Agent(
    id="code_continual_learning",
    number=22,
    title="Code Implementation: Continual Learning & Data Flywheel Pipeline Setup",
    reads=(
        "plan",
        "files",
        "decisions.continual_learning",
    ),
    output=Output,
    decide=decide,
)
