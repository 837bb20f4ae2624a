"""The demo's proofs: facts are written whatever they say, and the opposite of a proof ends the demo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mlsystem import registry, settings
from mlsystem.settings import Settings
from pipelines import proofs

FACTS: dict[str, Any] = {
    "family": "toy", "inputs": ["x"], "metrics": {}, "data_snapshot": "d", "code_sha": "c",
    "trained_at": "2025-01-01",
}  # fmt: skip


@pytest.fixture
def config(tmp_path: Path) -> Settings:
    found = Settings(tmp_path, settings.ROOT / "conf", settings.ROOT / "contracts")
    for weights in ([1], [2]):
        registry.register(found.registry, weights, **FACTS)
    registry.promote(found.registry, "v0001")
    return found


def test_a_refusal_counts_only_while_the_champion_stays(config: Settings) -> None:
    proofs.refused(config, "v0002", "v0001", ["quality: 0.1, needs at least 0.8"])
    assert proofs.read(config)["worse_refused"]["champion"] == "v0001"
    with pytest.raises(proofs.NotShownError):
        proofs.refused(config, "v0002", "v0001", [])
    registry.promote(config.registry, "v0002")
    with pytest.raises(proofs.NotShownError):
        proofs.refused(config, "v0002", "v0001", ["quality"])


@pytest.mark.parametrize(
    "windows",
    [
        [("ordinary", False, ["x"]), ("shifted", True, ["x"])],
        [("ordinary", False, []), ("shifted", True, [])],
        [("ordinary", False, [])],
        [],
    ],
)
def test_a_wrong_alarm_or_a_missing_window_is_no_proof(
    config: Settings, windows: list[tuple[str, bool, list[str]]]
) -> None:
    with pytest.raises(proofs.NotShownError):
        proofs.drift(config, windows)


def test_rollback_restores_the_bytes_that_served_before(config: Settings) -> None:
    proofs.rollback(config, "v0002", "v0001")
    assert proofs.read(config)["rollback"] == {
        "before": "v0001", "promoted": "v0002", "after": "v0001", "same_bytes": True,
    }  # fmt: skip
    with pytest.raises(proofs.NotShownError):
        proofs.rollback(config, "v0002", "v0002")


@pytest.mark.parametrize("offline", [[[1.0, 2.1]], [[1.0]], [], [[1.0, float("nan")]]])
def test_unequal_or_absent_features_are_no_proof(config: Settings, offline: list[Any]) -> None:
    with pytest.raises(proofs.NotShownError):
        proofs.parity(config, "features", [[1.0, 2.0]] if offline else [], offline)


def test_all_four_are_needed(config: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    proofs.refused(config, "v0002", "v0001", ["quality"])
    proofs.drift(config, [("ordinary", False, []), ("shifted", True, ["x"])])
    proofs.rollback(config, "v0002", "v0001")
    with pytest.raises(proofs.NotShownError, match="parity"):
        proofs.finish(config)
    proofs.parity(config, "features", np.ones((3, 2)), np.ones((3, 2)) + 1e-9)
    proofs.finish(config)
    assert set(proofs.read(config)) == set(proofs.NAMES)
    assert "demo passed" in capsys.readouterr().out
