"""6 · Testing: what is checked on data, code, models, infrastructure and in production, and what blocks."""

from __future__ import annotations

import math
from typing import Literal

from agents.agent import Agent, under
from agents.expertise.ml_test_score import ITEMS, ScoreItem
from agents.expertise.model import Expertise, expertise
from agents.planning import project_stages
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import GENERATIVE, WAITING
from core.constraints import Strict
from core.plan import AgentOutput, Alternative
from templates.workload.model import Workload

RULES = {
    "TST-01": "Promotion: primary metric at least the champion's (0.5 % less if cheaper or faster), slices within 2 %.",
    "TST-02": "Scores used as probabilities have a calibration error of 0.05 or less.",
    "TST-03": "Load test at 1.5 × peak keeps p95 within 0.8 × the target.",
    "TST-04": "A/B sample per arm = 16 (1 − p) / (p · MDE²): 121,600 for a 5 % rate and a 5 % relative effect.",
    "TST-05": "A canary that must see errors rise from 0.5 to 1 % needs about 4,800 requests.",
    "TST-06": "Traffic that cannot reach the sample within 14 days: shadow and offline evaluation instead of A/B.",
    "TST-07": "Language models: 100 evaluation cases, judge agreement 0.8, groundedness 0.9, leak and "
    "jailbreak suites.",
    "TST-08": "The planned test score is the weakest of its four sections.",
}
BASE_RATE, RELATIVE_EFFECT = 0.05, 0.05
CANARY_REQUESTS = 4800
DAYS_LIMIT = 14.0


class PlannedTest(Strict):
    name: str
    where: str
    blocking: bool


class ModelTest(Strict):
    type: Literal["mft", "invariance", "directional", "slice", "calibration", "fairness", "robustness",
                  "regression_vs_champion"]  # fmt: skip
    threshold: str


class InfraTest(Strict):
    type: Literal["iac_validate", "policy", "load", "chaos", "security"]
    threshold: str


class OnlineTest(Strict):
    type: Literal["shadow", "canary", "ab", "interleaving"]
    duration: str
    min_samples: int
    stop_rule: str


class QualityGate(Strict):
    stage: str
    blocking: bool


class Decisions(Strict):
    data_tests: list[PlannedTest]
    code_tests: list[PlannedTest]
    model_tests: list[ModelTest]
    infra_tests: list[InfraTest]
    online_tests: list[OnlineTest]
    coverage_target: int
    ml_test_score_plan: list[ScoreItem]
    ml_test_score: float
    gates: list[QualityGate]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known, generative = expertise(start.archetype, start.domain), start.archetype in GENERATIVE
    decisions = Decisions(
        data_tests=_data_tests(known),
        code_tests=_code_tests(),
        model_tests=_model_tests(known, generative, view),
        infra_tests=_infra_tests(work),
        online_tests=_online(work),
        coverage_target=80,
        ml_test_score_plan=list(ITEMS),
        ml_test_score=_score(),
        gates=[QualityGate(stage=s, blocking=True) for s in ("pull request", "before promotion", "canary")],
    )
    _explain(reasons, decisions, work, generative)
    return reasons.conclude(
        Output,
        decisions,
        f"{len(decisions.model_tests)} model tests, {decisions.online_tests[0].type} first in production, "
        f"planned test score {decisions.ml_test_score:g}",
        f"Contracts stop bad data, unit and pipeline tests cover code to {decisions.coverage_target} %, and a model "
        f"is promoted only when {known.primary_metric} holds overall and on every slice. In production the first "
        f"test is {decisions.online_tests[0].type}.",
        alternatives=(_ab(work),),
        tradeoffs=("Gates slow a release by minutes and save a rollback.",),
    )


def _data_tests(known: Expertise) -> list[PlannedTest]:
    names = ["schema and ranges at ingestion", "freshness and volume", "null share per column",
             "no value recorded after the outcome", "same contract before training"]  # fmt: skip
    names += [f"feature {known.features[0].name} matches its definition"] if known.features else []
    return [PlannedTest(name=name, where="tests/data and the pipelines", blocking=True) for name in names]


def _code_tests() -> list[PlannedTest]:
    names = (
        "feature functions on edge cases",
        "pipeline end to end on sample data",
        "train and serve use one function",
        "service contract: 422 on a bad request",
        "rerun writes nothing twice",
    )
    return [PlannedTest(name=name, where="tests/unit and tests/integration", blocking=True) for name in names]


def _model_tests(known: Expertise, generative: bool, view: View) -> list[ModelTest]:
    if generative:
        pairs = [
            ("mft", "100 evaluation cases answered, groundedness ≥ 0.9"),
            ("invariance", "rephrasing keeps the answer"),
            ("robustness", "no leak, no jailbreak in the suite"),
            ("regression_vs_champion", "no case class falls"),
        ]
    else:
        pairs = [
            ("regression_vs_champion", f"{known.primary_metric} ≥ champion"),
            ("slice", "each slice ≥ champion − 2 %"),
            ("directional", "known drivers move the score the right way"),
            ("mft", "obvious cases scored right"),
            ("robustness", "missing inputs keep the service answering"),
        ]
        pairs += [("calibration", "calibration error ≤ 0.05")] if known.calibration != "none" else []
        pairs += [("fairness", "impact ratio 0.8–1.25, odds gap ≤ 0.1")] if view.value("fairness_attributes") else []
    return [ModelTest.model_validate({"type": kind, "threshold": limit}) for kind, limit in pairs]


