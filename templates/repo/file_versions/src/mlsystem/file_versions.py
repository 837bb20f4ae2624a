"""Versions of the landed files in DVC's own layout, so that `dvc pull` and `dvc checkout` work on them.

A folder is a JSON list of its files by MD5; contents lie under `files/md5/ab/cdef…`. MD5 is DVC's choice of a
name and guards nothing: what a model was trained on is named by SHA-256 in its card.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path


class MissingContentError(Exception):
    """The cache does not hold what a version names, or holds it altered."""


def save(folder: Path, cache: Path) -> str:
    """Put every file of `folder` into the cache; returns the text of the `.dvc` file that names them."""
    files = [p for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix != ".draft"]
    entries = [
        {"md5": _keep(p.read_bytes(), cache), "relpath": p.relative_to(folder).as_posix()} for p in files
    ]
    listing = json.dumps(sorted(entries, key=lambda e: e["relpath"]), sort_keys=True).encode()
    size = sum(p.stat().st_size for p in files)
    name = _keep(listing, cache, ".dir")
    return (
        f"outs:\n- md5: {name}\n  size: {size}\n  nfiles: {len(files)}\n  hash: md5\n  path: {folder.name}\n"
    )


def restore(version: str, cache: Path, folder: Path) -> list[Path]:
    """Write the files of the version that a `.dvc` text names into `folder`. Raises MissingContentError."""
    name = next(line.split(": ", 1)[1] for line in version.splitlines() if line.startswith("- md5: "))
    entries: list[dict[str, str]] = json.loads(_read(name, cache))
    made = []
    for entry in entries:
        target = (folder / entry["relpath"]).resolve()
        if not target.is_relative_to(folder.resolve()):
            raise ValueError(f"a file leaves the folder: {entry['relpath']!r}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_read(entry["md5"], cache))
        made.append(target)
    return made


def _keep(data: bytes, cache: Path, ending: str = "") -> str:
    name = _md5(data) + ending
    path = cache / "files" / "md5" / name[:2] / name[2:]
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return name


def _read(name: str, cache: Path) -> bytes:
    path = cache / "files" / "md5" / name[:2] / name[2:]
    if not path.is_file() or _md5(path.read_bytes()) != name.removesuffix(".dir"):
        raise MissingContentError(name)
    return path.read_bytes()


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
