"""Compare the arms on what was shown lately and picked since."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from mlsystem import arms, recent, settings, tables
from mlsystem.settings import Settings


def experiment(config: Settings, now: datetime) -> dict[str, Any]:
    """Written to `published/experiment.json`; `pending` while there is too little to say anything."""
    found = arms.compare(recent.read(config), tables.read("events", config), now)
    path = config.home / "published" / "experiment.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, indent=2, sort_keys=True) + "\n")
    return found


def main() -> None:
    print(json.dumps(experiment(settings.load(), datetime.now(UTC)), indent=2, sort_keys=True))


if __name__ == "__main__":
    main()
