"""The order is frozen, and every file of an agent is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from agents import planning
from agents.order import CRITICS, EVERYONE, FINAL, IMPLEMENTATION, PLANNING
from agents.reporting.sections import SECTIONS
from agents.roster import agent, agents

ROOT = Path(planning.__file__).parent.parent


def test_twenty_two_agents_in_the_specified_order() -> None:
    assert [a.number for a in agents(PLANNING + IMPLEMENTATION)] == list(range(1, 23))
    assert PLANNING[0] == "project_stages"
    assert PLANNING[15] == "system_architecture"


@pytest.mark.parametrize(("folder", "ids"), [("planning", PLANNING), ("critics", CRITICS + FINAL)])
def test_every_file_with_an_agent_is_in_the_order(folder: str, ids: tuple[str, ...]) -> None:
    found = {p.stem for p in (ROOT / folder).glob("*.py") if "AGENT = Agent(" in p.read_text()}
    assert found == set(ids)


def test_nobody_reads_a_later_agent() -> None:
    for name in PLANNING:
        position = PLANNING.index(name)
        assert all(PLANNING.index(upstream) < position for upstream in agent(name).upstream), name


def test_rule_ids_are_unique_over_all_agents() -> None:
    ids = [rule for name in EVERYONE for rule in agent(name).rules]
    assert len(ids) == len(set(ids))


def test_unknown_agent_is_refused() -> None:
    with pytest.raises(KeyError):
        agent("twenty_third")


def test_report_sections_name_fields_that_exist() -> None:
    for name, sections in SECTIONS.items():
        fields = set(agent(name).output.model_fields["decisions"].annotation.model_fields)  # type: ignore[union-attr]
        for heading, wanted in sections.items():
            assert {field.split(".")[0] for field in wanted} <= fields, (name, heading)
