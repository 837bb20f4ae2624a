"""14 · Continual learning: when to retrain, what feeds back, and how a challenger becomes champion."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent, under
from agents.expertise.model import Expertise, expertise
from agents.planning import data_sourcing, project_stages, testing_strategy, versioning_governance
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import duration, regulated
from core.constraints import Strict
from core.plan import AgentOutput, Alternative

RULES = {
    "CON-01": "The usual cadence of the domain, until the staleness curve is measured.",
    "CON-02": "Retrain when the expected loss passes 1–2 % relative or outweighs the cost of retraining.",
    "CON-03": "Promotion is automatic only at low risk, behind gates and a canary; regulated means a person.",
    "CON-04": "Keep 1–5 % exploration or an untouched hold-out, so decisions do not blind the labels.",
    "CON-05": "The cooldown is at least the label delay.",
    "CON-06": "A model never learns from its own unfiltered output.",
    "CON-07": "Documents are re-indexed when they change; prompts and models are re-evaluated on a provider change.",
    "CON-08": "Rollback is rehearsed every 90 days.",
}
DRILL_DAYS = 90
PROMOTED = {"auto": "promoted by its gates", "human": "promoted by a person"}


class Retrain(Strict):
    policy: Literal["schedule", "trigger", "hybrid", "none"]
    cadence: str
    min_new_labels: int
    cooldown_h: float
    max_auto_per_week: int
    approval: Literal["auto", "human"]


class Labeling(Strict):
    tool: str
    sla: str
    cost: str


class Flywheel(Strict):
    feedback_capture: str
    sampling: Literal["uncertainty", "random", "stratified"]
    labeling: Labeling
    golden_set_refresh: str


class Reindex(Strict):
    cron: str
    delta: bool


class Decisions(Strict):
    retrain: Retrain
    flywheel: Flywheel
    champion_challenger: str
    online_tests: list[str]
    rollback_drill_days: int
    forgetting_checks: str
    exploration_pct: float
    rag_reindex: Reindex | None


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known = expertise(start.archetype, start.domain)
    labels = view.decision("data_sourcing", data_sourcing.Decisions).labels
    tests = view.decision("testing_strategy", testing_strategy.Decisions)
    careful = regulated(work.regimes) or view.decision(
        "versioning_governance", versioning_governance.Decisions
    ).models.promotion == "two_person"  # fmt: skip
    decisions = Decisions(
        retrain=_retrain(known, labels.delay_h, careful or bool(view.value("human_in_loop"))),
        flywheel=_flywheel(known, labels),
        champion_challenger=f"both score the same hold-out; {known.primary_metric} and every slice decide",
        online_tests=[test.type for test in tests.online_tests],
        rollback_drill_days=DRILL_DAYS,
        forgetting_checks="the golden set of solved cases stays solved",
        exploration_pct=known.exploration_pct,
        rag_reindex=_reindex(known, work.freshness_s),
    )
    _explain(reasons, decisions, known)
    return reasons.conclude(
        Output,
        decisions,
        f"Retrain {decisions.retrain.cadence}, {PROMOTED[decisions.retrain.approval]}",
        f"The model is retrained {decisions.retrain.cadence} because {known.retrain.why}, once "
        f"{decisions.retrain.min_new_labels} new labels exist and {duration(decisions.retrain.cooldown_h * 3600)} "
        f"have passed. "
        f"Challenger and champion score the same hold-out; the better one is {PROMOTED[decisions.retrain.approval]}. "
        f"{known.exploration_pct:g} % of decisions stay unsteered to keep labels honest.",
        alternatives=(_on_drift(known),),
        tradeoffs=("Retraining often follows change and repeats mistakes sooner.",),
    )


def _retrain(known: Expertise, delay_h: float, careful: bool) -> Retrain:
    return Retrain(
        policy=known.retrain.policy,
        cadence=known.retrain.cadence,
        min_new_labels=known.retrain.min_new_labels,
        cooldown_h=max(known.retrain.cooldown_h, delay_h if known.retrain.policy == "trigger" else 0),
        max_auto_per_week=7 if "daily" in known.retrain.cadence else 1,
        approval="human" if careful or known.oversight == "in" else "auto",
    )


def _flywheel(known: Expertise, labels: data_sourcing.LabelPlan) -> Flywheel:
    return Flywheel(
        feedback_capture=known.feedback,
        sampling=known.sampling,
        labeling=Labeling(tool="review queue of the service", sla="5 working days", cost=labels.cost),
        golden_set_refresh="quarterly, 10 % replaced",
    )


def _reindex(known: Expertise, freshness_s: float) -> Reindex | None:
    if known.llm is None or not known.llm.chunk_tokens:
        return None
    cron = "0 * * * *" if freshness_s <= 3600 else "0 */6 * * *" if freshness_s < 86_400 else "0 3 * * *"
    return Reindex(cron=cron, delta=True)


def _explain(reasons: Reasons, d: Decisions, known: Expertise) -> None:
    reasons.say(f"{known.retrain.cadence.capitalize()}: {known.retrain.why}.", "CON-01", "CON-02",
                because=("project.domain", "project.problem_type"))  # fmt: skip
    reasons.say(f"A new model is {PROMOTED[d.retrain.approval]}.", "CON-03", because=("regimes", "human_in_loop"))
    reasons.say(f"The cooldown is {duration(d.retrain.cooldown_h * 3600)}.", "CON-05", because=("data.label_delay_h",))
    if d.exploration_pct:
        reasons.say(f"{d.exploration_pct:g} % stays unsteered.", "CON-04")
    if d.rag_reindex is not None:
        reasons.say("Changed documents are re-indexed.", "CON-07", because=("freshness_s",))
        reasons.say("Answers are no training data.", "CON-06")
    reasons.say(f"Rollback is rehearsed every {DRILL_DAYS} days.", "CON-08", because=("rto_min",))
    reasons.assume("runs_month")
    reasons.risk("A feedback loop confirms its own decisions", "Exploration share and hold-out", "ML engineer", "high")


def _on_drift(known: Expertise) -> Alternative:
    return Alternative(
        option="retrain on drift only",
        rejected_because="drift of inputs is neither needed nor enough for a loss of quality",
        flip_if="the measured staleness curve is flat for longer than two cadences",
        risk="a quiet decay goes unnoticed",
    )


AGENT = Agent(
    id="continual_learning",
    number=14,
    title="Continual Learning & Production Testing",
    sections=("Retraining", "Data flywheel", "Champion and challenger", "Production testing"),
    reads=(
        "constraints.project",
        "constraints.regimes",
        "constraints.human_in_loop",
        "constraints.data.label_delay_h",
        "constraints.freshness_s",
        "constraints.rto_min",
        *under("workload", "freshness_s", "regimes", "runs_month"),
        *under("decisions.project_stages", "archetype", "domain"),
        "decisions.versioning_governance.models",
        "decisions.data_sourcing.labels",
        "decisions.testing_strategy",
    ),
    output=Output,
    decide=decide,
    rules=RULES,
)
