"""Where a mail program breaks a line says nothing: a wrapped brief is read as the unwrapped one."""

from __future__ import annotations

import textwrap

import pytest

from agents.intake import text
from agents.intake.extraction import extract
from bench.eval.cases import load

SHARE = 0.99  # a line that begins like a bullet or an entry after the break may be taken for one


def wrapped(brief: str, width: int) -> str:
    return "\n".join("\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) for line in brief.split("\n"))


def facts(brief: str) -> set[tuple[str, str]]:
    return {(path, repr(fact.value)) for path, fact in extract(brief).constraints.leaves()}


@pytest.mark.parametrize("width", [60, 72, 100])
def test_a_wrapped_brief_gives_the_same_facts(width: int) -> None:
    same: list[bool] = []
    for case in load():
        broken = facts(wrapped(case.brief, width))
        same += [fact in broken for fact in facts(case.brief)]
    assert sum(same) >= SHARE * len(same)


def test_breaks_that_were_meant_stay() -> None:
    sheet = "load:\n  average: 25 rps\n  peak: 90 rps"
    table = "| Run | nightly batch, ready 05:00 CET |\n| On-call | no |"
    assert "\n" in text.read(sheet).text
    assert "\n" in text.read(table).text
    assert text.read("We need it by the end of this long and winding\nyear.").text.count("\n") == 0


def test_the_size_of_a_model_is_known_over_a_break() -> None:
    brief = (
        "Counters per campaign are no older than 60 seconds. Answers 1 KB. Player ids are pseudonymous, and we\n"
        "treat them as personal data. Google Cloud, with Pub/Sub already in use. Boosted trees of\n"
        "200 MB, trained anew every two hours; the probabilities have to be calibrated."
    )
    payload = extract(brief).constraints.payload_kb
    assert payload is not None
    assert payload.value == 1
