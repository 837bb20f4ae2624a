"""Any few sentences of a brief, beside one of another, are read: a value or none, and never an error of our own."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest

from agents.intake import extract, text
from agents.intake.errors import BriefError
from bench.eval.looks import looks

SHORT, LONG, MOST = 80, 6_000, 3  # texts of a run, and sentences of one brief in a text


def read(count: int, seed: int) -> None:
    chance = random.Random(seed)
    briefs = [case.brief for look in looks() for case in look.cases]
    for _ in range(count):
        own, other = ([one.text for one in text.read(brief).sentences] for brief in chance.sample(briefs, 2))
        begin = chance.randrange(len(own))
        torn = "\n".join([*own[begin : begin + chance.randint(1, MOST)], chance.choice(other)])
        try:
            with suppress(BriefError):
                extract(torn)
        except Exception as error:
            raise AssertionError(f"not read: {torn!r}") from error


def test_torn_briefs_are_read() -> None:
    read(SHORT, seed=7)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_many_torn_briefs_are_read() -> None:
    read(LONG, seed=random.randrange(10**6))
