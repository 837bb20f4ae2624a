"""What CI workflows run and what they may touch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

PINNED = re.compile(r"@[0-9a-f]{40}$|@sha256:[0-9a-f]{64}$")
FOLDER = ".github/workflows/"


def read(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Path → parsed workflow. Raises yaml.YAMLError."""
    return {
        path: yaml.safe_load(body)
        for path, body in sorted(files.items())
        if path.startswith(FOLDER) and path.endswith((".yml", ".yaml"))
    }


def unpinned(workflows: Mapping[str, Any]) -> list[str]:
    """`path: action` for every action or called workflow that is neither local nor pinned to a commit."""
    return sorted(
        f"{path}: {uses}"
        for path, workflow in workflows.items()
        for uses in _uses(workflow)
        if not uses.startswith("./") and not PINNED.search(uses)
    )


def _uses(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key == "uses" and isinstance(value, str):
                yield value
            yield from _uses(value)
    elif isinstance(node, list):
        for item in node:
            yield from _uses(item)


def broad(workflows: Mapping[str, Any]) -> list[str]:
    """Workflows that leave permissions to the default, or take all of them."""
    return sorted(path for path, workflow in workflows.items() if _is_broad(workflow))


def _is_broad(workflow: Any) -> bool:
    jobs = list((workflow or {}).get("jobs", {}).values())
    granted = [workflow.get("permissions"), *(job.get("permissions") for job in jobs)]
    narrow = workflow.get("permissions") is not None or all(job.get("permissions") is not None for job in jobs)
    return "write-all" in granted or not narrow
