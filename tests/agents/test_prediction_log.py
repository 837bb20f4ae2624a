"""How much of a prediction is logged follows from how grave it is, as everywhere else."""

from __future__ import annotations

import pytest

from agents.blueprint import prediction_log
from agents.memory import Memory
from agents.roster import agent
from agents.view import View
from templates.catalog.load import catalog
from tests.agents.shapes import shaped


@pytest.mark.parametrize(("subject", "whole"), [("life", True), ("non_life", False)])
def test_of_insurance_only_life_and_health_are_logged_whole(subject: str, whole: bool) -> None:
    """AI Act, Annex III 5(c): a motor tariff is no decision of high risk."""
    known = shaped("batch_tabular", "aws", project={"domain": "insurance_pricing", "subject": subject})
    view = View(Memory(constraints=known, catalog=catalog()), agent("inference_pipeline"))
    assert (prediction_log.planned(view, "batch_tabular").sample == prediction_log.WHOLE) is whole
