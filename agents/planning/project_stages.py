"""1 · Project stages: the problem, whether it needs ML, the path from idea to running system, and its exits."""

from __future__ import annotations

from typing import Literal

from agents import naming
from agents.agent import Agent
from agents.blueprint import stages, success
from agents.blueprint.bar import bar, rival
from agents.blueprint.own_targets import exits
from agents.blueprint.stages import Stage
from agents.blueprint.unfit import Brief, misfit
from agents.declaration import under
from agents.expertise import choice
from agents.expertise.model import Expertise, Metric, expertise
from agents.reasons import Reasons
from agents.selection import archetype
from agents.view import View
from agents.vocabulary import GENERATIVE, MODES, REGIMES, REGULATED, count, listed, lower, regulated, sees
from core.constraints import Strict
from core.plan import AgentOutput, Alternative
from templates.workload.model import Workload

LEAST_ROWS, SEASON_MONTHS = 500.0, 24.0
UNLABELLED = GENERATIVE | {"asr_calls", "iot_anomaly", "demand_forecasting", "readings"}  # these start without labels


class Decisions(Strict):
    archetype: str
    archetype_reason: str
    domain: str
    variants: tuple[str, ...] = ()
    problem_statement: str
    ml_task: str
    is_ml_needed: Literal["yes", "no", "rules_first"]
    baseline: Literal["heuristic", "linear", "gbdt", "zero_shot_llm"]
    baseline_text: str
    success_metrics: list[Metric]
    stages: list[Stage]
    weeks: tuple[int, int]
    target_maturity: Literal["L0", "L1", "L2"]
    maturity_path: list[str]
    go_no_go_gates: list[str]
    kill_criteria: list[str]
    least_value_usd: float | None = None  # in designs of before it was held against the bill


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    shape, why, rule = archetype.choose(view.constraints, work.rps_peak)
    variants = choice.variants(shape, view.constraints)
    known = expertise(shape, variants)
    weeks = stages.weeks(known, work)
    name = naming.name(view.constraints, known)
    decisions = Decisions(
        archetype=shape,
        archetype_reason=why,
        domain=work.domain,
        variants=variants,
        problem_statement=_statement(name, known, work),
        ml_task=known.task,
        is_ml_needed=_needed(view, known),
        baseline=known.baseline,
        baseline_text=bar(view, known),
        success_metrics=success.metrics(view, known),
        stages=stages.planned(weeks, known.split, rival(view, known)),
        weeks=weeks,
        target_maturity=_maturity(work),
        maturity_path=_path(view, work),
        go_no_go_gates=_gates(view, work, shape),
        kill_criteria=_kill(known),
    )
    _explain(reasons, decisions, rule, known, view)
    return reasons.conclude(
        Output,
        decisions,
        f"{name}: first version in {weeks[0]}–{weeks[1]} weeks",
        f"What is asked for is {known.task}. The baseline to beat is {lower(decisions.baseline_text)}. Five stages "
        f"lead to production in {weeks[0]}–{weeks[1]} weeks, each with a measurable exit. The project stops if "
        f"{decisions.kill_criteria[0]}, or if {decisions.kill_criteria[1]}.",
        alternatives=(_rules_only(known, rival(view, known)),),
        tradeoffs=("A smaller first version reaches users sooner and shows earlier whether the value is there.",),
    )


def _statement(name: str, known: Expertise, work: Workload) -> str:
    return f"{name}: {known.task}, {MODES.get(work.mode, work.mode)}, about {work.predictions_month:,.0f} times a month"


def _needed(view: View, known: Expertise) -> Literal["yes", "no", "rules_first"]:
    """Rules come first while there is too little to learn from: rows, seasons or labels."""
    months, rows = view.value("data.history_months"), view.value("data.row_count")
    known_outcomes = view.value("data.positives", rows)
    seasons_short = known.id == "demand_forecasting" and months is not None and months < SEASON_MONTHS
    starts = known.id in UNLABELLED or view.workload.domain in UNLABELLED
    unlabelled = not starts and view.value("data.label_source") == "none"
    few = known_outcomes is not None and known_outcomes < LEAST_ROWS and known.llm is None
    return "rules_first" if known.id == "low_data_poc" or seasons_short or unlabelled or few else "yes"


def _maturity(work: Workload) -> Literal["L0", "L1", "L2"]:
    return "L2" if regulated(work.regimes) or work.models >= 3 else "L1"


def _path(view: View, work: Workload) -> list[str]:
    """One level with each release: a running system starts from L1, everything else from L0."""
    first = 1 if view.value("project.stage") == "migration" else 0
    levels = range(first + 1, int(_maturity(work)[1]) + 1) or [first]
    return [f"release {number}: L{level}" for number, level in enumerate(levels, 1)]


def _gates(view: View, work: Workload, shape: str) -> list[str]:
    gates = [
        "after prototyping: candidate beats the baseline",
        *exits(view, shape),
        "before production: architecture approval",
    ]
    return [*gates, "before production: independent validation signed"] if regulated(work.regimes) else gates


