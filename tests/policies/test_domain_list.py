"""Every rule of the domain's list is in the builtin pack, under its name, with cases of its own."""

from __future__ import annotations

import pytest

from policies.packs import builtin

NUMBERED = {
    "LAT": 8, "BUD": 7, "REG": 6, "PII": 12, "HIP": 3, "PCI": 1, "FIN": 4, "MED": 1, "SEC": 5, "REL": 7, "LIM": 2,
    "LIF": 1, "PRT": 1, "OPS": 2, "MON": 2, "EXC": 1, "DAT": 1, "LIC": 1,
}  # fmt: skip
NAMED = ("GDP-22", "AIA-50", "COST-TAG")
LIST = [*(f"{family}-{n:02}" for family, last in NUMBERED.items() for n in range(1, last + 1)), *NAMED]
OUR_OWN = {"SEC-06", "SEC-07", "SEC-08", "DAT-02", "LAT-09"}
RULES = {rule.id: rule for rule in builtin().rules}


def test_the_list_is_complete() -> None:
    assert len(LIST) == 68
    assert set(RULES) == set(LIST) | OUR_OWN


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_every_rule_is_seen_in_each_outcome_it_can_have(rule_id: str) -> None:
    rule = RULES[rule_id]
    outcomes = {case.expect for case in rule.tests}
    always = rule.match == "true" and (rule.each is None or rule.each.where == "true")
    assert {"pass", "fail", "unknown"} <= outcomes, outcomes
    assert always or "not_applicable" in outcomes, outcomes
    assert rule.remediation
    assert rule.owners
