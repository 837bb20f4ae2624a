"""Scoring: a label holds by any name of the catalogue, and what a product runs on is no second one."""

from __future__ import annotations

import pytest

from bench.eval.cases import Case
from bench.eval.scoring import Score, judge, run


@pytest.mark.parametrize(
    ("brief", "labels", "wrong"),
    [
        ("Churn scores on AWS. Team of three, Python and Kubernetes.", {"team.skills": ["k8s", "python"]}, 0),
        ("Churn scores on AWS. Kafka we already have, it is MSK, keep it.", {"tooling.existing": ["msk"]}, 0),
        ("Churn scores on AWS. Kafka is in use and stays.", {"tooling.existing": ["msk"]}, 1),
    ],
)
def test_products_are_held_by_the_names_of_the_catalogue(brief: str, labels: dict[str, list[str]], wrong: int) -> None:
    case = Case(id="named", kind="base", brief=brief, stated=labels, inferred={}, ignore=["team.size"])
    score = Score()
    judge(case, run(case), score)
    assert (score.wrong, score.missed) == (wrong, 0)
