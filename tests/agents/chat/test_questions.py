"""What customers ask: each question reaches the decision that answers it, with that design's own figures."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from agents.chat.answers import answer, answered
from agents.chat.design import Design, usd
from agents.chat.topic import topics
from agents.intake.answers import apply
from agents.intake.extraction import extract
from agents.order import CRITICS, PLANNING
from agents.providers.figures import Vetting
from bench.eval import cases
from bench.eval import planned as judged
from tests.agents.chat.designs import design
from tests.agents.conftest import BRIEFS

Figure = Callable[[Design], str]


def decided(agent_id: str, path: str) -> Figure:
    """The value at a dotted path of an agent's decision."""

    def read(one: Design) -> str:
        value = one.decisions[agent_id].decisions
        for name in path.split("."):
            value = value[int(name)] if name.isdigit() else getattr(value, name)
        return f"{value:,}" if isinstance(value, int) else f"{value:g}" if isinstance(value, float) else str(value)

    return read


def bill(one: Design) -> str:
    return usd(one.estimate.monthly_usd.expected)


ASKED: list[tuple[str, str, Figure]] = [
    (
        "Can it send me an SMS when the model gets worse?",
        "monitoring_observability",
        lambda _: "alerts, each with a runbook",
    ),
    (
        "Will somebody be notified if accuracy drops?",
        "monitoring_observability",
        lambda _: "alerts, each with a runbook",
    ),
    ("Who approves this?", "governance_ethics", decided("governance_ethics", "change_mgmt")),
    ("Why this region?", "system_architecture", lambda one: one.plan.region),
    ("Where is our data stored?", "data_engineering", lambda one: one.plan.region),
    ("What is the biggest cost?", "cost_critic", bill),
    ("Why is it so expensive?", "cost_critic", bill),
    ("What does this cost at double traffic?", "system_architecture", bill),
    ("Can it handle three times the load?", "system_architecture", lambda _: "At 3 × the traffic"),
    ("What happens with 50% more users?", "system_architecture", lambda _: "At 1.5 × the traffic"),
    ("What does one prediction cost?", "cost_critic", lambda one: usd(one.estimate.per_1k_predictions_usd)),
    ("How long until it is live?", "project_stages", decided("project_stages", "weeks.1")),
    ("What are the stages?", "project_stages", decided("project_stages", "stages.0.exit_criteria.0")),
    ("How many people do we need?", "project_stages", lambda one: f"{one.workload.team_size:g} people"),
    ("What are the risks?", "data_sourcing", lambda one: "severity"),
    ("What did you assume?", "system_architecture", lambda one: "were assumed"),
    ("How sure are you?", "system_architecture", lambda one: "50%"),
    ("How do you version data?", "versioning_governance", decided("versioning_governance", "data.snapshot_days")),
    ("How often do we retrain?", "continual_learning", decided("continual_learning", "retrain.min_new_labels")),
    ("What happens when labels come late?", "continual_learning", decided("data_sourcing", "labels.source")),
    ("How do we roll back?", "deployment_serving", decided("deployment_serving", "rollback.trigger")),
    ("What happens if the model is down?", "system_architecture", decided("deployment_serving", "rollback.max_min")),
    ("How do you monitor drift?", "monitoring_observability", decided("monitoring_observability", "drift.method")),
    ("Who is on call?", "monitoring_observability", decided("monitoring_observability", "oncall")),
    ("How available is it?", "deployment_serving", lambda one: f"{one.workload.availability_slo:g} %"),
    ("What model do you use?", "model_development", decided("model_development", "candidates.0.family")),
    ("How do you test the model?", "testing_strategy", decided("testing_strategy", "model_tests.0.threshold")),
    ("Do we need a feature store?", "feature_engineering", lambda one: "Features are handled as"),
    ("Do we need streaming?", "pipelines_blueprint", lambda one: "Inputs may be"),
    ("Where does the data come from?", "data_sourcing", decided("data_sourcing", "sources.0.volume")),
    ("How is personal data protected?", "governance_ethics", decided("governance_ethics", "privacy.erasure_path")),
    ("Are we GDPR compliant?", "governance_ethics", decided("governance_ethics", "incident_response")),
    ("Is it secure?", "tech_stack", decided("tech_stack", "secrets")),
    ("Is there vendor lock-in?", "tech_stack", decided("tech_stack", "lockin_score")),
    ("Can I export the code?", "versioning_governance", decided("tech_stack", "python_version")),
    ("How do we know it works?", "project_stages", decided("project_stages", "success_metrics.0.target")),
    ("Give me a summary", "system_architecture", bill),
    ("What can I ask you?", "system_architecture", lambda _: "why not Kafka"),
]


@pytest.mark.parametrize("name", BRIEFS)
@pytest.mark.parametrize(("said", "agent", "figure"), ASKED, ids=[said for said, _, _ in ASKED])
def test_a_question_is_answered_from_its_decision(said: str, agent: str, figure: Figure, name: str) -> None:
    one = design(name)
    reply = answer(said, one)
    assert reply is not None
    assert figure(one) in reply.text
    assert agent in reply.agents
    assert "None" not in reply.text
    assert not re.search(r"\b(?:nan|inf)\b", reply.text)
    assert len(reply.text) < 6_000


