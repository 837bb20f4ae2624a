"""From an approved plan to a repository that runs: a pure function, the same bytes for the same input."""

from __future__ import annotations

from typing import Any

from core.constraints import Intake
from core.costs import CostEstimate
from core.plan import Plan
from core.reports import PolicyReport
from templates import render_parts
from templates.render_context import context
from templates.render_contracts import contracts
from templates.render_parts import repositories


class UnknownArchetype(Exception):
    """No repository is described for this plan's archetype."""


def render(
    plan: Plan,
    intake: Intake,
    decisions: dict[str, Any],
    estimate: CostEstimate,
    policy_report: PolicyReport,
) -> dict[str, bytes]:
    """Repository path → bytes (UTF-8, LF), sorted by path; reads nothing but this package's own files."""
    if plan.archetype not in repositories():
        raise UnknownArchetype(plan.archetype)
    kind = repositories()[plan.archetype]
    values = context(plan, intake, decisions)
    files = {path: render_parts.build(source, values) for path, source in render_parts.sources(kind["parts"]).items()}
    files |= render_parts.dependencies(kind["dependencies"])
    if values["domain"]:
        files |= contracts(values["domain"])
    return dict(sorted(files.items()))
