"""What sentences state by fitted weights is known to rows and statements alike, and rules out what cannot be built."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from agents.intake import extract, text
from agents.intake.conflicts import find
from agents.intake.fitted import premises
from agents.intake.fitted.model import model
from agents.intake.words import load
from bench.fit.premises import statements

CASES = yaml.safe_load((Path(__file__).parent / "premises.yaml").read_text(encoding="utf-8"))
ENTRIES = [
    entry for row in load("spoken/premised")["rows"] for part in (*row["all"], row.get("unless", [])) for entry in part
]


@pytest.mark.parametrize(("brief", "fields"), CASES)
def test_what_sentences_state_rules_out(brief: str, fields: list[list[str]]) -> None:
    found = find(extract(brief), choose=None)
    assert [conflict.fields for conflict in found] == fields
    assert all(conflict.relaxations for conflict in found)


def test_rows_ask_for_premises_the_weights_know() -> None:
    asked = {entry.split("@")[0] for entry in ENTRIES if isinstance(entry, str) and entry.split("@")[0].isidentifier()}
    assert asked <= set(model(premises.NAME).bias)


def test_every_premise_has_statements() -> None:
    said = Counter(name for example in statements() for name in example.value.split(","))
    assert all(said[name] >= 60 for name in model(premises.NAME).bias), said


def test_a_question_states_nothing() -> None:
    told = premises.told(text.read("The room has no line to the outside world, and never will have one."))
    asked = premises.told(text.read("Has the room no line to the outside world, and will it never have one?"))
    assert "no_line" in told
    assert not asked


def test_a_sentence_may_state_several() -> None:
    told = premises.told(
        text.read("No person looks at any case before or after, and nobody hears an appeal against the result.")
    )
    assert {"no_human", "no_appeal"} <= set(told)
