"""What the monitor looks at: what the model saw in the newest published run."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from mlsystem import publishing
from mlsystem.settings import Settings
from pipelines import batch_infer

SEEN = "features"


def newest(config: Settings) -> list[dict[str, Any]]:
    """`features` and `model_version` of each scored entity; nothing before the first run."""
    pointer = config.home / "published" / publishing.POINTER
    if not pointer.is_file():
        return []
    return batch_infer.window(config, date.fromisoformat(json.loads(pointer.read_text())["run_date"]))
