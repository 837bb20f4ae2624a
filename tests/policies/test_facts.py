"""Facts of a real design: every one is documented, JSON, and decides the rules it should."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from core.constraints import Budget, Fact, RegionRef
from core.plan import Flow
from core.reports import PolicyResult
from policies import packs, vocabulary
from policies.engine import evaluate
from policies.facts import Facts

Fraud = Callable[..., Facts]


def judged(facts: Facts) -> dict[str, PolicyResult]:
    return {result.rule_id: result for result in evaluate(facts, [packs.builtin()]).results}


def leaves(node: Any, path: str = "") -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, f"{path}.{key}".lstrip("."))
    elif isinstance(node, list) and node and isinstance(node[0], dict):
        for item in node:
            yield from leaves(item, path + "[]")
    else:
        yield path


def test_every_fact_that_is_built_is_documented(fraud: Fraud) -> None:
    found = {path for path in leaves(fraud()) if ".params." not in path and ".limits." not in path}
    assert {path for path in found if not vocabulary.knows(path)} == set()


def test_facts_are_plain_json_without_nulls(fraud: Fraud) -> None:
    facts = fraud()
    assert json.loads(json.dumps(facts)) == facts
    assert "null" not in json.dumps(facts)


def test_a_sound_design_holds_where_it_can_be_decided(fraud: Fraud) -> None:
    results = judged(fraud(flows=(Flow(source="a", target="b", protocol="https", auth="iam", encrypted=True),)))
    for rule_id in ("LAT-01", "LAT-05", "LAT-07", "BUD-01", "REG-01", "REG-02", "REG-04", "LIF-01", "EXC-01", "LIM-01",
                    "PII-01", "PII-02", "PII-03", "PII-04", "PII-07", "REL-01", "REL-04", "REL-05"):  # fmt: skip
        assert results[rule_id].outcome == "pass", results[rule_id]


@pytest.mark.parametrize(
    ("rule_id", "variant", "message"),
    [
        ("REG-02", {"region": "eu-west-2"}, "eu-west-2"),
        ("REG-01", {"region": "us-east-1"}, "us-east-1 violates the residency eu_only"),
        ("BUD-01", {"budget": Budget(monthly_usd=Fact(value=100.0, hard=True))}, "exceeds the budget of $100"),
        ("EXC-01", {"swap": {"ingest.stream": "aws.ingest.msk"}}, "brings kafka"),
        ("LIF-01", {"swap": {"serve.online": "aws.serve.apprunner"}}, "closed_to_new"),
        ("PII-02", {"flows": (Flow(source="a", target="b", protocol="http", auth="none", encrypted=False),)}, "a → b"),
        ("LAT-04", {"payload_kb": Fact(value=500_000.0)}, "500,000 kB exceeds"),
    ],
)
def test_a_seeded_violation_is_caught(fraud: Fraud, rule_id: str, variant: dict[str, Any], message: str) -> None:
    result = judged(fraud(**variant))[rule_id]
    assert (result.outcome, result.severity) == ("fail", "block")
    assert message in result.message


def test_what_nobody_decided_is_unknown_not_passed(fraud: Fraud) -> None:
    results = judged(fraud(decisions={}))
    assert results["MON-01"].outcome == "unknown"
    assert "monitoring.alerts" in results["MON-01"].message
    assert results["SEC-05"].outcome == "unknown"


def test_classes_that_nobody_stated_are_not_taken_for_harmless(fraud: Fraud) -> None:
    results = judged(fraud(data_classes=None))
    assert results["PII-01"].outcome == "unknown"
    assert "data.personal" in results["PII-01"].message


def test_decisions_reach_the_rules_from_envelopes_and_plain_dictionaries(fraud: Fraud) -> None:
    watched = {
        "data_checks": [{}], "model_metrics": [{"needs_labels": False}], "infra_metrics": ["cpu"],
        "alerts": [{"runbook": "runbooks/latency.md"}], "logging": {"redaction": "hash ids", "sample": 0.1},
    }  # fmt: skip
    for decisions in (watched, {"agent_id": "monitoring_observability", "decisions": watched}):
        results = judged(fraud(decisions={"monitoring_observability": decisions}))
        assert results["MON-01"].outcome == "pass"
        assert results["PII-05"].outcome == "pass"
    watched["alerts"] = [{"runbook": ""}]
    result = judged(fraud(decisions={"monitoring_observability": watched}))["MON-01"]
    assert (result.outcome, result.message) == ("fail", "1 of 1 alerts name no runbook")


def test_protected_attributes_are_recognised_in_feature_names(fraud: Fraud) -> None:
    listed = [{"name": "customer_gender", "pii": False}, {"name": "amount_1h", "pii": False}]
    results = judged(
        fraud(fairness_attributes=Fact(value=["gender"]), decisions={"feature_engineering": {"features": listed}})
    )
    assert (
        results["FIN-04"].message == "Feature customer_gender is a protected attribute and no legal reason is recorded"
    )


def test_a_second_region_elsewhere_is_reported(fraud: Fraud) -> None:
    regions = [RegionRef(id="eu-west-1"), RegionRef(id="us-east-1", role="dr")]
    result = judged(fraud(regions=Fact(value=regions)))["REG-05"]
    assert (result.outcome, result.message) == ("fail", "The recovery region us-east-1 is outside eu_only")


def test_the_same_facts_give_the_same_report(fraud: Fraud) -> None:
    facts = fraud()
    assert evaluate(facts, [packs.builtin()]) == evaluate(json.loads(json.dumps(facts)), [packs.builtin()])


@pytest.mark.parametrize(
    ("pattern", "queued"), [("aws.ingest.s3_event_lambda", True), ("aws.ingest.glue_scheduled", False)]
)
def test_files_taken_in_by_their_events_stand_in_a_queue(fraud: Fraud, pattern: str, queued: bool) -> None:
    parts = fraud(swap={"ingest.batch": pattern})["components"]
    assert {part["moves_messages"] for part in parts if part["pattern_id"] == pattern} == {queued}
