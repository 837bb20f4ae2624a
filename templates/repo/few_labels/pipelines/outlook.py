"""Succeed, continue or stop: the weekly look at what the labels say, kept in `published/outlook.json`."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime

from mlsystem import outlook, registry, settings
from mlsystem.classes import classes
from mlsystem.classifier import SMALL_MODEL
from mlsystem.outlook import Outlook
from mlsystem.settings import Settings
from pipelines import train


def look(config: Settings, now: datetime) -> Outlook:
    """Of the recipe in use, or of the small model before anything is."""
    recipe = SMALL_MODEL
    if registry.aliases(config.registry).get(registry.CHAMPION):
        recipe = registry.card(config.registry, registry.resolve(config.registry)).family
    labelled = train.known(config, now) if (config.landing / "items").is_dir() else []
    found = outlook.judge(labelled, recipe, classes(config), now, config.table("poc"))
    path = config.home / "published" / "outlook.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(found), indent=2, sort_keys=True) + "\n")
    return found


def main() -> None:
    found = look(settings.load(), datetime.now(UTC))
    print(f"{found.verdict}: {found.why} ({found.labels} labels, {found.days} days)")


if __name__ == "__main__":
    main()
