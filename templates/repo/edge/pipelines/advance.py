"""Move a rollout on, or halt it, by what the devices report (`landing/health/*.json`)."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from mlsystem import rollout, settings
from mlsystem.rollout import Health, Rollout
from mlsystem.settings import Settings
from pipelines import release


def advance(config: Settings, now: datetime) -> Rollout:
    path = release.state(config)
    moved = rollout.advance(rollout.load(path), reports(config), now, config.table("rollout"))
    rollout.save(path, moved)
    return moved


def report(config: Settings, health: Health) -> None:
    """One file per device and version; a newer report replaces the older one."""
    path = folder(config) / f"{health.device}-{health.version}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(health), sort_keys=True) + "\n")


def reports(config: Settings) -> list[Health]:
    return [Health(**json.loads(path.read_text())) for path in sorted(folder(config).glob("*.json"))]


def folder(config: Settings) -> Path:
    return config.landing / "health"


def main() -> None:
    config = settings.load()
    if not release.state(config).is_file():
        print("nothing has been released yet")
        return
    print(advance(config, datetime.now(UTC)))


if __name__ == "__main__":
    main()
