"""Which paths of a repository a model may write: code a code agent answers for, and new tests beside the old ones."""

from __future__ import annotations

from collections.abc import Mapping

from agents.implementation.ownership import owner
from templates.bundle_paths import UnsafePath, check_paths, unsafe

FOLDERS = ("src/", "pipelines/", "services/")
MAX_CHANGED, MAX_BYTES = 40, 200_000


def writable(path: str, rendered: Mapping[str, bytes]) -> bool:
    """Tests that were rendered stay as they are: what judges the code is not the code's to change."""
    if unsafe(path) is not None or not path.endswith(".py"):
        return False
    if path.startswith("tests/"):
        return path not in rendered and path.rpartition("/")[2].startswith("test_")
    return path.startswith(FOLDERS) and owner(path) is not None


def objection(changes: Mapping[str, bytes], rendered: Mapping[str, bytes]) -> str | None:
    """Why these changes are refused as a whole, or None."""
    if len(changes) > MAX_CHANGED or any(len(body) > MAX_BYTES for body in changes.values()):
        return "too many files were changed, or one is too large"
    for path in sorted(changes):
        if not writable(path, rendered):
            return f"{path!r} is not a path the plan lets a model write"
    for path, body in sorted(changes.items()):
        try:
            body.decode("utf-8")
        except UnicodeDecodeError:
            return f"{path!r} is not UTF-8 text"
    try:
        check_paths({**rendered, **changes})
    except UnsafePath as error:
        return str(error)
    return None
