"""What was delivered: `incoming/` of the artefact store, and the platform's own inbox where it is mounted."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from mlsystem import artifacts
from mlsystem.settings import Settings


def fetch(config: Settings, client: Any) -> Path:
    """Every delivery under `config.incoming`; fetching again changes nothing."""
    artifacts.pull(client, config.artifact_bucket, config.incoming, "incoming")
    if config.inbox:
        shutil.copytree(config.inbox, config.incoming, dirs_exist_ok=True)
    return config.incoming
