"""Terraform of the chosen patterns: each pattern's module verbatim, and one call per component in the stack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.plan import Component, Plan
from templates.render_parts import HERE, build

PATTERNS = HERE / "patterns"


def infrastructure(plan: Plan, context: dict[str, Any]) -> dict[str, bytes]:
    """infra/modules/<pattern>/ and infra/stack/<role>.tf for every component whose pattern has Terraform."""
    files: dict[str, bytes] = {}
    for component in plan.components:
        folder = _folder(component)
        if folder is not None:
            files |= _module(component, folder) | _call(component, folder, context)
    return files


def without_infrastructure(plan: Plan) -> list[str]:
    """Pattern ids of the plan that bring no Terraform of their own, sorted: said in the README, not hidden."""
    return sorted({c.pattern_id for c in plan.components if _folder(c) is None})


def _folder(component: Component) -> Path | None:
    cloud, capability, name = component.pattern_id.split(".", 2)
    folder = PATTERNS / cloud / capability / name / "infra"
    return folder if (folder / "call.tf.j2").is_file() else None


def _module(component: Component, folder: Path) -> dict[str, bytes]:
    sources = sorted(p for p in folder.iterdir() if p.suffix == ".tf")
    return {f"infra/modules/{_name(component)}/{p.name}": p.read_bytes() for p in sources}


def _call(component: Component, folder: Path, context: dict[str, Any]) -> dict[str, bytes]:
    block = component.role.replace(".", "_")
    values = {**context, "component": component.model_dump(), "block": block, "module": _name(component)}
    return {f"infra/stack/{block}.tf": build(folder / "call.tf.j2", values)}


def _name(component: Component) -> str:
    return component.pattern_id.split(".", 1)[1].replace(".", "_")
