"""14 · Continual learning: when to retrain, what feeds back, and how a challenger becomes champion."""

from __future__ import annotations

from typing import Literal

from agents import release
from agents.agent import Agent
from agents.blueprint import labelling, promotion, retraining
from agents.declaration import under
from agents.expertise.model import Expertise, expertise
from agents.planning import data_sourcing, project_stages, testing_strategy, versioning_governance
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import again, duration, upper
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, Scalar
from templates.workload.model import Workload

DRILL_DAYS = 90
# How labels of each kind are kept true, within which time, and what is held back of them.
KEPT_TRUE = {
    "judged": ("review queue of the service", "5 working days", "quarterly, 10 % replaced"),
    "implicit": ("filters for bots and a check of attribution, no annotators", "with every training",
                 "the newest complete weeks, moved on with every training"),
    "measured": ("checks of completeness and runs for late corrections, no annotators", "with every training",
                 "the newest complete periods, moved on with every training"),
}  # fmt: skip
SOLVED = {
    "judged": "the golden set of solved cases stays solved",
    "implicit": "a fixed replay of past requests keeps its score on every slice",
    "measured": "past holidays, peaks and other rare times keep their error",
}
REINDEXED = {"0 * * * *": "every hour", "0 */6 * * *": "every 6 hours", "0 3 * * *": "every night"}


class Retrain(Strict):
    """`cooldown_h` lies between two trainings that drift asks for; the schedule keeps its own rhythm. `every_h`: hours
    as the brief asks for them; `starts_on`: the only day a run trains on, `monday` or `01` of a month."""

    policy: Literal["schedule", "trigger", "hybrid", "none"]
    cadence: str
    every_h: float | None = None
    starts_on: str = ""
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
    component_params: dict[str, dict[str, Scalar]]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known = expertise(start.archetype, start.variants)
    labels = view.decision("data_sourcing", data_sourcing.Decisions).labels
    tests = view.decision("testing_strategy", testing_strategy.Decisions)
    chosen = view.decision("versioning_governance", versioning_governance.Decisions).models.promotion
    asked = retraining.wish(view)
    retrain = _retrain(known, work, labels.delay_h, chosen, asked)
    decisions = Decisions(
        retrain=retrain,
        flywheel=_flywheel(known, labels),
        champion_challenger=f"both score {_compared_on(known)}; {known.primary_metric} and every slice decide",
        online_tests=[test.type for test in tests.online_tests],
        rollback_drill_days=DRILL_DAYS,
        forgetting_checks=SOLVED[known.labels.kind],
        exploration_pct=known.exploration_pct,
        rag_reindex=_reindex(known, work.freshness_s),
        component_params={"govern.registry": {"promotion": retrain.approval}},
    )
    _explain(reasons, decisions, view, known, chosen)
    return reasons.conclude(
        Output,
        decisions,
        f"{upper(again(known.candidates[0].est_train_h))} {retrain.cadence}, promoted {release.BY[chosen]}"
        if retrain.policy != "none"
        else f"Not retrained by itself: {retrain.cadence}",
        f"{_rhythm(decisions, known, asked)} Challenger and champion are judged on {_compared_on(known)} by "
        f"{known.primary_metric} and every slice, and the better one is promoted {release.BY[chosen]}. "
        f"What comes back: {known.feedback}.{_unsteered(decisions, known)}",
        alternatives=(_on_drift(known),),
        tradeoffs=("Retraining often follows change and repeats mistakes sooner.",),
    )


def _rhythm(d: Decisions, known: Expertise, asked: retraining.Wish) -> str:
    why = retraining.why(known, asked)
    if d.retrain.policy == "none":
        return f"No training starts by itself, because {why}; {d.retrain.cadence}."
    done, after = again(known.candidates[0].est_train_h), f"at least {d.retrain.min_new_labels:,} new labels"
    return f"The model is {done} {d.retrain.cadence}, from {after}, because {why}."


def _unsteered(d: Decisions, known: Expertise) -> str:
    share = f"{d.exploration_pct:g} % of {known.explored}, so labels stay honest."
    return f" {share}" if d.exploration_pct else ""


def _compared_on(known: Expertise) -> str:
    return "the same origins" if known.validation else "one hold-out"


