"""Whose a version is: claimed where the registry is kept, so that two trainings at once never share one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from mlsystem import conditional

_KEPT: ContextVar[tuple[Any, str] | None] = ContextVar("kept", default=None)


@contextmanager
def kept_in(client: Any, bucket: str) -> Iterator[None]:
    """What is claimed meanwhile is claimed in `bucket` too; without a bucket only in the folder."""
    before = _KEPT.set((client, bucket) if bucket else None)
    try:
        yield
    finally:
        _KEPT.reset(before)


def claim(root: Path) -> str:
    """The next version nobody has, as an empty folder of the registry `root`. A claim that comes to nothing
    leaves a gap in the numbers."""
    number = max((int(path.name[1:]) for path in root.glob("v[0-9]*")), default=0) + 1
    while not _claimed(root, version := f"v{number:04d}"):
        number += 1
    return version


def _claimed(root: Path, version: str) -> bool:
    kept = _KEPT.get()
    try:
        # Concurrency: the store decides, and only one of two writers is let in.
        if kept is not None:
            conditional.create(*kept, f"registry/{version}/claim", version.encode())
        (root / version).mkdir(parents=True)
    except (conditional.ChangedError, FileExistsError):
        return False
    return True
