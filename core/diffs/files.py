"""Two file trees side by side: which files differ, and how, as unified diffs."""

from __future__ import annotations

import difflib
import io
from collections.abc import Callable, Mapping
from typing import Literal

from core.constraints import Strict

CONTEXT_LINES = 3
MAX_BYTES = 512 * 1024
MAX_LINES = 20_000


class FileChange(Strict):
    """`diff` is null for binary or very large files; `omitted` then says why. `origin` wrote the file, `because`
    names the agents whose changed decisions it follows."""

    path: str
    status: Literal["added", "removed", "modified"]
    additions: int = 0
    deletions: int = 0
    origin: str | None = None
    because: list[str] = []
    diff: str | None = None
    omitted: Literal["binary", "too_large"] | None = None


def compare(before: Mapping[str, str], after: Mapping[str, str], read: Callable[[str, str], bytes]) -> list[FileChange]:
    """`before` and `after` map path to SHA-256; `read(path, sha256)` is called for differing files only."""
    changed = (p for p in sorted(before.keys() | after.keys()) if before.get(p) != after.get(p))
    return [_change(path, before.get(path), after.get(path), read) for path in changed]


def _change(path: str, old: str | None, new: str | None, read: Callable[[str, str], bytes]) -> FileChange:
    status: Literal["added", "removed", "modified"] = (
        "added" if old is None else "removed" if new is None else "modified"
    )
    was = read(path, old) if old else b""
    now = read(path, new) if new else b""
    omitted = _omitted(was, now)
    if omitted:
        return FileChange(path=path, status=status, omitted=omitted)
    lines = unified(path, status, was.decode(), now.decode())
    return FileChange(
        path=path,
        status=status,
        additions=sum(line.startswith("+") for line in lines[2:]),
        deletions=sum(line.startswith("-") for line in lines[2:]),
        diff="".join(lines),
    )


def _omitted(*contents: bytes) -> Literal["binary", "too_large"] | None:
    if any(len(c) > MAX_BYTES or c.count(b"\n") > MAX_LINES for c in contents):
        return "too_large"
    try:
        binary = any("\0" in c.decode() for c in contents)
    except UnicodeDecodeError:
        return "binary"
    return "binary" if binary else None


def unified(path: str, status: str, was: str, now: str) -> list[str]:
    """The lines of a unified diff `git apply` reads, each ending in a newline."""
    old = "/dev/null" if status == "added" else f"a/{path}"
    new = "/dev/null" if status == "removed" else f"b/{path}"
    lines = difflib.unified_diff(_split(was), _split(now), old, new, n=CONTEXT_LINES)
    return [line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines]


def _split(text: str) -> list[str]:
    return io.StringIO(text, newline="\n").readlines()