def _kill(known: Expertise) -> list[str]:
    """What a month must bring is held against what it costs; a budget is a permission and no cost."""
    return [
        f"no candidate beats the baseline on {known.primary_metric} after prototyping",
        "its expected value stays under 3 × the run cost",
        "its labels cannot be obtained lawfully",
    ]


def _explain(reasons: Reasons, d: Decisions, rule: str, known: Expertise, view: View) -> None:
    work, said = view.workload, listed(sorted(REGIMES.get(r, r) for r in view.workload.regimes & REGULATED))
    paths = ("project.problem_type", "project.domain", "serving_mode", "freshness_s")
    reasons.say(f"The shape is {lower(naming.title(d.archetype))}, because {d.archetype_reason}.", rule, because=paths)
    usual = f"{known.weeks[0]}–{known.weeks[1]} weeks are usual for this shape"
    more = f"; {said} adds 4–8" if regulated(work.regimes) else ""
    reasons.say(f"{usual}{more}.", "STG-05", because=("regimes",))
    better = f"{known.primary_metric} beats {rival(view, known)} on data split by {known.split}"
    reasons.say(
        f"Prototyping ends when {better} and no slice ({listed(known.slices[:2])}) is over 2 % worse.", "STG-06"
    )
    small = f"{count(work.models, 'model')} and a team of {work.team_size:g} need no more"
    why = f"{said} asks for it" if regulated(work.regimes) else small
    for quote in view.value("project.targets") or ():
        reasons.say(f"The customer's own target counts beside it: “{quote}”.", "STG-06", because=("project.targets",))
    for quote in view.value("project.reached") or ():
        reasons.say(f"What is reached today is to be beaten: “{quote}”.", "STG-06", because=("project.reached",))
    reasons.say(f"Maturity {d.target_maturity} is the goal: {why}.", "STG-07", because=("team.size", "regimes"))
    reasons.say(f"The project is challenged if {d.kill_criteria[1]}.", "STG-01")
    if d.is_ml_needed == "rules_first":
        paths = ("data.row_count", "data.positives", "data.history_months", "data.label_source")
        reasons.say(f"{_too_little(view)}.", "STG-02", because=paths)
    if work.team_size <= 2:
        reasons.say(f"A team of {work.team_size:g} runs one deployable service.", "STG-08", because=("team.size",))
    reasons.assume("team_size", "rps_avg", "predictions_day")
    reasons.risk("The prediction changes no decision", "Name the decision and its owner before prototyping",
                 "product owner", "high", "low")  # fmt: skip
    if view.value("team.ml_eng") == 0:
        reasons.risk("Nobody in the team can build the model or keep it",
                     "Hire or contract an ML engineer before prototyping, with a date of handover",
                     "product owner", "high", "high")  # fmt: skip
    if lacking := misfit(_brief(d, view)):
        reasons.risk(lacking.lacks, lacking.remedy, "ML engineering", "high", "high")
    reasons.ask("project.stage", "an idea and a migration start from different stages", "production", "poc", "idea")


def _too_little(view: View) -> str:
    known = view.value("data.positives")
    if known is None or view.value("data.label_source") == "none":
        return "There is too little to learn from yet: start untaught, log everything and collect labels"
    return f"{known:,.0f} outcomes are known: rules or a model of a few columns first, and every new outcome is kept"


def _brief(d: Decisions, view: View) -> Brief:
    modality, wished, used = (
        frozenset(str(name) for name in view.value(path) or ())
        for path in ("data.modality", "tooling.prefer", "tooling.existing")
    )
    step, horizon = view.value("forecast.step_h"), view.value("forecast.horizon_h")
    return Brief(
        d.archetype, sees(d.archetype, d.domain), modality, wished | used, d.variants, step, horizon, view.workload.mode
    )


def _rules_only(known: Expertise, baseline: str) -> Alternative:
    return Alternative(
        option="rules without a model",
        rejected_because=f"{baseline} is the bar; a model is built because it should pass it",
        flip_if=f"the baseline already reaches the target: {known.metrics[0].name} {known.metrics[0].target}",
        risk="rules age silently and have to be edited by hand",
    )


AGENT = Agent(
    id="project_stages",
    number=1,
    title="Project Stages: An Iterative Path to Production",
    reads=(
        "constraints.project",
        "constraints.cloud",
        "constraints.air_gapped",
        "constraints.forecast",
        "constraints.serving_mode",
        "constraints.payload_kb",
        "constraints.human_in_loop",
        "constraints.batch_deadline",
        "constraints.data_classes",
        "constraints.data.modality",
        "constraints.tooling",
        "constraints.data.sources",
        "constraints.data.history_months",
        "constraints.data.row_count",
        "constraints.data.positives",
        "constraints.data.entities",
        "constraints.throughput",
        "constraints.data.label_source",
        "constraints.freshness_s",
        "constraints.latency",
        "constraints.regimes",
        "constraints.team",
        "constraints.budget.monthly_usd",
        *under(
            "workload",
            "availability_slo",
            "budget_usd",
            "domain",
            "mode",
            "models",
            "p95_target_ms",
            "predictions_day",
            "predictions_month",
            "regimes",
            "rps_avg",
            "rps_peak",
            "team_size",
        ),
    ),
    output=Output,
    decide=decide,
)
