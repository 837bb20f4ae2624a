"""Promotion, rollback and the hash check of the model registry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mlsystem import registry

FACTS: dict[str, Any] = {
    "family": "toy", "inputs": ["x"], "metrics": {}, "data_snapshot": "d", "code_sha": "c",
    "trained_at": "2025-01-01",
}  # fmt: skip


def test_versions_count_up_and_load_what_was_stored(tmp_path: Path) -> None:
    first = registry.register(tmp_path, {"weights": [1, 2]}, **FACTS)
    second = registry.register(tmp_path, {"weights": [3]}, **FACTS)
    assert registry.versions(tmp_path) == [first.version, second.version] == ["v0001", "v0002"]
    assert registry.load(tmp_path, "v0002") == ({"weights": [3]}, second)


def test_an_altered_artefact_is_refused(tmp_path: Path) -> None:
    card = registry.register(tmp_path, [1], **FACTS)
    (tmp_path / card.version / "model.pkl").write_bytes(b"something else")
    with pytest.raises(registry.RegistryError, match="hash differs"):
        registry.load(tmp_path, card.version)


def test_rollback_restores_the_version_before(tmp_path: Path) -> None:
    for _ in range(2):
        registry.promote(tmp_path, registry.register(tmp_path, [1], **FACTS).version)
    assert registry.resolve(tmp_path) == "v0002"
    assert registry.rollback(tmp_path) == "v0001"
    assert registry.resolve(tmp_path) == "v0001"
    with pytest.raises(registry.RegistryError, match="no earlier version"):
        registry.rollback(tmp_path)


def test_promoting_twice_is_one_step_of_history(tmp_path: Path) -> None:
    version = registry.register(tmp_path, [1], **FACTS).version
    registry.promote(tmp_path, version)
    registry.promote(tmp_path, version)
    assert registry.aliases(tmp_path) == {"champion": [version]}


def test_what_is_not_registered_cannot_be_promoted(tmp_path: Path) -> None:
    with pytest.raises(registry.RegistryError, match="no model version v0009"):
        registry.promote(tmp_path, "v0009")
    with pytest.raises(registry.RegistryError, match="nothing is promoted"):
        registry.resolve(tmp_path)
