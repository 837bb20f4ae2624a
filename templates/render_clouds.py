"""What a cloud brings to a repository: its parts and the variables of its stack."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from core.plan import Plan
from templates.pricing.sizes import Sizes
from templates.render_parts import REPO

ANSWERING = ("serve.online", "serve.llm")
PLANNED = {"min_tasks": "min_replicas", "max_tasks": "max_replicas"}


class UnknownCloud(Exception):
    """No repository part is described for this plan's cloud."""


@cache
def clouds() -> dict[str, dict[str, Any]]:
    """Cloud of a plan → the parts `{cloud}` stands for, its GitHub variables, and what its backend is told at init."""
    return dict(yaml.safe_load((REPO / "clouds.yaml").read_text()))


def cloud(plan: Plan) -> dict[str, Any]:
    """What the plan's cloud brings. Raises UnknownCloud."""
    if plan.cloud not in clouds():
        raise UnknownCloud(plan.cloud)
    return clouds()[plan.cloud]


def parts(named: list[str], plan: Plan) -> list[str]:
    """`named` with `{cloud}` replaced by the parts of the plan's cloud. Raises UnknownCloud."""
    return [part for name in named for part in (cloud(plan)["parts"] if name == "{cloud}" else [name])]


@cache
def known_variables() -> dict[str, dict[str, Any]]:
    """Every value of a stack that only some components use: name → type, description, values per environment."""
    return dict(yaml.safe_load((REPO / "stack_variables.yaml").read_text()))


def stack_variables(calls: dict[str, bytes], sizes: Sizes, copies: int | None = None) -> list[dict[str, Any]]:
    """Stack variables the module calls need: name, type, description, values per environment (or none). `copies`: how
    many tasks run at all, where only so many may."""
    used = set(re.findall(r"\bvar\.([a-z0-9_]+)", "\n".join(body.decode() for body in calls.values())))
    return [{"values": {}, **known, "name": name, **_planned(name, known, sizes, copies)}
            for name, known in known_variables().items() if name in used]  # fmt: skip


def _planned(name: str, known: dict[str, Any], sizes: Sizes, copies: int | None) -> dict[str, Any]:
    """What production passes where the plan counted it: as many copies as its bill pays for, none where it sleeps."""
    if copies is not None and name in PLANNED:
        return {"values": dict.fromkeys(known["values"], copies)}
    counted = next((sizes[role] for role in ANSWERING if "max_replicas" in sizes.get(role, {})), {})
    value = counted.get(PLANNED.get(name, ""))
    return {} if value is None else {"values": {**known["values"], "prod": value}}
