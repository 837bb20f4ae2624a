"""A repository laid out for a code agent, and what it made of it: only regular files inside the folder count."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from templates.bundle_paths import MAX_FILE_BYTES
from worker.codegen.provider import Files
from worker.validators.workspace import lay_out

OURS = ("__pycache__", ".pytest_cache", ".ruff_cache", ".mypy_cache")
MAX_ENTRIES = 5_000


class BadTree(Exception):
    """The folder holds something that may not be read back."""


def prepare(files: Files, folder: Path) -> None:
    lay_out(files, folder)


def changes(files: Files, folder: Path) -> Files:
    """New and changed files. Raises BadTree for links, devices, deleted or over-large files."""
    found = _read(folder)
    gone = sorted(set(files) - set(found))
    if gone:
        raise BadTree(f"{gone[0]!r} was deleted")
    return {path: body for path, body in sorted(found.items()) if files.get(path) != body}


def _read(folder: Path) -> Files:
    """Never follows a link: what a name points to is not what was written here."""
    found: Files = {}
    for here, folders, names in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if name not in OURS]
        for name in [*folders, *names]:
            path = Path(here, name)
            mode = path.lstat().st_mode
            if stat.S_ISDIR(mode):
                continue
            if not stat.S_ISREG(mode) or path.lstat().st_nlink > 1:
                raise BadTree(f"{path.relative_to(folder).as_posix()!r} is no regular file of its own")
            if path.lstat().st_size > MAX_FILE_BYTES or len(found) > MAX_ENTRIES:
                raise BadTree("too many files, or one is too large")
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found
