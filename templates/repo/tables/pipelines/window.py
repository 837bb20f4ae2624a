"""What the monitor looks at: the predictions served lately, from their log."""

from __future__ import annotations

from typing import Any

from mlsystem import prediction_log
from mlsystem.settings import Settings


def newest(config: Settings) -> list[dict[str, Any]]:
    """`features` and `model_version` of each prediction."""
    return prediction_log.read(config.predictions)
