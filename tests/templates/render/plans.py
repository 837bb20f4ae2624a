"""Hand-written plans, one per archetype, small enough to read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

from core.constraints import Constraints, Fact, Intake, Project
from core.costs import CostEstimate, CostLine, Range
from core.plan import Capability, Component, Flow, Plan
from core.reports import PolicyReport, PolicyResult

ROLES: dict[str, dict[str, str]] = {
    "online_tabular": {
        "ingest.batch": "aws.ingest.s3_event_lambda",
        "transform.batch": "any.transform.duckdb_polars_job",
        "store.lake": "aws.store.s3_parquet",
        "store.online": "aws.store.dynamodb",
        "feature.online": "any.feature.none_in_request",
        "train.compute": "any.train.ci_container_job",
        "train.orchestrator": "aws.train.step_functions",
        "serve.online": "aws.serve.ecs_fargate_fastapi",
        "observe.metrics": "aws.observe.cloudwatch",
        "observe.logs": "any.observe.structured_logs_otel",
    },
    "batch_tabular": {
        "ingest.batch": "aws.ingest.s3_event_lambda",
        "transform.batch": "any.transform.duckdb_polars_job",
        "store.lake": "aws.store.s3_parquet",
        "feature.offline": "any.feature.offline_parquet",
        "train.compute": "any.train.ci_container_job",
        "train.orchestrator": "aws.train.step_functions",
        "serve.batch": "any.serve.batch_table",
        "observe.metrics": "aws.observe.cloudwatch",
    },
    "rag_assistant": {
        "ingest.batch": "aws.ingest.s3_event_lambda",
        "store.lake": "aws.store.s3_parquet",
        "store.vector": "aws.store.aurora_pg_pgvector",
        "train.orchestrator": "aws.train.step_functions",
        "serve.online": "aws.serve.ecs_fargate_fastapi",
        "serve.llm": "aws.serve.bedrock",
        "observe.metrics": "aws.observe.cloudwatch",
    },
}

ROLES["streaming_fraud"] = {
    **ROLES["online_tabular"],
    "ingest.stream": "aws.ingest.kinesis_flow",
    "transform.stream": "aws.transform.managed_flink",
    "feature.online": "aws.feature.elasticache_direct",
}
ROLES["ad_ctr"] = {role: pattern for role, pattern in ROLES["online_tabular"].items() if role != "store.online"}


def plan(archetype: str, region: str = "eu-west-1", **roles: str) -> Plan:
    chosen = {**ROLES[archetype], **roles}
    components = [component(role, pattern, region) for role, pattern in chosen.items()]
    flow = Flow(source="client", target="serve.online", protocol="https", auth="iam", encrypted=True)
    return Plan(
        archetype=archetype,
        archetype_reason="the brief asks for it",
        cloud="aws",
        region=region,
        components=components,
        choices=[],
        flows=[flow],
        mermaid="flowchart LR\n  client --> serve",
        summary="A small system.",
    )


def component(role: str, pattern: str, region: str) -> Component:
    capability = role.split(".", maxsplit=1)[0]
    assert capability in get_args(Capability)
    return Component.model_validate(
        {"id": role, "role": role, "pattern_id": pattern, "capability": capability, "cloud": "aws", "region": region}
    )


def intake(name: str = "Credit risk API", brief: str = "A risk API in Ireland.", **facts: Any) -> Intake:
    constraints = Constraints(project=Project(name=Fact(value=name)), **facts)
    return Intake(brief=brief, constraints=constraints)


def estimate() -> CostEstimate:
    line = CostLine(
        line_id="serve.tasks", component_id="serve.online", pattern_id="aws.serve.ecs_fargate_fastapi",
        capability="serve", service="Fargate", dimension="vCPU-hours", quantity=1460, unit="vCPU-h", unit_price=0.04,
        monthly_usd=Decimal("58.40"), formula="2 × 730", source="test", as_of="2026-11-01",
    )  # fmt: skip
    total = Decimal("58.40")
    return CostEstimate(monthly_usd=Range(low=total, expected=total, high=total), lines=[line])


def policy_report() -> PolicyReport:
    result = PolicyResult(rule_id="BUD-001", outcome="pass", severity="block", message="within budget")
    return PolicyReport(results=[result])


def rendered(archetype: str, **facts: Any) -> dict[str, bytes]:
    from templates.render import render

    return render(plan(archetype), intake(**facts), {}, estimate(), policy_report())
