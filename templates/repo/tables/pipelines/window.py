"""What the monitor looks at: the newest days of the prediction log that hold enough to judge by."""

from __future__ import annotations

from typing import Any

from mlsystem import prediction_log
from mlsystem.settings import Settings

SEEN = "features"


def newest(config: Settings) -> list[dict[str, Any]]:
    """`features` and `model_version` of each prediction."""
    return prediction_log.recent(config, at_least=config.table("monitoring")["min_n"])
