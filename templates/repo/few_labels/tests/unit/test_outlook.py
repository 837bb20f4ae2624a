"""Succeed, continue or stop: each for its own reason."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from mlsystem import outlook, sample
from mlsystem.classes import classes
from mlsystem.classifier import SMALL_MODEL
from mlsystem.settings import Settings
from pipelines import outlook as step

START = datetime(2025, 3, 1, tzinfo=UTC)
SOON = START + timedelta(days=10)
CONF: dict[str, Any] = {"success_at_least": 0.75, "max_labels": 400, "max_days": 90}
RECORDS = sample.synthesise(150, 7, START)


def verdict(config: Settings, records: Any, today: datetime = SOON, **conf: Any) -> outlook.Outlook:
    return outlook.judge(records, SMALL_MODEL, classes(config), today, {**CONF, **conf})


def test_good_enough_is_a_success(empty: Settings) -> None:
    found = verdict(empty, RECORDS, success_at_least=0.5)
    assert found.verdict == "succeed"
    assert found.now is not None
    assert found.now.low >= 0.5


@pytest.mark.parametrize(
    ("conf", "today", "why"),
    [({"max_labels": 150}, SOON, "labels"), ({"max_days": 10}, SOON, "days")],
)
def test_the_agreed_limits_stop_it(empty: Settings, conf: dict[str, Any], today: datetime, why: str) -> None:
    found = verdict(empty, RECORDS, today, success_at_least=0.999, **conf)
    assert found.verdict == "stop"
    assert why in found.why


def test_labels_that_teach_nothing_stop_it(empty: Settings) -> None:
    order = np.random.default_rng(5).permutation(len(RECORDS))
    noise = [
        {**r, "id": f"x{r['id']}", "label": RECORDS[i]["label"]} for r, i in zip(RECORDS, order, strict=True)
    ]
    found = verdict(empty, noise)
    assert found.verdict == "stop"
    assert found.reachable is not None
    assert found.reachable < 0.75


def test_too_few_labels_are_no_reason_to_stop_before_the_time_is_over(empty: Settings) -> None:
    assert verdict(empty, RECORDS[:6]).verdict == "continue"
    assert verdict(empty, []).verdict == "continue"
    assert verdict(empty, RECORDS[:6], START + timedelta(days=91)).verdict == "stop"


def test_the_curve_is_read_at_the_labels_that_were_agreed() -> None:
    assert outlook.extrapolate([50, 100, 200], [0.5, 0.6, 0.7], 400) == pytest.approx(0.8)
    assert outlook.extrapolate([50, 100, 200], [0.8, 0.9, 1.0], 800) == 1.0
    assert outlook.extrapolate([100], [0.6], 400) == 0.6


def test_before_the_first_item_it_goes_on(empty: Settings) -> None:
    assert step.look(empty, SOON).verdict == "continue"


def test_the_weekly_look_is_kept(system: Settings) -> None:
    found = step.look(system, SOON + timedelta(days=30))
    assert found.labels == 150
    assert found.verdict in (system.home / "published" / "outlook.json").read_text()
