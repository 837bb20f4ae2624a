"""A recording, a document or a picture is judged once; a row of a table is scored with every run."""

from __future__ import annotations

import pytest

from core.constraints import Constraints, Data, Fact, Project
from templates.sizing import workload
from templates.workload.month import SECONDS


def batch(kind: str) -> Constraints:
    return Constraints(
        project=Project(problem_type=Fact(value=kind)), serving_mode=Fact(value="batch"),
        data=Data(row_count=Fact(value=1_000_000.0)),
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["asr", "ocr_idp", "llm_extraction", "cv_segmentation"])
def test_items_on_hand_are_worked_off_in_a_month_and_that_is_said(kind: str) -> None:
    work = workload(batch(kind))
    assert work.predictions_month == pytest.approx(1_000_000)
    assert work.assumptions["items_month"].text == "Each of the 1,000,000 items on hand is judged once, within a month."
    assert "items_month" in work.traced("predictions_month")


def test_rows_of_a_table_are_scored_every_day() -> None:
    work = workload(batch("binary_clf"))
    assert work.predictions_month == pytest.approx(1_000_000 * SECONDS / 86_400)
    assert "items_month" not in work.assumptions
