"""A git repository per project with a commit per generated version, so that versions can be compared and cloned."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from core.errors import Unavailable

AUTHOR = b"Agentic MLOps Platform <noreply@localhost>"


@dataclass(frozen=True)
class Version:
    project_id: UUID
    number: int
    parent: int | None
    made_at: datetime
    message: str


def commit(data: Path, version: Version, files: Mapping[str, bytes]) -> str:
    """Write the files as branch `v<number>`, on top of the parent's; returns the commit's id.

    The same files, parent and time give the same id, so an attempt after a crash changes nothing.
    """
    repository = data / "git" / f"{version.project_id}.git"
    if not (repository / "HEAD").exists():
        repository.parent.mkdir(parents=True, exist_ok=True)
        _git(["init", "--quiet", "--bare", "--initial-branch=main", str(repository)], data)
    parent = _branch(repository, version.parent)
    _git(["fast-import", "--quiet", "--force"], repository, b"".join(_stream(version, parent, files)))
    return _git(["rev-parse", f"refs/heads/v{version.number}"], repository).decode().strip()


def _branch(repository: Path, number: int | None) -> str | None:
    """The parent's commit; None for a first version, and for a parent that was never generated."""
    if number is None:
        return None
    found = _git(["for-each-ref", "--format=%(objectname)", f"refs/heads/v{number}"], repository)
    return found.decode().strip() or None


def _stream(version: Version, parent: str | None, files: Mapping[str, bytes]) -> Iterator[bytes]:
    moment = b"%d +0000" % int(version.made_at.timestamp())
    message = version.message.encode()
    # The branch starts anew, so that generating a version again replaces its commit instead of adding one.
    yield b"reset refs/heads/v%d\n\ncommit refs/heads/v%d\n" % (version.number, version.number)
    yield b"author %s %s\ncommitter %s %s\n" % (AUTHOR, moment, AUTHOR, moment)
    yield b"data %d\n%s\n" % (len(message), message)
    if parent:
        yield b"from %s\n" % parent.encode()
    yield b"deleteall\n"
    for path, body in sorted(files.items()):
        mode = b"100755" if body.startswith(b"#!") else b"100644"
        yield b"M %s inline %s\ndata %d\n%s\n" % (mode, _quoted(path), len(body), body)
    yield b"reset refs/heads/main\nfrom refs/heads/v%d\n\n" % version.number


def _quoted(path: str) -> bytes:
    return b'"' + path.replace("\\", "\\\\").replace('"', '\\"').encode() + b'"'


def _git(arguments: list[str], where: Path, given: bytes = b"") -> bytes:
    git = shutil.which("git")
    if git is None:
        raise Unavailable("git is not installed, so versions cannot be recorded.")
    environment = {"PATH": "/usr/bin:/bin", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    done = subprocess.run([git, *arguments], cwd=where, env=environment, input=given, capture_output=True, check=False)
    if done.returncode:
        raise Unavailable(f"git {arguments[0]} failed: {done.stderr.decode(errors='replace').strip()[-300:]}")
    return done.stdout
