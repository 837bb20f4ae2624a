"""One plan per cloud that holds every pattern it can have, so that one stack exercises all modules."""

from __future__ import annotations

from core.constraints import Budget, Constraints, Fact, Intake, Project
from core.costs import CostEstimate, Range
from core.plan import Component, Flow, Plan
from core.reports import PolicyReport
from templates.catalog.load import catalog
from templates.catalog.pattern import Pattern
from templates.render import render

# Roles other modules ask for; every other pattern is placed under a role named after itself.
FILLED = {
    "aws": {
        "store.lake": "aws.store.s3_parquet",
        "ingest.stream": "aws.ingest.kinesis_flow",
        "store.online": "aws.store.dynamodb",
        "train.orchestrator": "aws.train.step_functions",
        "govern.access": "aws.govern.account_baseline",
    },
    "gcp": {"ingest.stream": "gcp.ingest.pubsub", "govern.access": "gcp.govern.project_baseline"},
    "azure": {
        "store.lake": "azure.store.adls_delta",
        "ingest.stream": "azure.ingest.eventhubs",
        "serve.online": "azure.serve.aml_managed_online",
    },
}
CLOUDS = ("aws", "gcp", "azure", "k8s")
REGIONS = {"aws": "eu-west-1", "gcp": "europe-west3", "azure": "germanywestcentral", "k8s": "on-prem"}


def patterns(cloud: str) -> list[Pattern]:
    """The cloud's own patterns, and those for any cloud."""
    return [p for p in catalog().patterns.values() if p.cloud in (cloud, "any")]


def everything(cloud: str, archetype: str = "online_tabular", budget_usd: float | None = None) -> dict[str, bytes]:
    """A rendered repository whose stack calls every module of a cloud once; with a small budget in an open network."""
    return rendered(cloud, [component(p, cloud) for p in patterns(cloud)], archetype, budget_usd)


def component(pattern: Pattern, cloud: str, role: str | None = None) -> Component:
    """A component in a role of its own, named after the pattern unless a role is given."""
    filled = {placed: asked for asked, placed in FILLED.get(cloud, {}).items()}
    name = role or filled.get(pattern.id) or f"{pattern.capability}.{pattern.id.replace('.', '_')}"
    return Component(
        id=name, role=name, pattern_id=pattern.id, capability=pattern.capability, cloud=cloud, region=REGIONS[cloud]
    )  # fmt: skip


def rendered(
    cloud: str, components: list[Component], archetype: str = "online_tabular", budget_usd: float | None = None
) -> dict[str, bytes]:
    flow = Flow(source="client", target="serve.online", protocol="https", auth="iam", encrypted=True)
    plan = Plan(
        archetype=archetype, archetype_reason="asked for", cloud=cloud, region=REGIONS[cloud], components=components,
        choices=[], flows=[flow], mermaid="flowchart LR\n  client --> serve", summary="A small system.",
    )  # fmt: skip
    known = Constraints(
        project=Project(name=Fact(value="Credit risk")), data_classes=Fact(value=["pii"]),
        budget=Budget(monthly_usd=None if budget_usd is None else Fact(value=budget_usd)),
        cloud=None if budget_usd is None else Fact(value=cloud),
    )  # fmt: skip
    intake = Intake(brief="A risk API.", constraints=known)
    return render(
        plan, intake, {}, CostEstimate(monthly_usd=Range(low=0, expected=1, high=2), lines=[]), PolicyReport(results=[])
    )