def _infra_tests(work: Workload) -> list[InfraTest]:
    pairs = [("iac_validate", "no error"), ("policy", "no failed block rule"), ("security", "no secret, no open port")]
    if work.mode in WAITING and work.p95_target_ms is not None:
        pairs.append(("load", f"p95 ≤ {0.8 * work.p95_target_ms:g} ms at {1.5 * work.rps_peak:g} rps"))
    if work.availability_slo >= 99.9:
        pairs.append(("chaos", "one zone down, service answers"))
    return [InfraTest.model_validate({"type": kind, "threshold": limit}) for kind, limit in pairs]


def ab_samples(rate: float = BASE_RATE, effect: float = RELATIVE_EFFECT) -> int:
    """Observations per arm for a relative effect on a base rate (80 % power, 5 % two-sided)."""
    return math.ceil(round(16 * (1 - rate) / (rate * effect**2), 6))


def _online(work: Workload) -> list[OnlineTest]:
    if work.mode == "batch":
        return [
            OnlineTest(type="shadow", duration="2 runs", min_samples=1000, stop_rule="score distribution shifts > 3 σ")
        ]
    shadow = OnlineTest(
        type="shadow", duration="7 days", min_samples=10_000, stop_rule="errors > 1 % or p95 > 1.2 × target"
    )
    canary = OnlineTest(type="canary", duration="30 min a step", min_samples=CANARY_REQUESTS,
                        stop_rule="errors > 1 % or twice the baseline")  # fmt: skip
    days = 2 * ab_samples() / max(work.rps_avg * 86_400, 1)
    tests = [shadow, canary] if work.rps_avg >= 1 else [shadow]
    if days <= DAYS_LIMIT:
        tests.append(
            OnlineTest(type="ab", duration="14 days", min_samples=2 * ab_samples(), stop_rule="guardrail breach")
        )
    return tests


def _score() -> float:
    """Half a point when done by hand and documented, one when automated; the weakest section counts."""
    sections = sorted({item.section for item in ITEMS})
    return min(sum(item.points for item in ITEMS if item.section == name) for name in sections)


def _explain(reasons: Reasons, d: Decisions, work: Workload, generative: bool) -> None:
    reasons.say(
        "A model is promoted only when it holds overall and on each slice.", "TST-01", because=("explainability",)
    )
    if any(t.type == "calibration" for t in d.model_tests):
        reasons.say("Scores are read as probabilities, so they are calibrated.", "TST-02")
    if any(t.type == "load" for t in d.infra_tests):
        reasons.say("Load is tested above peak.", "TST-03", because=("throughput.rps_peak", "latency.p95_ms"))
    if work.mode != "batch":
        reasons.say(f"An A/B test needs {ab_samples():,} per arm at a 5 % base rate and effect.", "TST-04", "TST-06",
                    because=("throughput.rps_avg",))  # fmt: skip
    if any(t.type == "canary" for t in d.online_tests):
        reasons.say(f"The canary waits for {CANARY_REQUESTS:,} requests.", "TST-05", because=("throughput.rps_avg",))
    if generative:
        reasons.say(
            "Answers are evaluated for grounding, leaks and jailbreaks.", "TST-07", because=("project.problem_type",)
        )
    reasons.say(f"The plan reaches a test score of {d.ml_test_score:g}.", "TST-08")
    reasons.assume("rps_avg", "rps_peak", "p95_target_ms")
    reasons.risk("A slice nobody looked at gets worse", "Slices are named up front and block promotion", "ML engineer")
    reasons.ask("fairness_attributes", "fairness tests need the groups to compare")


def _ab(work: Workload) -> Alternative:
    need = 2 * ab_samples()
    return Alternative(
        option="A/B test from the first release",
        rejected_because=f"it needs {need:,} observations before it can tell a 5 % effect",
        flip_if=f"traffic reaches {need / 14 / 86_400:.2g} rps on the tested decision and labels are quick",
        risk="decisions are read from noise",
    )


AGENT = Agent(
    id="testing_strategy",
    number=6,
    title="Comprehensive ML Testing Strategy",
    sections=(
        "Data & Features",
        "Code & Pipelines",
        "ML Models",
        "Infrastructure & Serving",
        "Online Testing / Testing in Production",
    ),
    reads=(
        "constraints.fairness_attributes",
        "constraints.explainability",
        "constraints.throughput",
        "constraints.latency",
        "constraints.project.problem_type",
        *under("workload", "availability_slo", "mode", "p95_target_ms", "rps_avg", "rps_peak"),
        *under("decisions.project_stages", "archetype", "domain"),
    ),
    output=Output,
    decide=decide,
    rules=RULES,
)
