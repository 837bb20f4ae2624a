"""Write a lineage event per registered version and what was approved, beside what is published."""

from __future__ import annotations

import json
from pathlib import Path

from mlsystem import lineage, registry, settings
from mlsystem.settings import Settings


def record(config: Settings) -> list[Path]:
    """Files under `published/lineage/`; the same registry gives the same bytes."""
    folder = config.home / "published" / "lineage"
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for version in registry.versions(config.registry):
        judged = config.registry / version / "evaluation.json"
        verdict = json.loads(judged.read_text()) if judged.is_file() else None
        made.append(
            _write(
                folder / f"{version}.json", lineage.event(registry.card(config.registry, version), verdict)
            )
        )
    return [*made, _write(folder / "approvals.json", lineage.approvals(config.registry))]


def _write(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value, indent=2, sort_keys=True) + "\n")
    return path


def main() -> None:
    print(f"{len(record(settings.load()))} files written")


if __name__ == "__main__":
    main()
