"""Every program that infrastructure, workflows, images or the Makefile start is in the repository."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.reports import Check
from worker.sandbox.process import Completed
from worker.validators.workspace import Files, Result, Validator, Workspace, concluded

NAME = ("entry points", "entry-points", "agentic-mlops-platform")


def starters(files: Files) -> list[str]:
    """Files that start programs: Terraform, workflows, images, the Makefile."""
    plain = [p for p in files if p.endswith(".tf") or p.startswith(".github/workflows/")]
    return sorted([*plain, *(p for p in files if p.rpartition("/")[2] in ("Dockerfile", "Makefile"))])


def applies(workspace: Workspace) -> str | None:
    started = any(True for _ in _named(workspace.files))
    return None if started else "no program of its own is started in this repository"


def run(workspace: Workspace) -> Check:
    gone = sorted({(path, module) for path, module in _named(workspace.files) if not _there(module, workspace.files)})
    findings = [{"file": path, "message": f"starts {module}, which does not exist"} for path, module in gone]
    done = Completed(1 if findings else 0, "", "\n".join(f"{f['file']}: {f['message']}" for f in findings), 0)
    return concluded(NAME, ["entry-points", "."], done, Result(not findings, findings))


def _named(files: Files) -> Iterator[tuple[str, str]]:
    """(file, dotted name) of each module below one of the repository's own packages that is started, not compared."""
    packages = {p.split("/")[0] for p in files if p.count("/") == 1 and p.endswith("/__init__.py")}
    if not packages:
        return
    module = re.compile(
        rf"(?<![\w./-])(?<!== \")(?:{'|'.join(map(re.escape, sorted(packages)))})(?:\.[a-z_][a-z0-9_]*)+(?![\w/])"
    )
    for path in starters(files):
        for name in module.findall(files[path].decode()):
            yield path, name


def _there(module: str, files: Files) -> bool:
    place = module.replace(".", "/")
    return f"{place}.py" in files or f"{place}/__init__.py" in files


VALIDATOR = Validator(*NAME, applies, run)
