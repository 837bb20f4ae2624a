"""Delete what has been kept long enough: sound first, transcripts after; what went is written down."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from mlsystem import settings
from mlsystem.settings import Settings


def retain(config: Settings, today: date) -> list[str]:
    """Folders deleted, also appended to `published/deleted.jsonl`. Bucket lifecycle rules back this up."""
    keep = config.table("retention")
    root = config.home / "published"
    gone = [
        *_old(config.landing / "calls", "dt=", today - timedelta(days=keep["audio_days"])),
        *_old(root, "run_date=", today - timedelta(days=keep["transcript_days"])),
    ]
    for folder in gone:
        shutil.rmtree(folder)
    names = [folder.relative_to(config.home).as_posix() for folder in gone]
    if names:
        root.mkdir(parents=True, exist_ok=True)
        with (root / "deleted.jsonl").open("a", encoding="utf-8") as handle:
            handle.write(json.dumps({"on": today.isoformat(), "folders": names}, sort_keys=True) + "\n")
    return names


def _old(root: Path, prefix: str, before: date) -> list[Path]:
    dated = [(date.fromisoformat(p.name.removeprefix(prefix)), p) for p in sorted(root.glob(f"{prefix}*"))]
    return [path for day, path in dated if day < before]


def main() -> None:
    print(f"{len(retain(settings.load(), datetime.now(UTC).date()))} folders deleted")


if __name__ == "__main__":
    main()
