"""Stability: groups of wordings are compared one with the next, and what differs is named."""

from __future__ import annotations

from bench.eval.cases import Case
from bench.eval.scoring import run
from bench.eval.stability import stable

SAME = ["We need a budget of 900 USD a month on AWS.", "AWS; 900 dollars monthly is what we can spend."]


def cases(*briefs: str) -> list[Case]:
    return [Case(str(n), "base", text, {"cloud": "aws"}, group="one") for n, text in enumerate(briefs)]


def test_wordings_of_the_same_facts_are_stable() -> None:
    told = cases(*SAME)
    assert stable(told, [run(case) for case in told]) == (1, 1, [])


def test_what_differs_between_two_wordings_is_named() -> None:
    told = cases(SAME[0], "900 dollars monthly on Azure.")
    assert stable(told, [run(case) for case in told]) == (0, 1, ["one: cloud: aws / azure"])


def test_a_case_without_a_group_is_compared_with_nothing() -> None:
    alone = Case("alone", "base", SAME[0], {"cloud": "aws"})
    assert stable([alone], [run(alone)]) == (0, 0, [])
