"""The rhythm of retraining that was decided in words, in the hours that the repository counts."""

from __future__ import annotations

import pytest

from templates.render_context import retraining
from tests.templates.render.plans import intake, plan


@pytest.mark.parametrize(
    ("cadence", "hours"),
    [
        ("weekly", 168),
        ("monthly", 720),
        ("quarterly", 2190),
        ("with each monthly run", 720),
        ("with each quarterly run", 2190),
        ("yearly, watched quarterly", 8760),
    ],
)
def test_the_conf_retrains_at_the_rhythm_the_report_tells(cadence: str, hours: int) -> None:
    decided = {"cadence": cadence, "cooldown_h": 168, "min_new_labels": 300, "max_auto_per_week": 1}
    decisions = {"continual_learning": {"decisions": {"retrain": decided}}}
    assert retraining(plan("batch_tabular"), intake(), decisions)["cadence_h"] == hours
