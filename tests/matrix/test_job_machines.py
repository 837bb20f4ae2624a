"""Jobs are built on the machines and in the number that the brief names and the bill pays for."""

from __future__ import annotations

import re

import pytest

from agents.graph import run_planning
from agents.intake import extract
from agents.ledger import InMemoryLedger
from templates.render import render
from templates.render_names import vm_size
from worker.intake import settle

FORECAST = (
    "Bakery chain, 300 shops, 120 articles, a forecast of tomorrow's sales per shop and article in a table by 03:00 "
    "every night. Five engineers with PySpark, no personal data, 3,000 USD a month. "
)
JOBS = [
    (
        "AWS us-east-1. A Glue job with 20 DPU prepares the data, 40 minutes daily.",
        "transform_batch",
        {"workers": "20"},
    ),
    (
        "AWS us-east-1. SageMaker training once a week, four ml.m5.4xlarge for three hours.",
        "train_compute",
        {"instance_type": '"ml.m5.4xlarge"', "instances": "4"},
    ),
    (
        "Azure eastus, Databricks Premium. The preparation takes a driver and six workers, all seven of them D8s_v5, "
        "two hours each night.",
        "transform_batch",
        {"node_type": '"Standard_D8s_v5"', "workers": "6"},
    ),
    (
        "Azure eastus, Azure ML. Training: six nodes Standard_D8s_v5, 4 h, every Sunday.",
        "train_compute",
        {"cpu_machine": '"Standard_D8s_v5"', "max_nodes": "6"},
    ),
    (
        "Google Cloud us-central1. Vertex AI custom training on two n1-standard-8, 5 h, weekly.",
        "train_compute",
        {"cpu_machine": '"n1-standard-8"', "machines": "2"},
    ),
]


@pytest.mark.parametrize(("told", "block", "built"), JOBS, ids=lambda value: str(value)[:40])
def test_a_job_runs_on_what_its_brief_names(told: str, block: str, built: dict[str, str]) -> None:
    intake = settle(extract(FORECAST + told), {}, accept_defaults=True)
    found = run_planning(intake, InMemoryLedger())
    assert found.plan is not None
    assert found.estimate is not None
    assert found.policy_report is not None
    call = render(found.plan, intake, {}, found.estimate, found.policy_report)[f"infra/stack/{block}.tf"].decode()
    assert {name: re.findall(rf"^  {name} += (.*)$", call, re.MULTILINE) for name in built} == {
        name: [value] for name, value in built.items()
    }


def test_a_machine_nobody_has_a_price_for_is_unknown_on_the_bill() -> None:
    told = "AWS us-east-1. We train on SageMaker, one ml.g5.12xlarge, 5 hours every week."
    found = run_planning(settle(extract(FORECAST + told), {}, accept_defaults=True), InMemoryLedger())
    assert found.estimate is not None
    assert found.estimate.unknown == ["train.compute/sagemaker_training/gpu"]


def test_azure_machines_are_written_as_azure_writes_them() -> None:
    assert vm_size("d8s_v5") == "Standard_D8s_v5"
    assert vm_size("nc24ads_a100_v4") == "Standard_NC24ads_A100_v4"
    assert vm_size("nd96asr_v4") == "Standard_ND96asr_v4"
