"""When deliveries were last looked for by a run that fetches only what is new, and went well.

Each kind of run has a `name` of its own: what one has taken in may still be waited for by another.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mlsystem import artifacts
from mlsystem.settings import Settings

FOLDER, LAST = "looks", "last"
# What came so long before the last look is fetched again: an upload is dated by its beginning, and what a run
# that failed or died had begun is taken up by a later look.
OVERLAP_S = 3 * 3600.0


def since(config: Settings, client: Any, name: str = LAST) -> float:
    """Seconds since the epoch from which on deliveries are fetched; 0 for all there are."""
    artifacts.pull(client, config.artifact_bucket, config.home / FOLDER, FOLDER)
    path = _path(config, name)
    return max(0.0, float(path.read_text()) - OVERLAP_S) if path.is_file() else 0.0


def ended_well(config: Settings, client: Any, begun: float, name: str = LAST) -> None:
    """To be called when all steps of a look have ended. A run for one delivery is no look."""
    if config.delivered:
        return
    path = _path(config, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(begun))
    others = frozenset(path.parent.glob("*.txt")) - {path}
    artifacts.push(client, config.artifact_bucket, path.parent, FOLDER, others)


def _path(config: Settings, name: str) -> Path:
    return config.home / FOLDER / f"{name}.txt"
