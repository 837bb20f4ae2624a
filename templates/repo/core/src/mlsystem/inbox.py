"""What was delivered: `incoming/` of the artefact store, and the platform's own inbox where it is mounted."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mlsystem import arrivals, artifacts
from mlsystem.settings import Settings


def fetch(config: Settings, client: Any, since: float = 0.0) -> Path:
    """Deliveries under `config.incoming`: the one a run was started for, else all that came since a moment
    (seconds since the epoch). Fetching again changes nothing."""
    if config.delivered:
        _save(config, config.delivered.removeprefix("incoming/"), _one(config, client))
        return config.incoming
    artifacts.pull(client, config.artifact_bucket, config.incoming, "incoming", since)
    if config.inbox:
        root = Path(config.inbox)
        for path in root.rglob("*"):
            if path.is_file() and path.stat().st_mtime >= since:
                came = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                _save(config, path.relative_to(root).as_posix(), path.read_bytes(), came)
    return config.incoming


def _one(config: Settings, client: Any) -> bytes:
    if config.inbox:
        return Path(config.inbox, config.delivered).read_bytes()
    return bytes(client.get_object(Bucket=config.artifact_bucket, Key=config.delivered)["Body"].read())


def _save(config: Settings, name: str, body: bytes, came: datetime | None = None) -> None:
    target = (config.incoming / name).resolve()
    if not target.is_relative_to(config.incoming.resolve()):
        raise ValueError(f"a delivery's name leaves the folder: {name!r}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(body)
    arrivals.date(target, came)
