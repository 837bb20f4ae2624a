"""`aliases.json` in the artefact store: no job that ran meanwhile moves back what a person has moved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mlsystem import conditional

FILE = "aliases.json"
KEY = f"registry/{FILE}"


def seen(root: Path) -> bytes:
    """The aliases as they were fetched into `root`; empty before the first promotion."""
    path = root / FILE
    return path.read_bytes() if path.is_file() else b""


def store(client: Any, bucket: str, root: Path, before: bytes) -> bool:
    """Whether the aliases of `root` differ from `before`, what was fetched, and are stored now.

    Raises conditional.ChangedError where the stored ones are no longer `before`; they stay as they are.
    """
    mine = seen(root)
    if mine == before:
        return False
    stored = conditional.read(client, bucket, KEY)
    if stored is None:
        conditional.create(client, bucket, KEY, mine)
    elif stored[0] == before:
        conditional.replace(client, bucket, KEY, mine, stored[1])
    else:
        raise conditional.ChangedError(f"{KEY} was moved meanwhile; see what serves now and promote again")
    return True
