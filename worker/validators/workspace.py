"""What a validator is, and what it is given: the files that ship, laid out on disk, and a sandbox to run tools in."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

from core.reports import Check
from worker.sandbox.process import Completed
from worker.sandbox.tiers import Sandbox

Files = dict[str, bytes]
BIN = Path(sys.prefix) / "bin"
LOCK = "requirements.lock"
NO_LOCK = f"the repository has no {LOCK}"


@dataclass(frozen=True)
class Workspace:
    """`files` are the bytes that ship; `environment` is the repository's own Python, None when it has no lock."""

    files: Files
    sandbox: Sandbox
    environment: Path | None
    data: Path
    model_written: bool = False
    produced: dict[str, bytes] = field(default_factory=dict)

    def matching(self, *suffixes: str) -> list[str]:
        return sorted(p for p in self.files if p.endswith(suffixes))

    @contextmanager
    def copy(self) -> Iterator[Path]:
        """A fresh copy of the files that a tool may write into; the files that ship are never touched."""
        folder = Path(tempfile.mkdtemp(prefix="repo-"))
        try:
            lay_out(self.files, folder)
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def lay_out(files: Files, folder: Path) -> None:
    for path, body in sorted(files.items()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
        if path.endswith(".sh"):
            target.chmod(0o755)


def locked(workspace: Workspace) -> str | None:
    """None where the packages are locked, else why nothing that needs them runs."""
    return None if LOCK in workspace.files else NO_LOCK


@dataclass(frozen=True)
class Result:
    """What a tool said of the files: `findings` empty and `ok` true is a pass."""

    ok: bool
    findings: list[dict[str, Any]] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Validator:
    """One check. `applies` answers None when it does, else why it does not."""

    name: str
    tool: str
    package: str
    applies: Callable[[Workspace], str | None]
    run: Callable[[Workspace], Check]
    executes_code: bool = False


def tool_version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def concluded(
    validator: tuple[str, str, str],
    command: list[str],
    done: Completed,
    result: Result,
    *,
    kept: str | None = None,
) -> Check:
    """A check that ran to its end; `kept` replaces the raw output in the record when that is all noise."""
    name, tool, package = validator
    return Check(
        name=name,
        tool=tool,
        version=tool_version(package),
        status="passed" if result.ok else "failed",
        reason=None if result.ok else _why(done, result),
        command=command,
        exit_code=done.exit_code,
        findings=result.findings,
        output_sha256=_digest(done.exit_code, result),
        duration_ms=done.duration_ms,
        output=kept if kept is not None else done.output,
    )


def not_run(name: str, tool: str, reason: str, *, status: Literal["not_run", "failed"] = "not_run") -> Check:
    return Check(name=name, tool=tool, status=status, reason=reason)


def _why(done: Completed, result: Result) -> str:
    if done.exit_code is None:
        return "stopped at its time limit"
    return f"{len(result.findings)} finding(s)" if result.findings else f"exit code {done.exit_code}"


def _digest(exit_code: int | None, result: Result) -> str:
    facts = {"exit_code": exit_code, "findings": result.findings, "facts": result.facts}
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def needs(*suffixes: str) -> Callable[[Workspace], str | None]:
    """Applies when the repository has a file with one of these endings."""
    return lambda w: None if w.matching(*suffixes) else f"no {' or '.join(suffixes)} file in this repository"
