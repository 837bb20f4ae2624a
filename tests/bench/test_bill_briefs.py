"""Briefs planned to the end: what they name and count is read, sized and priced as on paper, within a tenth."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bench.eval.cases import Case, case_of
from bench.eval.design import Tally
from bench.eval.planned import labels, planned

FILES = ("bill_briefs.yaml", "job_bills.yaml")
CASES = [case_of(row) for file in FILES for row in yaml.safe_load(Path(__file__).with_name(file).read_text("utf-8"))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_bill_of_a_brief_is_the_sum_on_paper(case: Case) -> None:
    tally = Tally()
    labels(case, planned(case), tally)
    assert tally.judged["cost by hand"] == len(case.cost)
    assert [note for note in tally.notes if note.startswith("cost by hand")] == []
