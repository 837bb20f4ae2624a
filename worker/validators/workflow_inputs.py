"""Workflows hand Terraform every value a root asks for, and say where its state is kept."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

import yaml
from hcl2.api import loads

from core.reports import Check
from worker.sandbox.process import Completed
from worker.validators.workflow_lint import workflows
from worker.validators.workspace import Result, Validator, Workspace, concluded

NAME = ("workflow inputs", "workflow-inputs", "agentic-mlops-platform")
INIT = re.compile(r"terraform -chdir=(\S+) init\b(.*)")
PLAN = re.compile(r"terraform -chdir=(\S+) (?:plan|apply)\b")
OPTION = re.compile(r'-backend-config="?(\w+)=\$\{?(\w+)')
# What a backend cannot do without, and no delivered file may hold.
BACKENDS = {
    "s3": {"bucket"}, "gcs": {"bucket"}, "azurerm": {"storage_account_name", "container_name"},
    "kubernetes": {"namespace"},
}  # fmt: skip
Body = dict[str, Any]


def applies(workspace: Workspace) -> str | None:
    ran = any(PLAN.search(workspace.files[path].decode()) for path in workflows(workspace))
    return None if ran else "no workflow of this repository runs Terraform"


def run(workspace: Workspace) -> Check:
    findings = [{"file": path, "message": said} for path in workflows(workspace) for said in _gaps(workspace, path)]
    done = Completed(1 if findings else 0, "", "\n".join(f"{f['file']}: {f['message']}" for f in findings), 0)
    return concluded(NAME, ["workflow-inputs", "."], done, Result(not findings, findings))


def _gaps(workspace: Workspace, path: str) -> Iterator[str]:
    flow = yaml.safe_load(workspace.files[path].decode())
    for name, job in flow["jobs"].items():
        for step in job.get("steps", []):
            script = str(step.get("run", ""))
            given = {**flow.get("env", {}), **job.get("env", {}), **step.get("env", {})}
            for root in dict.fromkeys(PLAN.findall(script)):
                yield from (f"{name}: {root} is not given {what}" for what in _missing(workspace, root, script, given))


def _missing(workspace: Workspace, root: str, script: str, given: Body) -> Iterator[str]:
    """Variables without a default that are in no TF_VAR_, and what the backend lacks at init."""
    body = [loads(t.decode()) for p, t in sorted(workspace.files.items()) if _in(p, root)]
    for variable, block in (item for part in body for entry in part.get("variable", []) for item in entry.items()):
        name = variable.strip('"')
        if not name.startswith("__") and "default" not in block and f"TF_VAR_{name}" not in given:
            yield f"TF_VAR_{name}"
    told = {option for place, line in INIT.findall(script) if place == root for option, value in OPTION.findall(line)
            if value in given}  # fmt: skip
    for kind, block in _backends(body):
        yield from (f"-backend-config={option}" for option in sorted(BACKENDS.get(kind, set()) - set(block) - told))


def _backends(body: list[Body]) -> Iterator[tuple[str, Body]]:
    for settings in (block for part in body for block in part.get("terraform", [])):
        for entry in settings.get("backend", []):
            yield from ((kind.strip('"'), block) for kind, block in entry.items() if not kind.startswith("__"))


def _in(path: str, root: str) -> bool:
    return posixpath.dirname(path) == root and path.endswith(".tf")


VALIDATOR = Validator(*NAME, applies, run)
