"""The parts a repository is made of: folders under templates/repo whose tree is the repository's tree."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from core.plan import Plan
from templates.catalog.load import catalog
from templates.render_quoting import environment

HERE = Path(__file__).parent
REPO = HERE / "repo"
# A forecast asked for one value at a time is estimated as any amount is.
ALIKE = {"forecasting": "regression"}
# What tools leave behind where they run; it never ships, wherever a tool was started.
CACHES = {"__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache"}


@cache
def repositories() -> dict[str, dict[str, Any]]:
    return dict(yaml.safe_load((REPO / "repositories.yaml").read_text()))


def repository(plan: Plan) -> str:
    """The archetype whose repository a plan gets: a trial that publishes a list has that of lists."""
    lists = [c.pattern_id for c in plan.components if c.role == "serve.batch"]
    if plan.archetype != "low_data_poc" or not lists:
        return plan.archetype
    return "batch_llm_documents" if "llm" in catalog().pattern(lists[0]).provides else "batch_tabular"


def kind(archetype: str, problem_type: str | None) -> dict[str, Any]:
    """What the archetype's repository is, for the kind of answer a brief asks for."""
    entry = repositories()[archetype]
    variants = entry.get("problem_types", {})
    return {**entry, **variants.get(problem_type, variants.get(ALIKE.get(problem_type or ""), {}))}


def extended(entry: dict[str, Any], asked: set[str]) -> dict[str, Any]:
    """The repository with the parts that bring what is asked for, before those of the cloud."""
    more = [part for name, parts in entry.get("asked", {}).items() if name in asked for part in parts]
    return {**entry, "parts": [*entry["parts"][:-1], *more, entry["parts"][-1]]}


def domain(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((REPO / "domains" / f"{name}.yaml").read_text()))


@cache
def hosts() -> dict[str, dict[str, Any]]:
    return dict(yaml.safe_load((REPO / "hosts.yaml").read_text()))


def host(patterns: list[str]) -> dict[str, Any]:
    """What is said of the first of these patterns that hosts a service; the words for none where none does."""
    return next((hosts()[p] for p in patterns if p in hosts()), hosts()["other"])


def sources(parts: list[str]) -> dict[str, Path]:
    """Repository path → the file it is made from; a later part wins."""
    found: dict[str, Path] = {}
    for part in parts:
        root = REPO / part
        for path in sorted(root.rglob("*")):
            if path.is_file() and not CACHES & set(path.parts):
                found[path.relative_to(root).as_posix().removesuffix(".j2")] = path
    return found


def build(source: Path, context: dict[str, Any]) -> bytes:
    """A file's bytes: rendered when its name ends in .j2, verbatim otherwise."""
    if source.suffix != ".j2":
        return source.read_bytes()
    return environment().from_string(source.read_text(encoding="utf-8")).render(context).encode()


def dependencies(name: str) -> dict[str, bytes]:
    """The locked requirements of one dependency set, under the names the repository uses."""
    folder = HERE / "dependencies" / name
    return {
        "requirements.lock": (folder / "requirements.lock").read_bytes(),
        "requirements-dev.lock": (folder / "requirements-dev.lock").read_bytes(),
        "requirements-audit.lock": (HERE / "dependencies" / "requirements-audit.lock").read_bytes(),
    }


def requirements(name: str) -> list[str]:
    """Direct runtime requirements of a set, pinned as its lock pins them."""
    folder = HERE / "dependencies" / name
    wanted = [line.split("[")[0] for line in (folder / "requirements.in").read_text().split()]
    pins = [line.rstrip(" \\") for line in (folder / "requirements.lock").read_text().splitlines()]
    return [pin for name in wanted for pin in pins if pin.split("==")[0].split("[")[0] == name]
