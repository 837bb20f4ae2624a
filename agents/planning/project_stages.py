"""1 · Project stages: the problem, whether it needs ML, the path from idea to running system, and its exits."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent, under
from agents.expertise.model import Expertise, Metric, expertise
from agents.reasons import Reasons
from agents.selection import archetype
from agents.view import View
from agents.vocabulary import regulated
from core.constraints import Strict
from core.plan import AgentOutput, Alternative
from templates.workload.model import Workload

RULES = {
    "STG-01": "Expected value a month below 3 × run cost: challenge the project before building.",
    "STG-02": "Under 500 labelled positives, under 2 seasonal cycles or no labels: rules first, then a label plan.",
    "STG-03": "The kind of prediction decides the shape of the system.",
    "STG-04": "Without a stated mode, a response time means online scoring; otherwise scoring is scheduled.",
    "STG-05": "A first version takes the archetype's usual weeks; a regulated one takes 4–8 weeks more.",
    "STG-06": "Every stage ends on a measurable exit: better than the baseline, and no slice more than 2 % worse.",
    "STG-07": "A team of 3 or fewer aims at level L1; a regulated system or 3 models at L2; one level a release.",
    "STG-08": "A team of 2 or fewer runs one deployable service and no Kubernetes.",
}
REGULATED_WEEKS = (4, 8)
STAGE_SHARE = {"ideation": 0.15, "prototyping": 0.30, "pipelines": 0.25, "deployment": 0.20, "monitoring": 0.10}
EXITS = {
    "ideation": ["decision, owner and value per correct prediction written down", "label source confirmed"],
    "prototyping": ["candidate beats {baseline} on a {split} split", "every slice ≥ baseline − 2 %"],
    "pipelines": ["training reruns from a snapshot with the same metrics", "contract tests block a bad batch"],
    "deployment": ["load test passes at 1.5 × peak", "rollback rehearsed", "architecture approved by its owner"],
    "monitoring": ["synthetic drift raises one alert", "an alert leads to its runbook", "retraining rehearsed once"],
}
ARTEFACTS = {
    "ideation": ["problem statement", "data inventory", "success metrics"],
    "prototyping": ["baseline report", "experiment log", "slice report"],
    "pipelines": ["ingestion, feature and training pipelines", "contracts", "tests"],
    "deployment": ["service or batch job", "infrastructure code", "load test report"],
    "monitoring": ["dashboards", "alerts with runbooks", "retraining policy"],
}
MODES = {
    "online": "while somebody waits",
    "batch": "on a schedule",
    "async": "queued and answered later",
    "streaming": "as events arrive",
    "edge": "on the device",
    "embedded": "inside the calling service",
}
WHO = {
    "ideation": ["product owner", "ML engineer"],
    "prototyping": ["ML engineer"],
    "pipelines": ["ML engineer", "data engineer"],
    "deployment": ["ML engineer", "platform engineer"],
    "monitoring": ["ML engineer", "product owner"],
}


class Stage(Strict):
    id: Literal["ideation", "prototyping", "pipelines", "deployment", "monitoring"]
    weeks: float
    exit_criteria: list[str]
    artefacts: list[str]
    roles: list[str]


class Decisions(Strict):
    archetype: str
    archetype_reason: str
    domain: str
    problem_statement: str
    ml_task: str
    is_ml_needed: Literal["yes", "no", "rules_first"]
    baseline: Literal["heuristic", "linear", "gbdt", "zero_shot_llm"]
    baseline_text: str
    success_metrics: list[Metric]
    stages: list[Stage]
    weeks: tuple[int, int]
    target_maturity: Literal["L0", "L1", "L2"]
    go_no_go_gates: list[str]
    kill_criteria: list[str]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    shape, why, rule = archetype.choose(view.constraints, work.rps_peak)
    known = expertise(shape, work.domain)
    weeks = _weeks(known, work)
    decisions = Decisions(
        archetype=shape,
        archetype_reason=why,
        domain=work.domain,
        problem_statement=_statement(view, known, work),
        ml_task=known.task,
        is_ml_needed=_needed(view, shape),
        baseline=known.baseline,
        baseline_text=known.baseline_text,
        success_metrics=_metrics(known, work),
        stages=[_stage(stage, weeks, known) for stage in STAGE_SHARE],
        weeks=weeks,
        target_maturity=_maturity(work),
        go_no_go_gates=_gates(work),
        kill_criteria=_kill(known, work),
    )
    _explain(reasons, decisions, rule, work)
    return reasons.conclude(
        Output,
        decisions,
        f"{known.task}: first version in {weeks[0]}–{weeks[1]} weeks, maturity {decisions.target_maturity}",
        f"The brief asks for {known.task}. {decisions.baseline_text} is the baseline to beat. "
        f"Five stages lead to production; each ends on a measurable exit, and the project stops if "
        f"{decisions.kill_criteria[0]}.",
        alternatives=(_rules_only(known),),
        tradeoffs=("A smaller first version reaches users sooner and shows earlier whether the value is there.",),
    )


def _statement(view: View, known: Expertise, work: Workload) -> str:
    name = view.value("project.name")
    asked = f"{known.task}, {MODES.get(work.mode, work.mode)}: about {work.predictions_month:,.0f} times a month."
    return f"{name}: {asked}" if name else f"{asked[:1].upper()}{asked[1:]}"


def _needed(view: View, shape: str) -> Literal["yes", "no", "rules_first"]:
    months, rows = view.value("data.history_months"), view.value("data.row_count")
    seasons_short = shape == "demand_forecasting" and months is not None and months < 24
    return "rules_first" if shape == "low_data_poc" or seasons_short or (rows and rows < 500) else "yes"


def _metrics(known: Expertise, work: Workload) -> list[Metric]:
    system = [
        Metric(name="availability", type="system", target=f"{work.availability_slo:g} %", guardrail="error budget")
    ]
    if work.p95_target_ms is not None:
        target = f"p95 ≤ {work.p95_target_ms:g} ms"
        system.append(Metric(name="latency", type="system", target=target, guardrail="p95 ≤ 0.8 × target under load"))
    if work.budget_usd is not None:
        system.append(Metric(name="run cost", type="system", target=f"≤ ${work.budget_usd:,.0f} a month",
                             guardrail="alerts at 50, 80 and 100 %"))  # fmt: skip
    return [*known.metrics, *system]


def _weeks(known: Expertise, work: Workload) -> tuple[int, int]:
    more = REGULATED_WEEKS if regulated(work.regimes) else (0, 0)
    return known.weeks[0] + more[0], known.weeks[1] + more[1]


def _stage(stage: str, weeks: tuple[int, int], known: Expertise) -> Stage:
    words = {"baseline": known.baseline_text.lower(), "split": known.split}
    return Stage.model_validate({
        "id": stage,
        "weeks": round(STAGE_SHARE[stage] * sum(weeks) / 2, 1),
        "exit_criteria": [text.format(**words) for text in EXITS[stage]],
        "artefacts": ARTEFACTS[stage],
        "roles": WHO[stage],
    })  # fmt: skip


def _maturity(work: Workload) -> Literal["L0", "L1", "L2"]:
    if regulated(work.regimes) or work.models >= 3:
        return "L2"
    return "L1"


def _gates(work: Workload) -> list[str]:
    gates = ["after prototyping: candidate beats the baseline", "before production: architecture approval"]
    return [*gates, "before production: independent validation signed"] if regulated(work.regimes) else gates


def _kill(known: Expertise, work: Workload) -> list[str]:
    return [
        f"no candidate beats {known.baseline_text.lower()} after prototyping",
        "the expected value stays under 3 × the run cost",
        "the label source cannot be obtained lawfully",
    ]


def _explain(reasons: Reasons, d: Decisions, rule: str, work: Workload) -> None:
    paths = ("project.problem_type", "project.domain", "serving_mode", "freshness_s")
    reasons.say(f"{d.archetype.replace('_', ' ').capitalize()}: {d.archetype_reason}.", rule, because=paths)
    reasons.say(f"{d.weeks[0]}–{d.weeks[1]} weeks to a first version.", "STG-05", because=("regimes", "team.size"))
    reasons.say("Every stage ends on a measurable exit.", "STG-06")
    reasons.say(f"Maturity {d.target_maturity} is the goal.", "STG-07", because=("team.size", "regimes"))
    reasons.say("The value must carry the run cost three times over.", "STG-01", because=("budget.monthly_usd",))
    if d.is_ml_needed == "rules_first":
        reasons.say("Start with rules and collect labels.", "STG-02", because=("data.row_count", "data.history_months"))
    if work.team_size <= 2:
        reasons.say("One deployable service only.", "STG-08", because=("team.size",))
    reasons.assume("team_size", "rps_avg", "predictions_day")
    reasons.risk("The prediction changes no decision", "Name the decision and its owner before prototyping",
                 "product owner", "high", "low")  # fmt: skip
    reasons.ask("project.stage", "an idea and a migration start from different stages", "production", "poc", "idea")


def _rules_only(known: Expertise) -> Alternative:
    return Alternative(
        option="rules without a model",
        rejected_because="a fixed rule cannot follow the patterns the labels show",
        flip_if=f"{known.baseline_text.lower()} reaches the business target alone",
        risk="rules rot silently",
        monthly_usd=0.0,
    )


AGENT = Agent(
    id="project_stages",
    number=1,
    title="Project Stages: An Iterative Path to Production",
    sections=(
        "Ideation & Planning",
        "Model experimentation, Iteration and Prototyping",
        "Pipelines Development",
        "Deployment & Serving",
        "Monitoring & Continual Learning",
    ),
    reads=(
        "constraints.project",
        "constraints.serving_mode",
        "constraints.data_classes",
        "constraints.data.modality",
        "constraints.data.sources",
        "constraints.data.history_months",
        "constraints.data.row_count",
        "constraints.freshness_s",
        "constraints.latency.p95_ms",
        "constraints.regimes",
        "constraints.team.size",
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
    rules=RULES,
)
