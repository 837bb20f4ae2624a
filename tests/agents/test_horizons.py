"""A forecast learns from values that are known when it runs, and is described by its own step."""

from __future__ import annotations

import pytest

from agents.expertise.horizon import spoken
from agents.expertise.model import expertise


@pytest.mark.parametrize(
    ("step_h", "horizon_h"),
    [(0.25, 24.0), (0.5, 1008.0), (1.0, 72.0), (24.0, 24.0), (24.0, 336.0), (168.0, 2016.0), (730.0, 8760.0)],
)
def test_no_lag_is_younger_than_the_horizon(step_h: float, horizon_h: float) -> None:
    known = expertise("demand_forecasting", (f"ahead:{step_h:g}:{horizon_h:g}",))
    lags = [int(f.name.removeprefix("lag_")) * step_h for f in known.features if f.name.startswith("lag_")]
    assert lags
    assert min(lags) >= horizon_h


@pytest.mark.parametrize(
    ("variants", "said"),
    [
        ((), "a quantity per series and day"),
        (("contacts", "ahead:0.5:1008"), "per skill and half-hour, 6 weeks ahead"),
        (("spare_parts", "ahead:730:8760"), "month, 1 year ahead"),
        (("energy", "ahead::24"), "per balancing area and hour, 1 day ahead"),
    ],
)
def test_the_task_names_step_and_horizon(variants: tuple[str, ...], said: str) -> None:
    assert said in expertise("demand_forecasting", variants).task


def test_labels_of_a_month_come_after_a_month() -> None:
    known = expertise("demand_forecasting", ("ahead:730:8760",))
    assert known.labels.delay_h == 730.0
    assert known.retrain.cadence == "monthly"
    assert known.retrain.cooldown_h >= known.labels.delay_h


def test_no_placeholder_is_left() -> None:
    for subject in ("goods", "energy", "energy_price", "contacts", "spare_parts"):
        assert "{" not in expertise("demand_forecasting", (subject,)).model_dump_json().replace('{"', "")


@pytest.mark.parametrize(
    ("hours", "text"), [(1008, "6 weeks"), (8760, "1 year"), (36, "36 hours"), (0.25, "15 minutes")]
)
def test_hours_are_said_in_their_largest_unit(hours: float, text: str) -> None:
    assert spoken(hours) == text
