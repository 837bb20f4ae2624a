"""`mypy --strict` over `src`, against the packages the repository itself locks.

What mypy works out about those packages is kept per environment; of the repository's own modules nothing is.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from pathlib import Path, PurePosixPath

from core.reports import Check
from worker.validators.workspace import BIN, NO_LOCK, Result, Validator, Workspace, concluded, not_run, tool_version

ERROR = re.compile(r"(?P<file>[^:]+):(?P<line>\d+): error: (?P<message>.+)")
IMPORT = re.compile(rb"^\s*(?:from|import)\s+([a-zA-Z_]\w*)", re.MULTILINE)
CACHE = ".mypy_cache"


def applies(workspace: Workspace) -> str | None:
    return None if any(p.startswith("src/") and p.endswith(".py") for p in workspace.files) else "no Python under src/"


def run(workspace: Workspace) -> Check:
    if workspace.environment is None:
        return not_run("mypy", "mypy", NO_LOCK)
    shown = ["mypy", "--strict", "src"]
    python = str(workspace.environment / "bin" / "python")
    kept = ["--cache-dir", CACHE, "--no-sqlite-cache"]
    command = [str(BIN / "mypy"), "--python-executable", python, *kept, *shown[1:]]
    known = _known(workspace, workspace.environment)
    with workspace.copy() as folder:
        if known.is_dir():
            shutil.copytree(known, folder / CACHE)
        done = workspace.sandbox.run(command, folder, readable=(workspace.environment,))
        # Security: what a model's code ran beside is never read again.
        if not known.is_dir() and not workspace.model_written:
            _keep(folder / CACHE, known, _own(workspace))
    found = [m.groupdict() for line in done.stdout.splitlines() if (m := ERROR.match(line))]
    ok = done.exit_code == 0 and "Success" in done.stdout
    return concluded(("mypy", "mypy", "mypy"), shown, done, Result(ok, found))


def _known(workspace: Workspace, environment: Path) -> Path:
    """Where facts about this environment's packages are kept: one place per mypy, environment and set of imports."""
    imported = sorted({name for path in workspace.matching(".py") for name in IMPORT.findall(workspace.files[path])})
    facts = (tool_version("mypy"), environment.name, workspace.sandbox.tier, *imported)
    return workspace.data / "mypy" / hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


def _own(workspace: Workspace) -> set[str]:
    """Top-level modules of the repository itself."""
    parts = (PurePosixPath(path).parts for path in workspace.matching(".py"))
    return {name.removesuffix(".py") for path in parts for name in path[:2] if path[0] == "src" or name == path[0]}


def _keep(cache: Path, known: Path, own: set[str]) -> None:
    """Copies the cache but for the repository's modules: each is checked afresh, whatever its file's time and size."""

    def mine(_: str, names: list[str]) -> set[str]:
        return {name for name in names if name.split(".")[0] in own}

    if not cache.is_dir():
        return
    known.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=known.parent) as folder:
        shutil.copytree(cache, Path(folder, "kept"), ignore=mine)
        try:
            Path(folder, "kept").rename(known)  # another check may have been first; what it kept is the same
        except OSError:
            if not known.is_dir():
                raise


VALIDATOR = Validator("mypy", "mypy", "mypy", applies, run, executes_code=True)