@pytest.mark.parametrize("name", ["fraud", "assistant"])
def test_latency_is_told_hop_by_hop_against_its_target(name: str) -> None:
    one = design(name)
    reply = answer("How is the p95 latency made up?", one)
    assert reply is not None
    for path in one.plan.latency:
        assert f"{path.p95_ms:,.0f} ms at p95" in reply.text
        assert all(hop.name in reply.text for hop in path.hops)


def test_a_batch_has_no_request_path() -> None:
    reply = answer("How fast is it?", design("churn"))
    assert reply is not None
    assert "Nobody waits" in reply.text


def test_links_point_to_what_exists() -> None:
    for name in BRIEFS:
        one = design(name)
        ids = {
            "card": {*PLANNING, *CRITICS},
            "component": {c.id for c in one.plan.components},
            "rule": {r.rule_id for r in one.policies.results},
            "cost_line": {line.line_id for line in one.estimate.lines},
        }
        for said, _, _ in ASKED:
            reply = answer(said, one)
            assert reply is not None
            assert reply.links
            assert [link for link in reply.links if link.id not in ids[link.kind]] == []


OTHERS = ("why not kafka", "what if we moved to GCP", "make it cheaper", "which rules fail", "why DuckDB",
          "what changed since the last version", "how is the p95 made up", "what is missing",
          "do you need kubernetes")  # fmt: skip


def test_every_topic_answers_some_question() -> None:
    """None is shadowed by one before it."""
    asked = [*OTHERS, *(a[0] for a in ASKED), "how do you handle hallucinations"]
    one_of_each = (design("fraud"), design("assistant"))
    reached = {found[0] for said in asked for one in one_of_each if (found := answered(said, one))}
    assert {topic.name for topic in topics()} == reached


def test_no_figure_is_made_up() -> None:
    """Every number of an answer stands in the stored design, or is one of them summed, scaled or rounded."""
    one = design("churn")
    known = " ".join([one.plan.model_dump_json(), one.estimate.model_dump_json(), one.policies.model_dump_json(),
                      one.intake.model_dump_json(),
                      *(o.model_dump_json() for o in one.decisions.values())])  # fmt: skip
    for said in ("Who approves?", "How do we roll back?", "How often do we retrain?", "Is it GDPR compliant?",
                 "How do you test the model?", "Who is on call?", "What are the stages?"):  # fmt: skip
        reply = answer(said, one)
        assert reply is not None
        vetting = Vetting(f"{known} {one.version} {one.workload}")
        vetting.clean(reply.text, 10_000)
        assert [d for d in vetting.dropped if "figure" in d.reason] == [], said


@pytest.mark.parametrize("name", BRIEFS)
def test_what_is_missing_is_every_open_question_and_undecided_rule(name: str) -> None:
    one = design(name)
    reply = answer("What do you need from us?", one)
    assert reply is not None
    waiting = [r.rule_id for r in one.policies.results if r.outcome == "unknown"]
    assert all(rule in reply.text for rule in waiting)
    assert waiting or "surer" in reply.text or "Nothing is open" in reply.text


@pytest.mark.parametrize("said", ["Who is the president?", "What's the weather?", "tell me a joke", "sing"])
def test_what_no_decision_speaks_of_is_left_unanswered(said: str) -> None:
    assert answer(said, design("churn")) is None


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_shape_of_system_answers_every_question() -> None:
    seen: dict[str, Design] = {}
    for case in cases.load():
        planned = judged.planned(case) if case.archetype not in seen else None
        if planned is None or planned.plan is None or planned.estimate is None or planned.policy_report is None:
            continue
        known = apply(extract(case.brief), {}, accept_defaults=True)
        seen[case.archetype] = Design(1, "awaiting_approval", known, planned.plan, planned.estimate,
                                      planned.policy_report, planned.decisions)  # fmt: skip
    assert len(seen) >= 12
    for shape, one in seen.items():
        for said in (*OTHERS, *(a[0] for a in ASKED)):
            reply = answer(said, one)
            assert reply is not None, (shape, said)
            assert not re.search(r"\b(?:None|nan|inf)\b", reply.text), (shape, said)


def test_the_next_nine_is_priced() -> None:
    reply = answer("How available is it?", design("churn"))
    assert reply is not None
    assert re.search(r"99\.5 % would cost \$[\d,.]+ a month, against \$[\d,.]+ now", reply.text)


def test_guardrails_are_told_of_a_language_model_and_of_no_other() -> None:
    reply = answer("How do you handle hallucinations?", design("assistant"))
    assert reply is not None
    assert "needs a source" in reply.text
    assert decided("inference_pipeline", "guardrails.max_tokens")(design("assistant")) in reply.text
    assert answer("How do you handle hallucinations?", design("churn")) is None


def test_two_products_are_compared_with_what_ruled_one_out() -> None:
    reply = answer("Compare Bedrock with vLLM", design("assistant"))
    assert reply is not None
    assert "fills serve.llm" in reply.text
    assert "aws.serve.vllm_gpu" in reply.text
