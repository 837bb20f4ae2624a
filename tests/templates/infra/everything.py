"""One repository that places the module of every AWS pattern at once: what `validate` and the rules are asked about."""

from __future__ import annotations

from pathlib import Path

from core.plan import Component, Flow, Plan
from templates import render_clouds, render_infra, render_parts
from templates.catalog.load import catalog
from templates.catalog.pattern import Pattern

# Roles other modules ask for; every other pattern is placed under a role named after itself.
FILLED = {
    "store.lake": "aws.store.s3_parquet",
    "ingest.stream": "aws.ingest.kinesis_flow",
    "store.online": "aws.store.dynamodb",
    "train.orchestrator": "aws.train.step_functions",
}
VALUES = {
    "slug": "everything",
    "budget_usd": 1000,
    "data_class": "internal",
    "p95_ms": 200,
    "raw_retention_days": 365,
    "regimes": [],
    "title": "Everything",
    "archetype": "online_tabular",
    "kind": {"scheduled_steps": ["pipelines.monitor", "pipelines.retrain"], "schedule": "cron(0 3 * * ? *)"},
}


def patterns() -> list[Pattern]:
    """Every pattern that can be placed on AWS."""
    return [p for p in catalog().patterns.values() if p.cloud in ("aws", "any")]


def plan(only: frozenset[str] | None = None) -> Plan:
    """A plan with every pattern that has a module (or `only` those), next to the roles they lean on."""
    filled = {
        **FILLED,
        **{_role(p): p.id for p in patterns() if p.id not in FILLED.values() and (not only or p.id in only)},
    }
    components = [_component(role, pattern) for role, pattern in filled.items()]
    flow = Flow(source="client", target="serve.online", protocol="https", auth="iam", encrypted=True)
    return Plan(
        archetype="online_tabular",
        archetype_reason="everything at once",
        cloud="aws",
        region="eu-west-1",
        components=components,
        choices=[],
        flows=[flow],
        mermaid="flowchart LR",
        summary="Every module.",
    )


def files(only: frozenset[str] | None = None) -> dict[str, bytes]:
    """The infrastructure files of `plan`, as a repository ships them."""
    design = plan(only)
    values = {**VALUES, "plan": design.model_dump(mode="json")}
    modules, calls = render_infra.infrastructure(design, values)
    values |= {
        "stack_variables": render_clouds.stack_variables(calls),
        "interface_endpoints": render_infra.endpoints(design),
    }
    base = {p: render_parts.build(s, values) for p, s in render_parts.sources(["aws"]).items() if p.endswith(".tf")}
    return base | modules | calls


def folder(pattern: Pattern) -> Path:
    """Where the pattern keeps its module for AWS."""
    return render_infra.folder(pattern.id, "aws")


def _role(pattern: Pattern) -> str:
    return pattern.id.split(".", 1)[1]


def _component(role: str, pattern: str) -> Component:
    return Component.model_validate(
        {
            "id": role,
            "role": role,
            "pattern_id": pattern,
            "capability": role.split(".", maxsplit=1)[0],
            "cloud": "aws",
            "region": "eu-west-1",
        }
    )
