"""17 · Data Ingestion Pipeline: the code that does what was planned, file by file."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent
from agents.implementation.deliverables import CodeDecisions, common, summary
from agents.planning import data_engineering, data_sourcing, pipelines_blueprint
from agents.reasons import Reasons
from agents.view import View
from core.plan import AgentOutput


class Decisions(CodeDecisions):
    source_connectors: list[str]
    contract_files: list[str]
    landing_layout: str
    idempotency: str
    dlq: str
    backfill_cli: str
    schema_evolution: Literal["additive_only"]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons = Reasons(view)
    sources = view.decision("data_sourcing", data_sourcing.Decisions)
    pipes = view.decision("pipelines_blueprint", pipelines_blueprint.Decisions)
    engineering = view.decision("data_engineering", data_engineering.Decisions)
    shared = common(
        view,
        AGENT.id,
        ["ingest", "transform"],
        ["decisions.data_engineering.batch", "decisions.data_engineering.quality_gates"],
    )
    decisions = Decisions(
        source_connectors=[source.name for source in sources.sources],
        contract_files=[path for path in view.files if path.startswith("contracts/")],
        landing_layout=engineering.batch.partitioning,
        idempotency="one object per source and run date; the same input gives the same path",
        dlq=pipes.dead_letter,
        backfill_cli="python -m pipelines.ingest --from YYYY-MM-DD --to YYYY-MM-DD",
        schema_evolution="additive_only",
        **shared,
    )
    reasons.say(f"Landing is partitioned by {decisions.landing_layout}.", "CDI-01")
    reasons.say("Reruns are idempotent.", "CDI-02")
    reasons.say("Bad rows are quarantined.", "CDI-03")
    reasons.say("Schemas only grow.", "CDI-04")
    return reasons.conclude(
        Output, decisions, "Ingestion lands by partition, checks contracts and quarantines", summary(decisions)
    )


AGENT = Agent(
    id="code_data_ingestion",
    number=17,
    title="Code Implementation: Data Ingestion Pipeline",
    reads=(
        "plan",
        "files",
        "decisions.data_engineering",
        "decisions.data_sourcing",
        "decisions.pipelines_blueprint",
    ),
    output=Output,
    decide=decide,
)
