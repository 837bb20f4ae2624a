"""The range holds the share of outcomes it promises on rows it has not seen; one that does not is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest

from mlsystem import beside, domain, registry
from mlsystem.beside import Ranged
from mlsystem.settings import Settings
from pipelines import evaluate
from pipelines.train import split


@pytest.fixture
def model(trained: Settings) -> Ranged:
    found, _ = registry.load(trained.registry, registry.resolve(trained.registry))
    assert isinstance(found, Ranged)
    return found


def test_the_range_holds_what_it_promises(model: Ranged, trained: Settings, now: datetime) -> None:
    held_out = split(trained, now).test
    assert abs(beside.coverage(model, held_out.x, held_out.y) - beside.HELD) <= 0.05


def test_an_estimate_lies_within_its_range_and_both_within_what_can_be(
    model: Ranged, trained: Settings, now: datetime
) -> None:
    x = split(trained, now).test.x
    for rows in (x, x * 100):
        ends, middle = beside.values(model, rows), np.clip(model.predict(rows), 0, domain.HIGHEST)
        assert ends["low"].min() >= 0
        assert ends["high"].max() <= domain.HIGHEST
        assert bool(np.all((ends["low"] <= middle) & (middle <= ends["high"])))


@pytest.mark.parametrize("moved", [-0.4, 4.0])
def test_a_range_too_narrow_or_too_wide_is_refused(
    moved: float, model: Ranged, system: Settings, now: datetime
) -> None:
    old = registry.card(system.registry, "v0001")
    facts = {"data_snapshot": "x", "code_sha": "x", "trained_at": now.isoformat(), "extra": old.extra}
    other = replace(model, moved=model.moved + moved * domain.TYPICAL)
    worse = registry.register(
        system.registry, other, family=old.family, inputs=old.inputs, metrics={}, **facts
    )
    result = evaluate.evaluate(worse.version, system)
    assert [reason.split(":")[0] for reason in result.refused] == ["outcomes inside the range"]
