"""6 · Testing: what is checked on data, code, models, infrastructure and in production, and what blocks."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent
from agents.blueprint import access, model_tests, production_tests, setting
from agents.blueprint.experiments import AbPlan, ab_plan
from agents.blueprint.model_tests import ModelTest
from agents.blueprint.production_tests import CANARY_REQUESTS, OnlineTest
from agents.declaration import under
from agents.expertise.ml_test_score import ITEMS, ScoreItem, score
from agents.expertise.model import Control, Expertise, expertise
from agents.planning import data_sourcing, project_stages
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import WAITING, about, count, listed, rate, sees, span, upper
from core.constraints import Strict
from core.plan import AgentOutput, Alternative
from templates.workload.model import Workload

CODE_TESTS = (
    "feature functions on edge cases", "pipeline end to end on sample data", "train and serve use one function",
    "rerun writes nothing twice",
)  # fmt: skip
OF_PICTURES = ("every file opens within the limits of size", "no copies or pictures of one thing across the split")
DECODING = "a broken, huge or disguised file is refused, and the rest goes on"
OF_A_SERVICE = ("service contract: 422 on a bad request",)
LOAD_SHARE, LOAD_FACTOR = 0.8, 1.5


class PlannedTest(Strict):
    name: str
    where: str
    blocking: bool


class InfraTest(Strict):
    """A load test names its limit and its load in numbers too."""

    type: Literal["iac_validate", "policy", "load", "chaos", "security"]
    threshold: str
    p95_limit_ms: float | None = None
    p99_limit_ms: float | None = None
    load_rps: float | None = None


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
    ab: AbPlan
    control: Control | None


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known = expertise(start.archetype, start.variants)
    pictures = sees(start.archetype, start.domain)
    late = view.decision("data_sourcing", data_sourcing.Decisions).labels.delay_h
    compared = ab_plan(work, start.archetype, late)
    decisions = Decisions(
        data_tests=_data_tests(known, pictures),
        code_tests=_code_tests(known, work, pictures),
        model_tests=model_tests.planned(view, known, pictures=pictures),
        infra_tests=_infra_tests(work),
        online_tests=production_tests.planned(work, start.archetype, known, compared),
        coverage_target=80,
        ml_test_score_plan=list(ITEMS),
        ml_test_score=score(),
        gates=[QualityGate(stage=s, blocking=True) for s in ("pull request", "before promotion", "release")],
        ab=compared,
        control=known.control,
    )
    _explain(reasons, decisions, view, known)
    first = decisions.online_tests[0]
    return reasons.conclude(
        Output,
        decisions,
        f"{count(len(decisions.model_tests), 'model test')} before promotion; in production {first.type} first",
        f"Contracts stop bad data, and tests cover {decisions.coverage_target} % of the code. A model is promoted only "
        f"when {known.primary_metric} is no worse than the champion's overall and at most 2 % worse on any slice "
        f"({listed(known.slices)}). In production a new model first runs as {first.type} for {first.duration}, until "
        f"{first.min_samples:,} results can be compared.",
        alternatives=(_ab(decisions),),
        tradeoffs=("Gates slow a release by minutes and save a rollback.",),
    )


def _data_tests(known: Expertise, pictures: bool) -> list[PlannedTest]:
    columns = OF_PICTURES if pictures else ("null share per column", "no value recorded after the outcome")
    again = ["same contract before training"] if known.candidates[0].est_train_h else []
    names = ["schema and ranges at ingestion", "freshness and volume", *(known.input_tests or columns), *again]
    names += [f"feature {known.features[0].name.replace('_', ' ')} matches its definition"] if known.features else []
    return [PlannedTest(name=name, where="tests/data and the pipelines", blocking=True) for name in names]


def _code_tests(known: Expertise, work: Workload, pictures: bool) -> list[PlannedTest]:
    own = known.code_tests or CODE_TESTS
    names = (*own, *((DECODING,) if pictures else ()), *(OF_A_SERVICE if work.mode in WAITING else ()))
    return [PlannedTest(name=name, where="tests/unit and tests/integration", blocking=True) for name in names]


def _infra_tests(work: Workload) -> list[InfraTest]:
    tests = [
        InfraTest(type="iac_validate", threshold="no error"),
        InfraTest(type="policy", threshold="no failed block rule"),
        InfraTest(type="security", threshold="no secret, no open port"),
    ]
    if work.mode in WAITING and work.p95_target_ms is not None:
        limit, load = LOAD_SHARE * work.p95_target_ms, LOAD_FACTOR * work.rps_peak
        slowest = LOAD_SHARE * work.p99_target_ms if work.p99_target_ms else None
        said = f"p95 ≤ {span(limit)}{f' and p99 ≤ {span(slowest)}' if slowest else ''} at {rate(load)}"
        tests.append(InfraTest(type="load", threshold=said, p95_limit_ms=limit, p99_limit_ms=slowest, load_rps=load))
    if work.availability_slo >= 99.9:
        tests.append(InfraTest(type="chaos", threshold="one zone down, service answers"))
    return tests


def _explain(reasons: Reasons, d: Decisions, view: View, known: Expertise) -> None:
    reasons.say(f"A model must match the champion on {known.primary_metric}, and on each slice within 2 %.", "TST-01",
                because=("explainability",))  # fmt: skip
    if held := next((t.threshold for t in d.model_tests if t.type == "calibration"), None):
        reasons.say(f"What a score promises is tested: {held}; {known.calibration}.", "TST-02")
    load = next((t.threshold for t in d.infra_tests if t.type == "load"), None)
    if load is not None:
        reasons.say(f"Under load {load}: 0.8 × the target at 1.5 × the peak.", "TST-03",
                    because=("throughput.rps_peak", "latency.p95_ms"))  # fmt: skip
    _compared(reasons, d)
    if any(t.type == "canary" and t.min_samples == CANARY_REQUESTS for t in d.online_tests):
        reasons.say(f"The canary waits for {CANARY_REQUESTS:,} requests, enough to see errors double.", "TST-05",
                    because=("throughput.rps_avg",))  # fmt: skip
    if known.llm is not None:
        reasons.say(f"{upper(known.primary_metric)}, leaks and injected instructions are judged before each release, "
                    "and a sample runs every night.", "TST-07",
                    "TST-09", because=("project.problem_type", "regimes"))  # fmt: skip
    if access.planned(view, known):
        reasons.say(f"Rights are tested with {access.leaks()}.", "TST-12", because=("data.access_rules",))
    fair = next((t.threshold for t in d.model_tests if t.type == "fairness"), None)
    if fair is not None:
        reasons.say(f"Groups are compared: {fair}.", "TST-10", because=("fairness_attributes", "project.domain"))
    if known.control is not None:
        drawn, (low, high) = known.control, known.control.weeks
        reasons.say(f"By lot: {drawn.arms}; judged by {drawn.judged}, after {low}–{high} weeks.", "TST-11",
                    because=("serving_mode", "project.domain"))  # fmt: skip
    reasons.say(f"The weakest of the four sections of the ML test score reaches {d.ml_test_score:g}.", "TST-08")
    reasons.assume("rps_avg", "rps_peak", "p95_target_ms")
    reasons.risk("A slice nobody looked at gets worse", "Slices are named up front and block promotion", "ML engineer")
    reasons.ask("fairness_attributes", "fairness tests need the groups to compare")


def _compared(reasons: Reasons, d: Decisions) -> None:
    """Whether the traffic can carry an A/B test, in days."""
    if d.ab.per_arm is None or d.ab.days is None:
        reasons.say(f"No A/B test; what decides: {d.ab.instead}.", "TST-06", because=("project.problem_type",))
        return
    verdict = (
        f"it runs {d.ab.lasts_days:g} days, whole weeks and the wait for outcomes" if not d.ab.instead else d.ab.instead
    )
    said = f"{about(d.ab.days)} days" if d.ab.days >= 2 else "under 2 days"
    reasons.say(f"An A/B test needs {d.ab.per_arm:,} results an arm, {said} of this traffic; {verdict}.", "TST-04",
                "TST-06", because=("throughput.rps_avg", "data.label_delay_h"))  # fmt: skip


def _ab(d: Decisions) -> Alternative:
    if d.ab.total is None or d.ab.least_rps is None:
        return Alternative(option="A/B test", rejected_because="a share of cases drawn by lot would prove nothing here",
                           flip_if="independent people meet the decision and their outcomes come within 14 days",
                           risk="decisions are read from noise")  # fmt: skip
    return Alternative(
        option="A/B test from the first release",
        rejected_because=f"it needs {d.ab.total:,} results to tell a 5 % effect, and a bad model would reach users",
        flip_if=f"at least {rate(d.ab.least_rps)} pass the decision and labels come within 14 days",
        risk="decisions are read from noise",
    )


AGENT = Agent(
    id="testing_strategy",
    number=6,
    title="Comprehensive ML Testing Strategy",
    reads=(
        *setting.READS,
        "constraints.fairness_attributes",
        "constraints.explainability",
        "constraints.throughput",
        "constraints.latency",
        "constraints.project.problem_type",
        "constraints.serving_mode",
        *under("constraints", "project.domain", "residency", "regimes", "data.modality", "data.label_delay_h"),
        "constraints.data.access_rules",
        *under(
            "workload",
            "domain",
            "availability_slo",
            "devices",
            "mode",
            "p95_target_ms",
            "p99_target_ms",
            "regimes",
            "residency",
            "rps_avg",
            "rps_peak",
        ),
        *under("decisions.project_stages", "archetype", "domain", "variants"),
        "decisions.data_sourcing.labels",
    ),
    output=Output,
    decide=decide,
)
