"""Every version says what it came from, and what was in use stays on record."""

from __future__ import annotations

import json
from pathlib import Path

from mlsystem import registry, settings
from mlsystem.settings import Settings
from pipelines import lineage


def filled(home: Path) -> Settings:
    config = Settings(home, settings.ROOT / "conf", settings.ROOT / "contracts")
    for number, snapshot in enumerate(("day-1", "day-2"), 1):
        registry.register(
            config.registry, [number], family="toy", inputs=[], metrics={"score": 0.5 + number / 10},
            data_snapshot=snapshot, code_sha="abc", trained_at="2026-01-01T00:00:00+00:00",
        )  # fmt: skip
    (config.registry / "v0001" / "evaluation.json").write_text('{"passed": true, "refused": []}')
    registry.promote(config.registry, "v0001")
    return config


def test_an_event_names_the_data_the_code_and_the_artefact(tmp_path: Path) -> None:
    config = filled(tmp_path)
    first, second, approved = (json.loads(path.read_text()) for path in lineage.record(config))
    assert first["inputs"] == [{"namespace": "mlsystem", "name": "landing@day-1"}]
    assert first["job"]["facets"]["sourceCode"]["code_sha"] == "abc"
    model = first["outputs"][0]["facets"]["model"]
    assert (model["sha256"], model["evaluation"]["passed"]) == (
        registry.card(config.registry, "v0001").sha256,
        True,
    )
    assert second["outputs"][0]["facets"]["model"]["evaluation"] is None
    assert [entry["version"] for entry in approved] == ["v0001"]


def test_the_same_registry_gives_the_same_bytes(tmp_path: Path) -> None:
    config = filled(tmp_path)
    before = [path.read_bytes() for path in lineage.record(config)]
    assert [path.read_bytes() for path in lineage.record(config)] == before
