"""What is built runs as often as the plan decided and the bill counts."""

from __future__ import annotations

import pytest

from templates.render_schedule import NoCronError, timed
from tests.matrix.combinations import Combination, planned
from tests.matrix.stacks import CLOUDS

READS = '"pipelines.ingest", "then", "pipelines.batch_infer"'
# Three in the morning by the clock of the region, told in UTC where the region has one.
NIGHTLY = {
    "aws": "cron(0 1 * * ? *)",
    "gcp": "0 1 * * *",
    "azure": '"hours" = [1]',
    "k8s": "0 3 * * *",
    "multi": "0 7 * * *",
}
# What a cloud starts the reading of a delivery by, and how often it looks for what was told to nobody.
STARTS = {
    "aws": ("ecs:RunTask", 'sweep              = "cron(0 * * * ? *)"'),
    "gcp": ("roles/run.jobsExecutorWithOverrides", 'schedule         = "0 * * * *"'),
    "azure": ("cron_expression = var.look", 'look                   = "*/5 * * * *"'),
    "k8s": ("schedule    = var.schedule", 'schedule    = "*/5 * * * *"'),
    "multi": ("schedule    = var.schedule", 'schedule    = "*/5 * * * *"'),
}


@pytest.mark.parametrize("cloud", STARTS)
def test_a_delivery_starts_its_reading_and_the_rest_stays_on_a_schedule(cloud: str) -> None:
    plan, _, files = planned(Combination("batch_llm_documents.soon", cloud))
    inlet = next(c for c in plan.components if c.role == "ingest.batch")
    root = "infra/cluster" if cloud == "multi" else "infra"
    module = f"{root}/modules/ingest_{inlet.pattern_id.rsplit('.', 1)[1]}/"
    started_by, rhythm = STARTS[cloud]
    call, orchestrator = (files[f"{root}/stack/{name}.tf"].decode() for name in ("ingest_batch", "train_orchestrator"))
    assert READS in call
    assert rhythm in call
    assert "module.serve_batch.environment" in call
    assert any(started_by in body.decode() for path, body in files.items() if path.startswith(module))
    assert "pipelines.batch_infer" not in orchestrator
    assert "pipelines.retrain" in orchestrator
    assert NIGHTLY[cloud] in orchestrator


@pytest.mark.parametrize("cloud", CLOUDS)
def test_documents_that_may_wait_are_read_by_the_orchestrator(cloud: str) -> None:
    _, _, files = planned(Combination("batch_llm_documents", cloud))
    tree = {path: body.decode() for path, body in files.items() if path.startswith("infra/stack/")}
    assert READS not in tree["infra/stack/ingest_batch.tf"]
    assert any("pipelines.batch_infer" in text for text in tree.values())
    assert NIGHTLY[cloud] in tree["infra/stack/train_orchestrator.tf"]


@pytest.mark.parametrize("decided", ["on arrival of each document", "0 3 * *", "rate(1 hour)", ""])
def test_what_is_no_cron_line_is_refused(decided: str) -> None:
    kind = {"scheduled_steps": ["pipelines.batch_infer"], "schedule": "cron(0 3 * * ? *)"}
    decisions = {"pipelines_blueprint": {"decisions": {"ingestion": {"schedule": decided}}}}
    with pytest.raises(NoCronError, match="no cron line of five fields"):
        timed(kind, decisions)


@pytest.mark.parametrize("line", ["*/15 * * * *", "0 3,15 * * *", "0 5 1 1,4,7,10 *", "0 2 * * MON", "0 */6 * * *"])
def test_every_rhythm_that_is_decided_is_a_cron_line(line: str) -> None:
    decisions = {"pipelines_blueprint": {"decisions": {"ingestion": {"schedule": line}}}}
    kind = {"scheduled_steps": ["pipelines.batch_infer"], "schedule": "cron(0 3 * * ? *)"}
    minute, hour, *_ = line.split()
    assert timed(kind, decisions)["schedule"].startswith(f"cron({minute} {hour} ")
