"""Delete what has been kept long enough, here and in the artefact store: sound first, transcripts after.

What went is written down once it is gone: `published/deleted/<day>.jsonl`.
"""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from mlsystem import artifacts, listing, settings
from mlsystem.settings import Settings


def retain(config: Settings, today: date) -> list[str]:
    """Folders deleted. Safe to repeat: a run that died goes on where it stopped."""
    keep = config.table("retention")
    root = config.home / "published"
    gone = [
        *_old(config.landing / "calls", "dt=", today - timedelta(days=keep["audio_days"])),
        *_old(root, "run_date=", today - timedelta(days=keep["transcript_days"])),
        *_old_files(root / "review", today - timedelta(days=keep["transcript_days"])),
        *_old_files(root / "qa", today - timedelta(days=keep["transcript_days"])),
    ]
    names = [path.relative_to(config.home).as_posix() for path in gone]
    client = artifacts.client() if config.artifact_bucket else None
    for name in names:
        _delete_stored(config, client, name)
    for path in gone:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    if names:
        _write_down(config, client, today, names)
    return names


def _delete_stored(config: Settings, client: Any, name: str) -> None:
    """A folder, or one file, of the artefact store. Raises what the store raises: nothing is said to be gone
    that is not."""
    if client is None:
        return
    for key in listing.keys(client, config.artifact_bucket, name.rpartition("/")[0]):
        if key == name or key.startswith(f"{name}/"):
            client.delete_object(Bucket=config.artifact_bucket, Key=key)


def _write_down(config: Settings, client: Any, today: date, names: list[str]) -> None:
    """At once in the store too: what is gone cannot be found again and written down later."""
    path = config.home / "published" / "deleted" / f"{today}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as handle:
        handle.writelines(json.dumps({"on": today.isoformat(), "name": name}) + "\n" for name in names)
    if client is not None:
        key = path.relative_to(config.home).as_posix()
        client.put_object(Bucket=config.artifact_bucket, Key=key, Body=path.read_bytes())


def _old(root: Path, prefix: str, before: date) -> list[Path]:
    dated = [(date.fromisoformat(p.name.removeprefix(prefix)), p) for p in sorted(root.glob(f"{prefix}*"))]
    return [path for day, path in dated if day < before]


def _old_files(root: Path, before: date) -> list[Path]:
    return [path for path in sorted(root.glob("*.jsonl")) if date.fromisoformat(path.stem) < before]


def main() -> None:
    print(f"{len(retain(settings.load(), datetime.now(UTC).date()))} folders deleted")


if __name__ == "__main__":
    main()
