"""The briefs the start page offers lead to a design that nothing blocks: nobody's first run ends in a conflict."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from agents.graph import run_planning
from agents.intake import extract
from agents.intake.answers import apply
from agents.ledger import InMemoryLedger

SOURCE = Path(__file__).parents[2] / "web" / "features" / "start" / "examples.ts"
EXAMPLES = dict(re.findall(r'title: "(.*?)".*?brief: `(.*?)`', SOURCE.read_text("utf-8"), re.DOTALL))


def test_there_are_three() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.parametrize("title", EXAMPLES)
def test_an_example_can_be_approved(title: str) -> None:
    settled = apply(extract(EXAMPLES[title]), {}, accept_defaults=True)
    planned = run_planning(settled, InMemoryLedger())
    assert planned.plan is not None, planned.conflicts
    assert planned.policy_report is not None
    assert planned.policy_report.blocking == []
