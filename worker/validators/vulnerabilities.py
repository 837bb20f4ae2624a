"""Known vulnerabilities of the locked packages: needs an advisory service, and says so when there is none."""

from __future__ import annotations

from core.reports import Check
from worker.environments import client_environment
from worker.sandbox.process import run as run_process
from worker.validators.workspace import BIN, LOCK, Result, Validator, Workspace, concluded, locked, not_run

NAME = ("pip-audit", "pip-audit", "pip-audit")


def run(workspace: Workspace) -> Check:
    """`--strict` turns a package that could not be looked up into a failure: never a pass by silence."""
    shown = [
        "pip-audit",
        "--strict",
        "--disable-pip",
        "--require-hashes",
        "-r",
        LOCK,
        "-f",
        "json",
    ]
    with workspace.copy() as folder:
        done = run_process([str(BIN / "pip-audit"), *shown[1:]], cwd=folder, env=client_environment(), timeout_s=60)
    if done.exit_code == 0:
        return concluded(NAME, shown, done, Result(True))
    if '"vulns": [{' in done.stdout:
        return concluded(NAME, shown, done, Result(False, [{"message": "a locked package has a known vulnerability"}]))
    return not_run("pip-audit", "pip-audit", "no advisory service answered for every locked package")


VALIDATOR = Validator(*NAME, locked, run)
