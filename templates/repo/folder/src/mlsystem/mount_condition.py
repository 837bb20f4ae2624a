"""The conditions of an object store on a mounted folder: of two writers at once, one is refused."""

from __future__ import annotations

import errno
import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mlsystem import mount_files

# A lock is held for the writing of one small file.
PATIENCE_S, PAUSE_S = 60.0, 0.2


class RefusedError(Exception):
    """The file is not what the writer has seen; answers as an object store does."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} was written by somebody else meanwhile")
        self.response = {"Error": {"Code": "PreconditionFailed"}}


class LockedError(Exception):
    """A lock has not been given back: its holder died, and a person has to remove the folder."""


def tag(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def write(path: Path, body: bytes, expected: str) -> None:
    """Replace the file that bears the tag `expected`, or make one where it is empty. Raises RefusedError, and
    LockedError after PATIENCE_S."""
    _check(path, expected)
    with _locked(path):
        _check(path, expected)
        try:
            mount_files.write(path, body)
        except OSError as error:
            if error.errno == errno.ESTALE:
                raise RefusedError(path) from error
            raise


def _check(path: Path, expected: str) -> None:
    if (tag(path.read_bytes()) if path.is_file() else "") != expected:
        raise RefusedError(path)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Concurrency: making a folder succeeds for one writer only, on SMB, NFS and a mounted bucket alike."""
    lock, until = path.with_name(f"{path.name}.lock"), time.monotonic() + PATIENCE_S
    while not _made(lock):
        if time.monotonic() >= until:
            raise LockedError(f"{lock} is held for over {PATIENCE_S:.0f} s: remove it when nobody promotes")
        time.sleep(PAUSE_S)
    try:
        yield
    finally:
        lock.rmdir()


def _made(lock: Path) -> bool:
    try:
        lock.mkdir()
    except FileExistsError:
        return False
    return True
