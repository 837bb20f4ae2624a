"""Every builtin rule is proven by its own cases, and each of its expressions by a case that breaks without it."""

import pytest

from policies import packs
from policies.rule import Rule

PACK = packs.builtin()
CASES = packs.test(PACK)


@pytest.mark.parametrize("result", CASES, ids=[f"{c.rule_id}: {c.case}" for c in CASES])
def test_case_of_a_rule(result: packs.CaseResult) -> None:
    assert result.ok, f"expected {result.expected}, got {result.actual}: {result.message}"


def _mutants(rule: Rule) -> list[tuple[str, Rule]]:
    """The rule with one expression negated, one validation removed, its match inverted, its severity changed."""
    made = [("match", rule.model_copy(update={"match": f"!({rule.match})"}))] if rule.match != "true" else []
    if rule.each and rule.each.where != "true":
        each = rule.each.model_copy(update={"where": f"!({rule.each.where})"})
        made.append(("where", rule.model_copy(update={"each": each})))
    for at, validation in enumerate(rule.validations):
        flipped = validation.model_copy(update={"expression": f"!({validation.expression})"})
        always = validation.model_copy(update={"expression": "true"})
        for name, mutant in (("flipped", flipped), ("always true", always)):
            changed = [mutant if index == at else v for index, v in enumerate(rule.validations)]
            made.append((f"validation {at} {name}", rule.model_copy(update={"validations": changed})))
    other = "info" if rule.severity != "info" else "block"
    return [*made, ("severity", rule.model_copy(update={"severity": other}))]


MUTANTS = [(rule.id, name, mutant) for rule in PACK.rules for name, mutant in _mutants(rule)]


@pytest.mark.parametrize(("rule_id", "name", "mutant"), MUTANTS, ids=[f"{r}: {n}" for r, n, _ in MUTANTS])
def test_a_broken_rule_breaks_a_case(rule_id: str, name: str, mutant: Rule) -> None:
    results = packs.test(packs.Pack("mutant", "1", (mutant,), trusted=True))
    assert any(not result.ok for result in results), f"no case of {rule_id} notices: {name}"
