"""Terraform house rules that `validate` does not know: declared and used, typed, described, pinned, in snake case, and
started at times there are."""

from __future__ import annotations

import posixpath
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from hcl2.api import loads

from core.reports import Check
from worker import schedules
from worker.kubernetes.terms import UNKNOWN, value
from worker.sandbox.process import Completed
from worker.validators.workspace import Result, Validator, Workspace, concluded, needs

NAME = ("terraform rules", "terraform-rules", "agentic-mlops-platform")
SNAKE = re.compile(r"[a-z][a-z0-9_]*")
QUARTZ = "quartz_cron_expression"
TIMED = ("schedule", "cron", "cron_expression", "schedule_expression", QUARTZ)
REFERENCE = re.compile(r"\$\{[a-z_]\w*(?:\.\w+|\[\d+\])*\}")
NAMED = ("resource", "data", "variable", "output", "module")
Body = dict[str, Any]


def run(workspace: Workspace) -> Check:
    start = time.monotonic()
    findings = sorted((f for folder in _folders(workspace).values() for f in _folder(folder)), key=str)
    took = int((time.monotonic() - start) * 1000)
    done = Completed(1 if findings else 0, "", "\n".join(f"{f['file']}: {f['message']}" for f in findings), took)
    return concluded(NAME, ["terraform-rules", "."], done, Result(not findings, findings))


def _folders(workspace: Workspace) -> dict[str, dict[str, str]]:
    folders: dict[str, dict[str, str]] = defaultdict(dict)
    for path in workspace.matching(".tf"):
        folders[posixpath.dirname(path)][path] = workspace.files[path].decode()
    return folders


def _folder(sources: dict[str, str]) -> Iterator[dict[str, str]]:
    whole = "\n".join(sources.values())
    for path, text in sources.items():
        body = loads(text)
        rules = (_unused(body, whole), _undescribed(body), _unpinned(body), _misnamed(body), _untimely(body))
        yield from ({"file": path, "message": message} for rule in rules for message in rule)


def _unused(body: Body, whole: str) -> Iterator[str]:
    for name, _ in _blocks(body, "variable"):
        if not re.search(rf"\bvar\.{re.escape(name)}\b", whole):
            yield f"variable {name} is declared but not used"
    for local in (k for block in body.get("locals", []) for k in block if not k.startswith("__")):
        if not re.search(rf"\blocal\.{re.escape(local)}\b", whole):
            yield f"local {local} is declared but not used"


def _undescribed(body: Body) -> Iterator[str]:
    for kind in ("variable", "output"):
        for name, block in _blocks(body, kind):
            if not block.get("description"):
                yield f"{kind} {name} has no description"
            if kind == "variable" and "type" not in block:
                yield f"variable {name} has no type"


def _unpinned(body: Body) -> Iterator[str]:
    for block in body.get("terraform", []):
        for providers in block.get("required_providers", []):
            for name, wanted in providers.items():
                if not name.startswith("__") and "version" not in wanted:
                    yield f"provider {name} has no version constraint"
    for name, block in _blocks(body, "module"):
        source = str(block.get("source", "")).strip('"')
        if not source.startswith(("./", "../")) and "version" not in block:
            yield f"module {name} has no version"


def _misnamed(body: Body) -> Iterator[str]:
    for kind in NAMED:
        for name, _ in _blocks(body, kind):
            if not SNAKE.fullmatch(name):
                yield f"{kind} {name} is not in snake case"


def _untimely(body: Body) -> Iterator[str]:
    """Cron lines that no scheduler takes, and lines that are put together where nobody can see what becomes of them."""
    for kind in ("resource", "module"):
        for name, block in _blocks(body, kind):
            yield from (f"{kind} {name}: {told}" for told in _times(block))
    for name, block in _blocks(body, "variable"):
        if name in TIMED and value(block.get("default", "")) != "":
            yield from (f"variable {name}: {told}" for told in _line(name, block["default"]))


def _times(block: Body) -> Iterator[str]:
    for name, raw in block.items():
        if name in TIMED and not isinstance(raw, list | dict):
            yield from _line(name, raw)
        for child in _children(name, raw):
            yield from _times(child)


def _children(name: str, raw: Any) -> Iterator[Body]:
    """The blocks inside a block, those that are repeated among them."""
    inner = [child for child in raw if isinstance(child, dict)] if isinstance(raw, list) else []
    if name != "dynamic":
        yield from inner
    else:
        yield from (body for child in inner for made in child.values() for body in made.get("content", ()))


def _line(name: str, raw: Any) -> Iterator[str]:
    said = value(raw)
    if raw is None or raw == "${null}" or (said is UNKNOWN and REFERENCE.fullmatch(raw)):
        return
    if said is UNKNOWN or "${" in str(said):
        yield f"{name} is put together by an expression, so no check can tell whether it is a time: {raw}"
    elif told := schedules.problem(str(said), quartz=name == QUARTZ):
        yield f"{name} {told}"


def _blocks(body: Body, kind: str) -> Iterator[tuple[str, Body]]:
    """(name, block) of every block of a kind; resources and data carry a type label in front."""
    for entry in body.get(kind, []):
        for label, inner in entry.items():
            if label.startswith("__"):
                continue
            if kind in ("resource", "data"):
                yield from ((n.strip('"'), b) for n, b in inner.items() if not n.startswith("__"))
            else:
                yield label.strip('"'), inner


VALIDATOR = Validator(*NAME, needs(".tf"), run)
