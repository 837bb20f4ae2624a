"""Land the pictures of a day from its folder, `<date>/<source>/…`: PNG and JPEG, reduced one by one."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime, time
from pathlib import Path

from mlsystem import pictures, settings
from mlsystem.contracts import Record
from mlsystem.pictures import Limits
from mlsystem.settings import Settings
from pipelines import ingest
from pipelines.ingest import Ingested
from pipelines.labels import ARRIVALS

ENDINGS = {".png", ".jpg", ".jpeg"}


def collect(config: Settings, run_date: date, root: Path | None = None) -> Ingested:
    """Of `root`, where deliveries come in unless said otherwise. Safe to repeat.

    What cannot be read is set aside under its name; too much of it refuses the day (ContractError).
    """
    place, allowed = root or config.incoming, pictures.limits(config)
    files = [path for path in sorted((place / run_date.isoformat()).rglob("*")) if _is_picture(path)]
    records = [_record(path, place, run_date, allowed) for path in files]
    return ingest.ingest(records, config, ARRIVALS) if records else Ingested(0, 0)


def _is_picture(path: Path) -> bool:
    """Security: a link may lead out of the folder; it is not followed."""
    return path.suffix.lower() in ENDINGS and path.is_file() and not path.is_symlink()


def _record(path: Path, root: Path, run_date: date, allowed: Limits) -> Record:
    """Named by its path, so that people find the file a list speaks of."""
    name = path.relative_to(root)
    return {
        "id": name.as_posix(),
        "received_at": datetime.combine(run_date, time.min, UTC).isoformat(),
        "source": name.parts[1] if len(name.parts) > 2 else "unknown",
        "picture": _reduced(path, allowed),
    }


def _reduced(path: Path, allowed: Limits) -> str | None:
    """Security: a file that is too large is not even read."""
    if path.stat().st_size > allowed.max_bytes:
        return None
    try:
        return pictures.encode(pictures.reduce(path.read_bytes(), allowed))
    except pictures.PictureError:
        return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run-date", type=date.fromisoformat, default=datetime.now(UTC).date())
    parser.add_argument("--folder", type=Path, help="where the folders of days are")
    args = parser.parse_args()
    print(collect(settings.load(), args.run_date, args.folder))


if __name__ == "__main__":
    main()
