"""Instructions stay true: rules stand where they are read, what they name exists, and their examples validate."""

from __future__ import annotations

import re
from typing import Any

import pytest

from agents.instructions import PROMPTS, own
from agents.order import CRITICS, EVERYONE, FINAL, IMPLEMENTATION, PLANNING
from agents.roster import agent
from core.constraints import Intake
from templates.catalog.load import catalog
from templates.workload.model import PRIVATE_FROM_USD

EXAMPLE = re.compile(r"```json\n(.*?)\n```", re.DOTALL)
PATTERN = re.compile(r"\b(?:aws|gcp|azure|k8s|any)\.(?:ingest|transform|store|feature|train|serve|observe|govern)\.\w+")
HEADINGS = ("## What to weigh", "## Choices with numbers", "## When not to", "## Common mistakes", "## Output contract",
            "## Worked examples")  # fmt: skip
NAMED = re.compile(r"`((?:aws|gcp|azure|k8s|any|llm)\.[\w.-]+)`(?:[^$`\n]{0,12}\$([\d.]+))?")


def prompt(name: str) -> str:
    return own(name, agent(name).number)


def test_the_bound_a_rule_tells_is_the_one_that_is_reckoned_with() -> None:
    assert f"from ${PRIVATE_FROM_USD:,.0f} a month on" in agent("system_architecture").rules["ARC-07"]


@pytest.mark.parametrize("name", EVERYONE)
def test_two_examples_validate(name: str) -> None:
    examples = EXAMPLE.findall(prompt(name))
    assert len(examples) == 2
    for example in examples:
        output = agent(name).output.model_validate_json(example)
        assert output.agent_id == name
        assert output.headline


@pytest.mark.parametrize("name", EVERYONE)
def test_no_other_agents_rules_in_the_instructions(name: str) -> None:
    text = prompt(name).split("## Worked examples")[0]
    known = set(agent(name).rules)
    assert set(re.findall(r"\*\*([A-Z]{3}-[A-Z]?\d\d?)\*\*", text)) == known


def section(name: str, heading: str) -> list[str]:
    """The bullets under a heading."""
    return re.findall(r"^- (.+)$", prompt(name).partition(f"## {heading}\n")[2].partition("\n## ")[0], re.M)


@pytest.mark.parametrize("name", EVERYONE)
def test_choices_hold_numbers_and_every_part_says_something(name: str) -> None:
    choices = section(name, "Choices with numbers")
    assert len(choices) >= 4
    assert sum(bool(re.search(r"\d", line)) for line in choices) >= 2
    assert len(section(name, "What to weigh")) >= 3
    assert len(section(name, "When not to")) >= 2
    assert len(section(name, "Common mistakes")) >= 3


@pytest.mark.parametrize("name", EVERYONE)
def test_every_price_is_the_price_books(name: str) -> None:
    """A dollar stands beside the price row it is taken from, or in a rule of the agent."""
    text = prompt(name).partition("## Output contract")[0]
    book = catalog()
    for row, amount in NAMED.findall(text):
        assert row in book.prices or row in book.patterns, row
        if amount:
            assert float(book.prices[row].usd) == float(amount.rstrip(".")), row
    rules = " ".join(agent(name).rules.values())
    loose = re.findall(r"\$(\d[\d.,]*\d|\d)", NAMED.sub("", text))
    assert [amount for amount in loose if not re.search(rf"\b{re.escape(amount)}\b", rules)] == []


@pytest.mark.parametrize("name", [*CRITICS, *FINAL])
def test_a_critics_second_example_finds_something(name: str) -> None:
    second = agent(name).output.model_validate_json(EXAMPLE.findall(prompt(name))[1])
    found: Any = second.decisions
    bad = [r for r in found.report.results if r.outcome == "fail"] if name == "policy_engine" else found.findings
    assert bad


@pytest.mark.parametrize("name", EVERYONE)
def test_patterns_named_exist(name: str) -> None:
    assert not [found for found in PATTERN.findall(prompt(name)) if found not in catalog().patterns]


@pytest.mark.parametrize("name", [*EVERYONE, "intake"])
def test_prompts_have_their_parts(name: str) -> None:
    text = (PROMPTS / "intake.md").read_text(encoding="utf-8") if name == "intake" else prompt(name)
    assert all(heading in text for heading in HEADINGS)
    assert len(text.splitlines()) <= 200


def test_intake_examples_validate_and_show_a_quoted_instruction() -> None:
    examples = [
        Intake.model_validate_json(e) for e in EXAMPLE.findall((PROMPTS / "intake.md").read_text(encoding="utf-8"))
    ]
    assert len(examples) == 2
    assert examples[1].suspicious


def test_files_are_numbered_in_the_fixed_order() -> None:
    for folder, ids in (("planning", PLANNING), ("implementation", IMPLEMENTATION)):
        names = sorted(path.stem for path in (PROMPTS / folder).glob("*.md"))
        assert [name[3:] for name in names] == list(ids)
