"""What is remembered of the newest look at outcomes that came in: the promised figures that were missed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mlsystem.settings import Settings


def remember(config: Settings, report: dict[str, Any]) -> None:
    """`report` has `missed`, a list of reasons; it is among what a job stores."""
    path = _memory(config)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, indent=2, sort_keys=True) + "\n")


def missed(config: Settings) -> list[str]:
    """Empty before the first look."""
    path = _memory(config)
    return list(json.loads(path.read_text())["missed"]) if path.is_file() else []


def _memory(config: Settings) -> Path:
    return config.home / "published" / "kept.json"
