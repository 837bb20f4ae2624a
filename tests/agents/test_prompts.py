"""Instructions stay true: every rule is cited, what they name exists, and their examples validate."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from agents.order import CRITICS, EVERYONE, FINAL, IMPLEMENTATION, PLANNING
from agents.roster import agent
from core.constraints import Intake
from templates.catalog.load import catalog

PROMPTS = Path(__file__).parents[2] / "prompts"
EXAMPLE = re.compile(r"```json\n(.*?)\n```", re.DOTALL)
PATTERN = re.compile(r"\b(?:aws|gcp|azure|k8s|any)\.(?:ingest|transform|store|feature|train|serve|observe|govern)\.\w+")
HEADINGS = ("## What to weigh", "## When not to", "## Common mistakes", "## Output contract", "## Worked examples")


def prompt(name: str) -> str:
    if name in CRITICS + FINAL:
        return (PROMPTS / "critics" / f"{name}.md").read_text(encoding="utf-8")
    folder = "planning" if name in PLANNING else "implementation"
    return (PROMPTS / folder / f"{agent(name).number:02d}_{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", EVERYONE)
def test_every_rule_is_cited_and_quoted(name: str) -> None:
    text = prompt(name)
    for rule, words in agent(name).rules.items():
        assert f"**{rule}** {words}" in text


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
