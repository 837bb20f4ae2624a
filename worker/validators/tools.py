"""Running one command-line tool in the sandbox and reading its findings: most validators are just this."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from core.reports import Check
from worker.sandbox.process import Completed
from worker.validators.workspace import BIN, Result, Validator, Workspace, concluded, not_run

Finding = dict[str, Any]
Read = Callable[[Completed], Result]


def linter(
    name: str,
    tool: str,
    package: str,
    arguments: Callable[[Workspace], list[str]],
    read: Read,
    applies: Callable[[Workspace], str | None],
    *,
    binary: str | None = None,
) -> Validator:
    """A validator that runs `<tool> <arguments>` from our own environment over the files."""

    def run(workspace: Workspace) -> Check:
        program = BIN / (binary or tool)
        if not program.exists():
            return not_run(name, tool, f"{tool} is not installed")
        command = [str(program), *arguments(workspace)]
        with workspace.copy() as folder:
            done = workspace.sandbox.run(command, folder)
            done = _without_paths(done, workspace.sandbox.path(folder))
        return concluded((name, tool, package), [tool, *command[1:]], done, read(done))

    return Validator(name, tool, package, applies, run)


def _without_paths(done: Completed, root: str) -> Completed:
    def clean(text: str) -> str:
        return text.replace(f"{root}/", "").replace(root, ".")

    return Completed(done.exit_code, clean(done.stdout), clean(done.output), done.duration_ms)


def json_list(pick: Callable[[Any], Finding], at: Callable[[Any], list[Any]] = lambda found: found) -> Read:
    """Findings from a tool that prints JSON; anything else it prints is a failure of the check, not a pass."""

    def read(done: Completed) -> Result:
        try:
            findings = sorted((pick(f) for f in at(json.loads(done.stdout or "null") or [])), key=str)
        except (ValueError, KeyError, TypeError):
            return Result(False, [{"message": done.output.strip()[-500:]}])
        return Result(done.exit_code == 0 and not findings, findings)

    return read


def lines(pattern: str, *, ok: tuple[int, ...] = (0,)) -> Read:
    """Findings from a tool that prints one a line; the pattern's named groups become the finding."""
    expression = re.compile(pattern)

    def read(done: Completed) -> Result:
        found = [m.groupdict() for line in done.output.splitlines() if (m := expression.match(line))]
        passed = done.exit_code in ok and not found
        if not passed and not found:
            found = [{"message": done.output.strip()[-500:]}]
        return Result(passed, sorted(found, key=str))

    return read
