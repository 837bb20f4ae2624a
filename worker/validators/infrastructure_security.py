"""Security scan of the Terraform: 0 failed checks, exceptions only where a resource carries one with its reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from core.reports import Check
from worker.environments import EnvironmentFailed, environment
from worker.validators.workspace import Result, Validator, Workspace, concluded, needs, not_run

NAME = ("checkov", "checkov", "checkov")
LOCK = Path(__file__).with_name("checkov.lock")
VERSION = next(line for line in LOCK.read_text().splitlines() if line.startswith("checkov==")).split("==")[1].split()[0]


def run(workspace: Workspace) -> Check:
    """checkov pins an old boto3 of its own, so it lives in an environment of its own."""
    try:
        home = environment(LOCK.read_bytes(), workspace.data)
    except EnvironmentFailed as refused:
        return not_run("checkov", "checkov", f"could not be installed: {refused}")
    shown = ["checkov", "-d", ".", "--framework", "terraform", "--skip-download", "-o", "json", "--compact", "--quiet"]
    command = [str(home / "bin" / "python"), "-m", "checkov.main", *shown[1:]]
    with workspace.copy() as folder:
        done = workspace.sandbox.run(command, folder, readable=(home,), env={"LOG_LEVEL": "ERROR"})
    check = concluded(NAME, shown, done, _read(done.stdout))
    return check.model_copy(update={"version": VERSION})


def _read(stdout: str) -> Result:
    try:
        report: dict[str, Any] = json.loads(stdout)
        summary, results = report["summary"], report["results"]
    except (ValueError, KeyError, TypeError):
        return Result(False, [{"message": "checkov ended without a report"}])
    findings = sorted((_finding(failed) for failed in results["failed_checks"]), key=str)
    if unread := summary["parsing_errors"]:
        findings.append({"message": f"checkov cannot parse {unread} of the files"})
    facts = {k: summary[k] for k in ("passed", "failed", "skipped")}
    return Result(not findings and summary["passed"] > 0, findings, facts)


def _finding(failed: dict[str, Any]) -> dict[str, str]:
    where = failed["file_path"].lstrip("/")
    return {"rule": failed["check_id"], "message": failed["check_name"], "file": where, "resource": failed["resource"]}


VALIDATOR = Validator(*NAME, needs(".tf"), run)
