"""What sentences state by fitted weights; `clashes/premises.yaml` has what it rules out in whole briefs."""

from __future__ import annotations

from collections import Counter

from agents.intake import text
from agents.intake.fitted import premises
from agents.intake.fitted.model import model
from agents.intake.words import load
from bench.fit.premises import written

ENTRIES = [
    entry for row in load("spoken/premised")["rows"] for part in (*row["all"], row.get("unless", [])) for entry in part
]


def test_rows_ask_for_premises_the_weights_know() -> None:
    asked = {entry.split("@")[0] for entry in ENTRIES if isinstance(entry, str) and entry.split("@")[0].isidentifier()}
    assert asked <= set(model(premises.NAME).bias)


def test_every_premise_has_statements() -> None:
    said = Counter(name for names, _ in written() for name in names.split(","))
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
