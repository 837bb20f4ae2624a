"""Names of landed files: `part-<when it landed, UTC>-<hash of what it holds>`, so that names sort by arrival.

What is in the store and was not fetched is listed beside the landing zone: a repeated delivery keeps the
name, and with it the place, of its first arrival.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path


def place(root: Path, folder: str, content: bytes, ending: str) -> Path:
    """Where `content` lies in `folder` of the landing zone `root`, or is to be written."""
    digest = hashlib.sha256(content).hexdigest()[:16]
    here = [path.name for path in (root / folder).glob(f"part-*-{digest}.{ending}")]
    stored = re.findall(rf"^{re.escape(folder)}/(part-\w+-{digest}\.{ending})$", _stored(root), re.MULTILINE)
    new = f"part-{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{digest}.{ending}"
    return root / folder / min([*here, *stored], default=new)


def files(root: Path, table: str, ending: str) -> list[Path]:
    """What has landed for `table`, in order of arrival."""
    found = (root / table).glob(f"dt=*/part-*.{ending}")
    return sorted(found, key=lambda path: (path.name, path.parent.name))


def identity(paths: Iterable[Path]) -> str:
    """Names the exact data of files in their order, whenever they landed."""
    names = [f"{path.parent.name}/{path.name.rsplit('-', 1)[1]}" for path in paths]
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]


def note(root: Path, names: Iterable[str]) -> None:
    """Keep the names of what is stored, relative to the landing zone."""
    root.parent.mkdir(parents=True, exist_ok=True)
    _list(root).write_text("".join(f"{name}\n" for name in names if is_part(Path(name))))


def noted(root: Path) -> frozenset[Path]:
    """Where the stored files would lie; they are in the store already."""
    return frozenset(root / name for name in _stored(root).splitlines())


def is_part(path: Path) -> bool:
    """Named by what it holds, so that one of this name is never another."""
    return path.name.startswith("part-")


def date(path: Path, stored: datetime | None) -> None:
    """Give a fetched file the time at which it was stored, where the store tells."""
    if stored is not None:
        os.utime(path, (stored.timestamp(), stored.timestamp()))


def delivered(folder: Path, table: str, endings: Iterable[str]) -> list[Path]:
    """`<table>*` of a folder and of those below it, where a sink sorts what it writes; in order of arrival,
    those of one moment by name.
    """
    found = [p for p in folder.rglob(f"{table}*") if p.suffix in endings and p.is_file()]
    return sorted(found, key=lambda path: (path.stat().st_mtime, path.name))


def _stored(root: Path) -> str:
    return _list(root).read_text() if _list(root).is_file() else ""


def _list(root: Path) -> Path:
    return root.with_name(f"{root.name}.stored")
