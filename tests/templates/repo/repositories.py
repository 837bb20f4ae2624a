"""Every archetype's repository, rendered from a plan of few components: what the tests beside this one share."""

from __future__ import annotations

from decimal import Decimal

from core.constraints import Constraints, Data, Fact, Intake, ProblemType, Project
from core.costs import CostEstimate, Range
from core.plan import Component, Plan
from core.reports import PolicyReport
from templates.render import render
from templates.render_parts import repositories

ARCHETYPES = tuple(sorted(repositories()))
ROLES = {
    "ingest.batch": "aws.ingest.s3_event_lambda",
    "store.lake": "aws.store.s3_parquet",
    "train.orchestrator": "aws.train.step_functions",
    "observe.metrics": "aws.observe.cloudwatch",
}


VARIANTS = tuple((name, kind) for name in ARCHETYPES for kind in repositories()[name].get("problem_types", {}))


def rendered(
    archetype: str,
    name: str = "A project",
    brief: str = "A small system.",
    problem_type: ProblemType | None = None,
    data: Data | None = None,
    project: Project | None = None,
) -> dict[str, bytes]:
    """Path → bytes. `name` and `brief` are what a customer typed; an empty name is none. `project` replaces what
    follows from name and problem type."""
    parts = [
        Component.model_validate(
            {"id": r, "role": r, "pattern_id": p, "capability": r.split(".")[0], "cloud": "aws", "region": "eu-west-1"}
        )
        for r, p in ROLES.items()
    ]
    plan = Plan(
        archetype=archetype, archetype_reason="asked for", cloud="aws", region="eu-west-1", components=parts,
        choices=[], flows=[], mermaid="flowchart LR\n  a --> b", summary="A small system.",
    )  # fmt: skip
    project = project or Project(
        name=Fact(value=name) if name else None, problem_type=Fact(value=problem_type) if problem_type else None
    )
    intake = Intake(brief=brief, constraints=Constraints(project=project, data=data or Data()))
    ten = Decimal("10")
    estimate = CostEstimate(monthly_usd=Range(low=ten, expected=ten, high=ten), lines=[])
    return render(plan, intake, {}, estimate, PolicyReport(results=[]))
