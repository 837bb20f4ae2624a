"""Continue the audit trail; end with an alarm when it, or what it names, was changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from mlsystem import audit_trail, settings
from mlsystem.audit_trail import AuditError
from mlsystem.settings import Settings
from pipelines.job import ALARM


def trail(config: Settings) -> Path:
    """Among what a job stores. Keep this folder write-once where the platform can lock objects."""
    return config.home / "published" / "audit" / "trail.jsonl"


def main() -> None:
    config = settings.load()
    try:
        entry = audit_trail.append(
            trail(config), audit_trail.state(config.home), datetime.now(UTC).isoformat()
        )
    except AuditError as error:
        print(f"the audit trail is broken: {error}")
        raise SystemExit(ALARM) from error
    print(f"{len(entry['set'])} changes and {len(entry['gone'])} removals recorded")


if __name__ == "__main__":
    main()
