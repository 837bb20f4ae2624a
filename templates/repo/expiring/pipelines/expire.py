"""Delete what has been kept as long as it may be: a mounted folder has no lifecycle rules of its own."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from mlsystem import settings

DAY_S = 86_400.0


def expire(root: Path, days: Mapping[str, float], now: float) -> list[str]:
    """Names of the files deleted below `root`. `days`: how long a file is kept after it was written, by what
    its name begins with; `now`: seconds since the epoch."""
    files = [path for path in sorted(root.rglob("*")) if path.is_file()]
    limits = {path: _limit(path.relative_to(root).as_posix(), days) for path in files}
    old = [path for path, kept in limits.items() if path.stat().st_mtime < now - kept * DAY_S]
    for path in old:
        path.unlink()
    return [path.relative_to(root).as_posix() for path in old]


def _limit(name: str, days: Mapping[str, float]) -> float:
    """For ever, where nothing is said."""
    return min((kept for prefix, kept in days.items() if name.startswith(prefix)), default=float("inf"))


def main() -> None:
    config = settings.load()
    root = Path(config.artifact_bucket) if config.artifact_bucket else config.home
    gone = expire(root, config.table("expiry")["days"], time.time())
    print(f"{len(gone)} files were kept long enough and are deleted")


if __name__ == "__main__":
    main()
