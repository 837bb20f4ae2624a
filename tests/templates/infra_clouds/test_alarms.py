"""What watches a delivered system: alarms that can ring, at the figures of the design, and that say where to go on."""

from __future__ import annotations

import re

import pytest

from core.constraints import Constraints, Fact, Latency
from templates.alarm_limits import limits
from templates.sizing import workload
from tests.matrix.stacks import CLOUDS
from tests.templates.infra_clouds.test_clouds import stack

ALARM = re.compile(
    r'^resource "(aws_cloudwatch_metric_alarm|azurerm_monitor_\w*alert\w*|google_monitoring_alert_policy)" "\w+" \{\n'
    r"(.*?)^\}",
    re.MULTILINE | re.DOTALL,
)
PAGE = re.compile(r"see docs/(?:runbook\.md#([a-z0-9-]+)|fresh\.md)")


def alarms(cloud: str) -> list[tuple[str, str]]:
    """Path and body of every alarm of a cloud's modules."""
    modules = {p: b.decode() for p, b in stack(cloud).items() if p.startswith("infra/modules/")}
    return [(path, found[2]) for path, text in modules.items() for found in ALARM.finditer(text)]


@pytest.mark.parametrize("cloud", [name for name in CLOUDS if name != "k8s"])
def test_every_alarm_links_to_a_heading_of_the_runbook(cloud: str) -> None:
    headings = re.findall(r"^## (.+)$", stack(cloud)["docs/runbook.md"].decode(), re.MULTILINE)
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    silent = [path for path, body in alarms(cloud) if not PAGE.search(body)]
    assert (silent, [a for _, body in alarms(cloud) for a in PAGE.findall(body) if a and a not in anchors]) == ([], [])
    failed = [body for _, body in alarms(cloud) if re.search(r"(step|run) failed;", body)]
    assert all("#a-scheduled-run-failed" in body for body in failed)


def test_alarms_ring_at_what_the_design_promises() -> None:
    known = Constraints(latency=Latency(p95_ms=Fact(value=150.0)), availability_slo=Fact(value=99.9))
    found = limits(workload(known))
    assert (found["p95_ms"], found["error_budget"]) == (180, 0.001)


def test_filters_and_alarms_read_groups_that_containers_write_to() -> None:
    files = {path: body.decode() for path, body in stack("aws").items()}
    assert not any('"/app/' in text for path, text in files.items() if path.startswith("infra/modules/"))
    watched = re.findall(r"(\w+) = module\.\1\.log_group", _call(files, "observe_cloudwatch"))
    assert {"train_orchestrator", "serve_aws_serve_ecs_fargate_fastapi"} <= set(watched)
    assert watched == re.findall(r"(\w+) = module\.\1\.log_group", _call(files, "observe_structured_logs_otel"))


def _call(files: dict[str, str], module: str) -> str:
    return next(text for path, text in files.items() if "/stack/" in path and f'modules/{module}"' in text)
