"""Move the champion alias in object storage: to a version that passed its gate, or one step back."""

from __future__ import annotations

import json
import sys
from typing import Any

from mlsystem import artifacts, registry, settings, stored_aliases
from mlsystem.settings import Settings


class NotJudgedError(Exception):
    """The version has no passed evaluation, so nobody may promote it."""


def promote(config: Settings, wanted: str) -> str:
    """The version that serves afterwards; `wanted` is a version, or `rollback`."""
    if wanted == "rollback":
        return registry.rollback(config.registry)
    report = config.registry / wanted / "evaluation.json"
    if not report.is_file() or not json.loads(report.read_text())["passed"]:
        raise NotJudgedError(f"{wanted} has no passed evaluation")
    registry.promote(config.registry, wanted)
    return wanted


def in_storage(config: Settings, client: Any, wanted: str) -> str:
    """As `promote`, on the registry kept in the artefact bucket. Raises conditional.ChangedError when another
    promotion came first."""
    artifacts.pull(client, config.artifact_bucket, config.registry)
    before = stored_aliases.seen(config.registry)
    serving = promote(config, wanted)
    stored_aliases.store(client, config.artifact_bucket, config.registry, before)
    return serving


def main() -> None:
    config = settings.load()
    wanted = sys.argv[1]
    serving = (
        in_storage(config, artifacts.client(), wanted) if config.artifact_bucket else promote(config, wanted)
    )
    print(f"champion is {serving}")


if __name__ == "__main__":
    main()
