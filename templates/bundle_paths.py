"""Which paths may be in a bundle. What unpacks harmlessly on Linux must do so on macOS and Windows too."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

MAX_FILES = 2_000
MAX_FILE_BYTES = 5_000_000
MAX_TOTAL_BYTES = 50_000_000
MAX_PATH_CHARS = 240

_RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
# Security: folders and files whose mere presence makes some tool run something.
_ACTIVE = {".git", ".claude", ".ssh", ".mcp.json", ".vscode", ".idea", ".husky"}
_FORBIDDEN = set('\\:*?"<>|')


class UnsafePath(ValueError):
    """A path or a size that must not be in a bundle."""


def check_paths(files: Mapping[str, bytes | int], names: Sequence[str] | None = None) -> None:
    """Raise UnsafePath on the first thing wrong. Values are contents, or sizes in bytes."""
    paths = list(files) if names is None else list(names)
    for path in paths:
        if reason := unsafe(path):
            raise UnsafePath(f"{path!r}: {reason}")
    _check_collisions(paths)
    _check_sizes(files)


def unsafe(path: str) -> str | None:
    """Why one path is refused, None when it is fine."""
    if not path or len(path) > MAX_PATH_CHARS:
        return "empty or too long"
    if unicodedata.normalize("NFC", path) != path:
        return "not in Unicode normal form C"
    if any(unicodedata.category(c).startswith("C") or c in _FORBIDDEN for c in path):
        return "control, direction or reserved character"
    if path.startswith("/"):
        return "absolute"
    return next((reason for part in path.split("/") if (reason := _unsafe_part(part))), None)


def _unsafe_part(part: str) -> str | None:
    if part in ("", ".", ".."):
        return "empty or relative segment"
    if part[-1] in ". ":
        return "segment ends in a dot or a space"
    if part.split(".", maxsplit=1)[0].lower() in _RESERVED:
        return "reserved device name"
    return "would be acted on by a tool" if part.lower() in _ACTIVE else None


def _check_collisions(paths: list[str]) -> None:
    """No two paths may be one file on a case-insensitive disk, and no file may also be a folder."""
    folded = [path.casefold() for path in paths]
    if len(set(folded)) != len(folded):
        raise UnsafePath("two paths differ only in case")
    folders = {path.rsplit("/", n)[0] for path in folded for n in range(1, path.count("/") + 1)}
    if clash := sorted(folders & set(folded)):
        raise UnsafePath(f"{clash[0]!r} is a file and a folder")


def _check_sizes(files: Mapping[str, bytes | int]) -> None:
    sizes = [value if isinstance(value, int) else len(value) for value in files.values()]
    if len(sizes) > MAX_FILES or sum(sizes) > MAX_TOTAL_BYTES or max(sizes, default=0) > MAX_FILE_BYTES:
        raise UnsafePath("too many files, or too large")
