"""Every builtin rule is proven by its own cases, and each of its expressions by a case that breaks without it."""

import pytest

from agents.order import EVERYONE
from policies import packs
from policies.engine import evaluate
from policies.judgement import judge
from policies.rule import Case, Rule

PACK = packs.builtin()
CASES = packs.test(PACK)


@pytest.mark.parametrize("result", CASES, ids=[f"{c.rule_id}: {c.case}" for c in CASES])
def test_case_of_a_rule(result: packs.CaseResult) -> None:
    assert result.ok, f"expected {result.expected}, got {result.actual}: {result.message}"


def test_nothing_passes_when_nothing_is_known() -> None:
    report = evaluate({}, [PACK], phases=("plan", "repository"))
    assert {result.rule_id for result in report.results if result.outcome == "pass"} == set()
    assert len(report.results) == len(PACK.rules)


@pytest.mark.parametrize("case", [(rule, case) for rule in PACK.rules for case in rule.tests], ids=lambda c: c[0].id)
def test_a_case_without_its_facts_does_not_pass(case: tuple[Rule, Case]) -> None:
    """Each top-level group of facts is taken away in turn: a rule may fall silent or doubt, never start to pass."""
    rule, found = case
    for group in found.facts:
        rest = {name: facts for name, facts in found.facts.items() if name != group}
        outcome = judge(rule, rest).outcome
        assert outcome != "pass" or found.expect == "pass", f"{found.name}: passes without {group}"


def test_owners_are_agents_of_the_order() -> None:
    assert {owner for rule in PACK.rules for owner in rule.owners} <= set(EVERYONE)


def test_every_rule_explains_itself() -> None:
    for rule in PACK.rules:
        assert rule.owners, rule.id
        assert rule.remediation.endswith("."), rule.id


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
