"""What every code agent returns: its files with hashes, how to run them, and what they may touch."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Literal

from agents.implementation.ownership import owned
from agents.implementation.permissions import actions
from agents.view import View
from core.constraints import Strict
from core.plan import Component
from core.reports import Check
from templates import render_trace

Kind = Literal["py", "tf", "yaml", "md", "sql", "docker", "json", "toml", "other"]
KINDS: dict[str, Kind] = {
    ".py": "py",
    ".tf": "tf",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".md": "md",
    ".sql": "sql",
    ".json": "json",
    ".toml": "toml",
}


ENVIRONMENT = ("MLSYSTEM_HOME", "MLSYSTEM_CONF", "MLSYSTEM_CODE_SHA")


class FileSpec(Strict):
    path: str
    kind: Kind
    sha256: str
    purpose: str
    generated_from: list[str]
    tests: list[str]


class EnvVar(Strict):
    name: str
    secret: bool


class CodeDecisions(Strict):
    """`todos` must be empty: nothing that does not work is delivered."""

    files: list[FileSpec]
    entrypoints: list[str]
    env_vars: list[EnvVar]
    iam_actions: list[str]
    dependencies: list[str]
    run_local_cmd: str
    checks: list[Check] = []
    todos: list[str] = []


def hashes(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: hashlib.sha256(body).hexdigest() for path, body in sorted(files.items())}


def common(
    view: View,
    agent: str,
    capabilities: Sequence[str],
    generated_from: Sequence[str],
) -> dict[str, Any]:
    """The fields of `CodeDecisions`, derived from the plan and the files that will ship."""
    mine = owned(agent, view.files)
    parts = [c for c in view.plan.components if c.capability in capabilities]
    return {
        "files": [_spec(path, view.files[path], generated_from, spec) for path, spec in mine.items()],
        "entrypoints": _entries(mine),
        "env_vars": [EnvVar(name=name, secret=False) for name in ENVIRONMENT],
        "iam_actions": actions(parts),
        "dependencies": _dependencies(view, parts),
        "run_local_cmd": _command(mine),
    }


def summary(decisions: CodeDecisions) -> str:
    """What is delivered for this part and how to run it, in two sentences."""
    if not decisions.files:
        return "No file of the repository belongs to this part alone."
    names = ", ".join(file.path for file in decisions.files[:4])
    return f"{len(decisions.files)} files: {names} and others. Run it locally with `{decisions.run_local_cmd}`."


def _command(mine: Iterable[str]) -> str:
    """The first pipeline step as a module; the whole loop where the part has none of its own."""
    steps = [path for path in mine if _runs(path) and path.startswith("pipelines/")]
    return f"python -m {steps[0].removesuffix('.py').replace('/', '.')}" if steps else "make demo"


def _entries(mine: Iterable[str]) -> list[str]:
    """Programs of this part; where others call it, the modules they import."""
    paths = list(mine)
    programs = [path for path in paths if _runs(path)]
    return programs or [path for path in paths if path.startswith("src/") and path.endswith(".py")]


def _runs(path: str) -> bool:
    return path.startswith(("pipelines/", "services/")) and path.endswith(".py") and "__init__" not in path


def _spec(path: str, sha: str, generated_from: Sequence[str], spec: render_trace.FileSpec) -> FileSpec:
    kind = "docker" if "Dockerfile" in path else KINDS.get(PurePosixPath(path).suffix, "other")
    return FileSpec(
        path=path,
        kind=kind,
        sha256=sha,
        purpose=spec.purpose,
        generated_from=list(generated_from),
        tests=spec.tests,
    )


def _dependencies(view: View, parts: Sequence[Component]) -> list[str]:
    """The pinned requirements of the repository's own lock; empty while no repository is described for the shape."""
    locked = view.requirements
    return sorted(locked) if parts else []
