"""Outcomes, waivers, evidence and phases of the engine, on small rules."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from core.reports import PolicyResult
from policies.engine import evaluate
from policies.packs import Pack
from policies.rule import Rule, Waiver

DAY = date(2026, 11, 22)
CASES = [{"name": "a", "facts": {}, "expect": e} for e in ("pass", "fail", "unknown")]


def rule(**changes: Any) -> Rule:
    body: dict[str, Any] = {
        "id": "TST-01", "title": "Small enough", "category": "test", "severity": "block", "remediation": "shrink",
        "validations": [{"expression": "cost.expected <= 10.0", "message": "{cost.expected} is too much"}],
        "owners": ["tech_stack"], "tests": CASES,
    }  # fmt: skip
    return Rule.model_validate({**body, **changes})


def one(facts: dict[str, Any], *, waivers: tuple[Any, ...] = (), **changes: Any) -> PolicyResult:
    pack = Pack("test", "1", (rule(**changes),), trusted=True)
    return evaluate(facts, [pack], waivers, today=DAY, phases=("plan", "repository")).results[0]


EACH = {
    "each": {"as": "part", "in": "components"},
    "validations": [{"expression": "part.stateful", "message": "{part.id} is not"}],
}


def test_pass_fail_and_unknown() -> None:
    assert one({"cost": {"expected": 3}}).outcome == "pass"
    failed = one({"cost": {"expected": 30}})
    assert (failed.outcome, failed.message, failed.evidence) == ("fail", "30 is too much", {"cost.expected": 30})
    absent = one({"cost": {}})
    assert (absent.outcome, absent.message, absent.evidence) == (
        "unknown", "Not known: cost.expected", {"cost.expected": None},
    )  # fmt: skip


@pytest.mark.parametrize("value", [None, "three", [3], {"usd": 3}])
def test_a_fact_of_another_type_is_unknown(value: Any) -> None:
    assert one({"cost": {"expected": value}}).outcome == "unknown"


def test_an_expression_that_gives_no_truth_value_is_unknown() -> None:
    result = one({"cost": {"expected": 3}}, validations=[{"expression": "cost.expected", "message": "x"}])
    assert (result.outcome, result.message) == ("unknown", "expected true or false, got 3")


def test_a_failing_item_is_reported_even_beside_an_unknown_one() -> None:
    result = one({"components": [{"id": "a"}, {"id": "b", "stateful": False}, {"id": "c", "stateful": True}]}, **EACH)
    assert result.outcome == "fail"
    assert result.message == "b is not; Not known: components[a].stateful"
    assert result.evidence == {"components[a].stateful": None, "components[b].stateful": False}


def test_nothing_to_look_at_is_not_a_pass() -> None:
    assert one({"components": []}, **EACH).outcome == "not_applicable"
    assert one({}, **EACH).outcome == "unknown"
    insisting = {**EACH, "each": {**EACH["each"], "empty": "unknown"}}  # type: ignore[dict-item]
    assert one({"components": []}, **insisting).outcome == "unknown"


def test_too_long_a_list_is_unknown() -> None:
    result = one({"components": [{"id": str(n), "stateful": True} for n in range(501)]}, **EACH)
    assert (result.outcome, result.message) == ("unknown", "more than 500 items in components")


def test_severity_may_depend_and_is_strict_when_in_doubt() -> None:
    depends = {"severity": "budget.hard ? 'block' : 'warn'"}
    assert one({"cost": {"expected": 30}, "budget": {"hard": False}}, **depends).severity == "warn"
    assert one({"cost": {"expected": 30}, "budget": {"hard": True}}, **depends).severity == "block"
    assert one({"cost": {"expected": 30}}, **depends).severity == "block"


def test_a_live_waiver_covers_failed_and_unknown_results_only() -> None:
    waiver = {"rule_id": "TST-01", "owner": "Ada", "reason": "pilot", "expires_at": "2026-11-22", "id": "w1"}
    covered = one({"cost": {"expected": 30}}, waivers=(waiver,))
    assert (covered.outcome, covered.waiver_id, covered.severity) == ("waived", "w1", "block")
    assert covered.message == "Waived by Ada until 2026-11-22: pilot. 30 is too much"
    assert one({"cost": {}}, waivers=(waiver,)).outcome == "waived"
    assert one({"cost": {"expected": 3}}, waivers=(waiver,)).outcome == "pass"


def test_an_expired_or_foreign_waiver_does_nothing() -> None:
    expired = Waiver(rule_id="TST-01", owner="Ada", reason="pilot", expires_at=date(2026, 11, 21))
    other = Waiver(rule_id="TST-02", owner="Ada", reason="pilot", expires_at=date(2027, 1, 1))
    assert one({"cost": {"expected": 30}}, waivers=(expired, other)).outcome == "fail"


@pytest.mark.parametrize("missing", ["owner", "reason", "expires_at"])
def test_a_waiver_needs_owner_reason_and_day(missing: str) -> None:
    waiver = {"rule_id": "TST-01", "owner": "Ada", "reason": "pilot", "expires_at": "2026-12-01"}
    with pytest.raises(ValidationError):
        one({"cost": {"expected": 30}}, waivers=({k: v for k, v in waiver.items() if k != missing},))


def test_only_rules_of_the_asked_phase_are_judged() -> None:
    pack = Pack("test", "7", (rule(), rule(id="TST-02", phase="repository")), trusted=True)
    report = evaluate({"cost": {"expected": 3}}, [pack], today=DAY)
    assert [result.rule_id for result in report.results] == ["TST-01"]
    assert report.pack_versions == {"test": "7"}


def test_blocking_results_are_failed_or_unknown_block_rules() -> None:
    pack = Pack("t", "1", (rule(), rule(id="TST-02", severity="warn")), trusted=True)
    report = evaluate({"cost": {}}, [pack], today=DAY)
    assert [result.rule_id for result in report.blocking] == ["TST-01"]
