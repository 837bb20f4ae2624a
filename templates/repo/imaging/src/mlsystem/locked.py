"""A locked model: what reads studies is exactly the version two people have signed for, byte by byte.

Promotion points at a version; without a valid change record for it nothing is loaded.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from mlsystem import registry
from mlsystem.registry import ModelCard, sha256
from mlsystem.settings import Settings


class ChangeRefusedError(Exception):
    """The change record is missing, incomplete, or is about other bytes."""


@dataclass(frozen=True)
class Change:
    """`model_sha256` and `evaluation_sha256` tie the signatures to what was looked at."""

    version: str
    model_sha256: str
    evaluation_sha256: str
    reason: str
    requested_by: str
    approved_by: str
    approved_at: str


def approve(
    config: Settings, version: str, reason: str, requested_by: str, approved_by: str, now: datetime
) -> Change:
    """Sign for a version that passed its gate. Raises ChangeRefusedError."""
    if requested_by == approved_by:
        raise ChangeRefusedError("a change is approved by another person than the one who asked for it")
    evaluation = _evaluation(config, version)
    if not json.loads(evaluation)["passed"]:
        raise ChangeRefusedError(f"{version} has not passed its gate")
    digest = registry.card(config.registry, version).sha256
    change = Change(version, digest, sha256(evaluation), reason, requested_by, approved_by, now.isoformat())
    _path(config, version).write_text(json.dumps(asdict(change), indent=2, sort_keys=True) + "\n")
    return change


def load(config: Settings) -> tuple[Any, ModelCard, Change]:
    """The champion with its valid change record. Raises RegistryError or ChangeRefusedError."""
    version = registry.resolve(config.registry)
    if not _path(config, version).is_file():
        raise ChangeRefusedError(f"nobody has signed for {version}")
    change = Change(**json.loads(_path(config, version).read_text()))
    model, card = registry.load(config.registry, version)
    if change.model_sha256 != card.sha256 or change.evaluation_sha256 != sha256(_evaluation(config, version)):
        raise ChangeRefusedError(f"{version} or its evaluation is not what was signed for")
    return model, card, change


def _evaluation(config: Settings, version: str) -> bytes:
    path = config.registry / version / "evaluation.json"
    if not path.is_file():
        raise ChangeRefusedError(f"{version} was never judged")
    return path.read_bytes()


def _path(config: Settings, version: str) -> Path:
    return config.registry / version / "change.json"
