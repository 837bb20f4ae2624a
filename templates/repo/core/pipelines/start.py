"""Fetch the promoted model, then become the given command: `python -m pipelines.start uvicorn …`."""

from __future__ import annotations

import os
import sys
from typing import Any

from mlsystem import artifacts, settings
from mlsystem.settings import Settings


def fetch(config: Settings, client: Any) -> int:
    """Number of registry files fetched; none when no bucket is configured."""
    if not config.artifact_bucket:
        return 0
    config.registry.mkdir(parents=True, exist_ok=True)
    return len(artifacts.pull(client, config.artifact_bucket, config.registry))


def main() -> None:
    config = settings.load()
    fetch(config, artifacts.client() if config.artifact_bucket else None)
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606


if __name__ == "__main__":
    main()
