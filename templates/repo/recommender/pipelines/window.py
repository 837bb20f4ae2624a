"""What the monitor looks at: the answers given lately that a model gave."""

from __future__ import annotations

from typing import Any

from mlsystem import recent
from mlsystem.settings import Settings

SEEN = "features"


def newest(config: Settings) -> list[dict[str, Any]]:
    """`features` (signals.NAMES) and `model_version` of each answer."""
    return [entry for entry in recent.read(config) if not entry["degraded"] and entry["features"]]
