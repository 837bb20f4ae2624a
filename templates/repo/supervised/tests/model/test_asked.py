"""What the customer asked to be held to is compared on real records: a model that misses it is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mlsystem import measures, registry, training
from mlsystem.gate_checks import asked
from mlsystem.settings import Settings
from pipelines import evaluate
from pipelines.train import split

MEASURED: list[dict[str, Any]] = [
    {"metric": "recall", "top": 0.05},
    {"metric": "precision", "top": 0.1},
    {"metric": "roc_auc"},
]


def held_to(config: Settings, goal: dict[str, Any], folder: Path) -> Settings:
    """The same system with one more row of `asked`, as it runs on real records."""
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in goal.items())
    for path in config.conf.glob("*.toml"):
        (folder / path.name).write_bytes(path.read_bytes())
    gates = (config.conf / "gates.toml").read_text().split("# What the customer asked")[0]
    (folder / "gates.toml").write_text(f"{gates}\n[[asked]]\n{lines}")
    return replace(config, conf=folder, sample=False)


@pytest.mark.parametrize("row", MEASURED)
def test_a_model_below_what_was_asked_for_is_refused(
    row: dict[str, Any], system: Settings, now: datetime, tmp_path: Path
) -> None:
    held_out = split(system, now).test
    model, _ = registry.load(system.registry, "v0001")
    value = measures.of(row, held_out.y, training.scores(model, held_out.x))
    for off, refused in ((-0.01, []), (0.01, ["the target"])):
        goal = {**row, "name": "the target", "at_least": value + off, "said": "in the customer's words"}
        result = evaluate.evaluate("v0001", held_to(system, goal, tmp_path))
        assert [reason.split(":")[0] for reason in result.refused] == refused
        assert all("in the customer's words" in reason for reason in result.refused)


def test_every_target_of_the_brief_refuses_what_misses_it(system: Settings) -> None:
    """The rows of conf/gates.toml; the sample is made up and can neither meet nor miss them."""
    assert system.table("gates").get("asked", []) == []
    for row in replace(system, sample=False).table("gates").get("asked", []):
        assert row["metric"] in {**measures.OF_SCORES, **measures.OF_PICKED}
        low, high = row.get("at_least", -np.inf), row.get("at_most", np.inf)
        kept = low if np.isfinite(low) else high
        assert all(check.passed for check in asked([row], lambda _, value=kept: value))
        for missed in {low - 0.001, high + 0.001} - {-np.inf, np.inf}:
            assert not all(check.passed for check in asked([row], lambda _, value=missed: value))


def test_what_is_measured_among_the_highest_scores() -> None:
    y = np.array([1.0, 0.0, 1.0, 0.0, 0.0])
    p = np.array([0.9, 0.6, 0.5, 0.2, 0.1])
    assert measures.of({"metric": "recall", "top": 0.2}, y, p) == pytest.approx(0.5)
    assert measures.of({"metric": "precision", "top": 0.4}, y, p) == pytest.approx(0.5)
    assert measures.of({"metric": "recall"}, y, p) == pytest.approx(1.0)
    assert measures.of({"metric": "calibration"}, y, p) == pytest.approx(2.3 / 2)
    with pytest.raises(KeyError):
        measures.of({"metric": "unheard of"}, y, p)