def _retrain(
    known: Expertise, work: Workload, delay_h: float, chosen: release.Promotion, asked: retraining.Wish
) -> Retrain:
    return Retrain(
        policy=retraining.policy(known, asked),
        cadence=retraining.cadence(known, work, asked),
        every_h=retraining.followed_h(known, work, asked),
        starts_on=retraining.starts_on(known, work, asked),
        min_new_labels=known.retrain.min_new_labels,
        cooldown_h=max(known.retrain.cooldown_h, _labelled_h(known, delay_h)),
        max_auto_per_week=retraining.most_a_week(known, asked),
        approval="auto" if chosen == "auto" else "human",
    )


def _labelled_h(known: Expertise, delay_h: float) -> float:
    """Hours until the labels of a day can be learnt from: the early ones where there are any."""
    return delay_h if known.labels.early_h is None else min(delay_h, known.labels.early_h)


def _flywheel(known: Expertise, labels: labelling.LabelPlan) -> Flywheel:
    tool, within, renewed = KEPT_TRUE[known.labels.kind]
    return Flywheel(
        feedback_capture=known.feedback,
        sampling=known.sampling,
        labeling=Labeling(tool=tool, sla=within, cost=labels.cost),
        golden_set_refresh=renewed,
    )


def _reindex(known: Expertise, freshness_s: float) -> Reindex | None:
    if known.llm is None or not known.llm.chunk_tokens:
        return None
    cron = "0 * * * *" if freshness_s <= 3600 else "0 */6 * * *" if freshness_s < 86_400 else "0 3 * * *"
    return Reindex(cron=cron, delta=True)


def _explain(reasons: Reasons, d: Decisions, view: View, known: Expertise, chosen: release.Promotion) -> None:
    asked, paths = retraining.wish(view), ("project.domain", "project.problem_type", *retraining.PATHS)
    locked = d.retrain.policy == "none"
    sooner = "" if locked else "; sooner once a month's loss outweighs a run"
    why = retraining.why(known, asked)
    reasons.say(f"{upper(d.retrain.cadence)}, because {why}{sooner}.", "CON-01", "CON-02", because=paths)
    if objection := retraining.objection(known, view.workload, asked):
        reasons.risk(objection, "Agree on the rhythm, or on what it learns from, before the build", "ML engineer")
    why = promotion.because(chosen, known, view.workload)
    reasons.say(f"A new model is promoted {release.BY[chosen]}: {why}.", "CON-03",
                because=("regimes", "human_in_loop", "data_classes"))  # fmt: skip
    late = duration(d.retrain.cooldown_h * 3600)
    if not locked:
        reasons.say(f"Drift may start a training at most once in {late}: labels have to arrive in between.", "CON-05",
                    because=("data.label_delay_h",))  # fmt: skip
    if d.exploration_pct:
        reasons.say(f"{d.exploration_pct:g} % of {known.explored}, or labels would only confirm the model.", "CON-04")
    if d.rag_reindex is not None:
        reasons.say(f"Changed documents are indexed again ({REINDEXED[d.rag_reindex.cron]}).", "CON-07",
                    because=("freshness_s",))  # fmt: skip
        reasons.say("The model's own answers are no training data.", "CON-06")
    reasons.say(f"Rollback is rehearsed every {DRILL_DAYS} days.", "CON-08", because=("rto_min",))
    reasons.assume("runs_month")
    reasons.risk("A feedback loop confirms its own decisions", "Exploration share and hold-out", "ML engineer", "high")


def _on_drift(known: Expertise) -> Alternative:
    return Alternative(
        option="retrain on drift only",
        rejected_because="inputs can drift without harm, and quality can fall without drift",
        flip_if=f"{known.primary_metric} of an old model stays level for longer than two cadences",
        risk="a quiet decay goes unnoticed",
    )


AGENT = Agent(
    id="continual_learning",
    number=14,
    title="Continual Learning & Production Testing",
    reads=(
        "constraints.project",
        "constraints.regimes",
        "constraints.data_classes",
        "constraints.human_in_loop",
        "constraints.data.label_delay_h",
        "constraints.retraining",
        "constraints.freshness_s",
        "constraints.rto_min",
        *under("workload", "data_classes", "freshness_s", "mode", "regimes", "rps_avg", "run_every_s", "runs_month"),
        *under("decisions.project_stages", "archetype", "domain", "variants"),
        "decisions.versioning_governance.models",
        "decisions.data_sourcing.labels",
        "decisions.testing_strategy",
    ),
    output=Output,
    decide=decide,
)
