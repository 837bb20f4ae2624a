"""What could be saved: a share of the lines it is about, and of no others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from agents.blueprint.optimisations import optimisations
from core.costs import CostLine


def line(line_id: str, unit: str, usd: float, service: str = "Amazon S3", *, fixed: bool = False) -> CostLine:
    component, pattern, _ = line_id.split("/")
    return CostLine(
        line_id=line_id, component_id=component, pattern_id=f"aws.{component.split('.')[0]}.{pattern}",
        capability=component.split(".")[0], service=service, dimension="", quantity=1, unit=unit, unit_price=usd,
        monthly_usd=Decimal(str(usd)), formula="prediction_log_gb_month * month", fixed=fixed, source="E", as_of="-",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "action", "saving"),
    [
        (line("store.lake/s3_parquet/storage", "GB-month", 100), "colder storage after 30 days", 45.0),
        (line("observe.logs/structured_logs_otel/ingest", "GB", 100), "sample logs and shorten retention", 50.0),
        (line("serve.llm/bedrock/input", "M tokens in", 100),
         "route easy questions to a smaller model and cache prompts", 50.0),
        (line("train.compute/ci_container_job/vcpu", "vCPU-hour", 100), "spot capacity for training", 70.0),
        (line("serve.online/ecs/vcpu", "vCPU-hour", 100, "AWS Fargate"), "arm64 instead of x86 machines", 20.0),
    ],
)  # fmt: skip
def test_a_saving_is_a_share_of_its_own_line(one: CostLine, action: str, saving: float) -> None:
    assert [(found.action, found.saving_usd) for found in optimisations([one], own=False)] == [(action, saving)]


@pytest.mark.parametrize(
    "other",
    [
        line("ingest.stream/msk/disk", "GB-month", 100, "Amazon MSK"),
        line("govern.audit/audit_trail/stored", "GB", 100, "Cloud Logging"),
        line("observe.llm/llm_tracing/storage", "GB-month", 100),
        line("train.orchestrator/step_functions/transitions", "transition", 100),
        line("train.compute/batch_spot/gpu", "hour", 100, "Amazon EC2 GPU"),
    ],
    ids=lambda other: other.line_id,
)
def test_what_only_sounds_alike_saves_nothing(other: CostLine) -> None:
    """Disks of brokers are not the lake, an audit trail is no log to sample, spot machines are spot already."""
    assert optimisations([other], own=False) == []


def test_nobody_commits_to_or_bids_for_machines_of_their_own() -> None:
    lines = [
        line("train.compute/k8s_jobs/vcpu", "vCPU-hour", 100),
        line("store.lake/ceph/node_vcpu", "vCPU", 100, fixed=True),
        line("store.lake/ceph/storage", "GB-month", 100),
    ]
    found = optimisations(lines, own=True)
    assert [(idea.saving_usd, idea.action.split(" ")[0]) for idea in found] == [(20.0, "requests")]
