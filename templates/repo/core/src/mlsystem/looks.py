"""When deliveries were last looked for by a run that fetches only what is new, and went well."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mlsystem import artifacts
from mlsystem.settings import Settings

FOLDER = "looks"
# What came so long before the last look is fetched again: an upload is dated by its beginning, and what a run
# that failed or died had begun is taken up by a later look.
OVERLAP_S = 3 * 3600.0


def since(config: Settings, client: Any) -> float:
    """Seconds since the epoch from which on deliveries are fetched; 0 for all there are."""
    if not config.only_new:
        return 0.0
    artifacts.pull(client, config.artifact_bucket, config.home / FOLDER, FOLDER)
    path = _path(config)
    return max(0.0, float(path.read_text()) - OVERLAP_S) if path.is_file() else 0.0


def ended_well(config: Settings, client: Any, begun: float) -> None:
    """To be called when all steps of a look have ended. A run for one delivery is no look."""
    if not config.only_new or config.delivered:
        return
    path = _path(config)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(begun))
    artifacts.push(client, config.artifact_bucket, path.parent, FOLDER)


def _path(config: Settings) -> Path:
    return config.home / FOLDER / "last.txt"
