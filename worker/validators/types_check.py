"""`mypy --strict` over `src`, against the packages the repository itself locks."""

from __future__ import annotations

import re

from core.reports import Check
from worker.validators.workspace import BIN, Result, Validator, Workspace, concluded, not_run

ERROR = re.compile(r"(?P<file>[^:]+):(?P<line>\d+): error: (?P<message>.+)")


def applies(workspace: Workspace) -> str | None:
    return None if any(p.startswith("src/") and p.endswith(".py") for p in workspace.files) else "no Python under src/"


def run(workspace: Workspace) -> Check:
    if workspace.environment is None:
        return not_run("mypy", "mypy", "the repository has no requirements.lock")
    shown = ["mypy", "--strict", "src"]
    python = str(workspace.environment / "bin" / "python")
    command = [
        str(BIN / "mypy"),
        "--python-executable",
        python,
        "--cache-dir",
        "/dev/null",
        "--strict",
        "src",
    ]
    with workspace.copy() as folder:
        done = workspace.sandbox.run(command, folder, readable=(workspace.environment,))
    found = [m.groupdict() for line in done.stdout.splitlines() if (m := ERROR.match(line))]
    ok = done.exit_code == 0 and "Success" in done.stdout
    return concluded(("mypy", "mypy", "mypy"), shown, done, Result(ok, found))


VALIDATOR = Validator("mypy", "mypy", "mypy", applies, run, executes_code=True)
