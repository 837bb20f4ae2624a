"""The `repository.*` facts: what a rendered repository really contains, and which checks ran on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from core.reports import Check
from policies.repository import access, images, ownership, sources, terraform, workflows


def repository_facts(
    files: Mapping[str, bytes], checks: Iterable[Check | Mapping[str, Any]] = ()
) -> dict[str, dict[str, Any]]:
    """Facts of the repository phase, to merge into the plan's: `{**facts(…), **repository_facts(files, checks)}`.

    `files` maps paths to contents. What cannot be parsed leaves its facts absent, so its rules are `unknown`.
    """
    dockerfiles = images.read(files)
    ran = [check.model_dump() if isinstance(check, Check) else check for check in checks]
    found = {
        "files": len(files),
        "secrets": sources.secrets(files),
        "unsafe_loads": sources.unsafe_loads(files),
        "dockerfiles": len(dockerfiles),
        "root_images": images.root(dockerfiles),
        "floating_images": images.floating(dockerfiles),
        "checks_failed": sorted(check["name"] for check in ran if check["status"] == "failed"),
        "checks_not_run": sorted(check["name"] for check in ran if check["status"] == "not_run"),
        **_terraform(files),
        **_workflows(files),
    }
    return {"repository": found}


def _terraform(files: Mapping[str, bytes]) -> dict[str, Any]:
    count = sum(path.endswith(".tf") for path in files)
    try:
        read = terraform.read(files)
    except terraform.Unreadable:
        return {"terraform_files": count}
    return {
        "terraform_files": count,
        "clouds": terraform.clouds(read),
        "iam_wildcards": access.wildcards(read),
        "budget_alerts": ownership.budget_alerts(read),
        "untagged": ownership.missing_tags(read),
        "public_buckets": access.open_buckets(read),
    }


def _workflows(files: Mapping[str, bytes]) -> dict[str, Any]:
    count = sum(path.startswith(workflows.FOLDER) for path in files)
    try:
        read = workflows.read(files)
    except yaml.YAMLError:
        return {"workflows": count}
    return {
        "workflows": len(read),
        "unpinned_actions": workflows.unpinned(read),
        "broad_permissions": workflows.broad(read),
    }
