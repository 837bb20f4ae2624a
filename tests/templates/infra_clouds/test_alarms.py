"""What watches a delivered system: alarms that can ring, at the figures of the design, and that say where to go on."""

from __future__ import annotations

import re

import pytest

from core.constraints import Constraints, Fact, Latency
from templates.alarm_limits import limits
from templates.retention import kept
from templates.sizing import workload
from tests.matrix.stacks import CLOUDS
from tests.templates.infra_clouds.test_clouds import stack

ALARM = re.compile(
    r'^resource "(aws_cloudwatch_metric_alarm|azurerm_monitor_\w*alert\w*|google_monitoring_alert_policy)" "\w+" \{\n'
    r"(.*?)^\}",
    re.MULTILINE | re.DOTALL,
)
LOCALS = re.compile(r"^locals \{\n.*?^\}", re.MULTILINE | re.DOTALL)
PAGE = re.compile(r"see docs/(?:runbook\.md#([a-z0-9-]+)|fresh\.md)")


def alarms(cloud: str) -> list[tuple[str, str]]:
    """Path and body of every alarm of a cloud's modules, with the locals of its file where they tell what it says."""
    modules = {p: b.decode() for p, b in stack(cloud).items() if p.startswith("infra/modules/")}
    return [
        (path, found[2] if PAGE.search(found[2]) else found[2] + "".join(LOCALS.findall(text)))
        for path, text in modules.items()
        for found in ALARM.finditer(text)
    ]


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


@pytest.mark.parametrize("cloud", ["aws", "gcp"])
def test_terraform_deletes_what_the_design_says_is_deleted(cloud: str) -> None:
    """Raw data, results and what was set aside, by the design's days; old versions follow within a month."""
    files = {path: body.decode() for path, body in stack(cloud).items()}
    said = "\n".join(text for path, text in files.items() if "/stack/" in path or "/envs/prod/" in path)
    for prefix in ("incoming/", "landing/", "predictions/", "published/run_date=", "quarantine/"):
        assert f'"{prefix}" = ' in said, prefix
    lake = files["infra/modules/artifacts/main.tf" if cloud == "gcp" else "infra/modules/store_s3_parquet/main.tf"]
    assert re.search(r"for_each = var\.expiry", lake)
    assert re.search(r"(noncurrent_days|days_since_noncurrent_time) += 30", lake)


def test_documents_stay_as_long_as_their_owner_keeps_them_and_logs_as_long_as_a_service_can_be_told() -> None:
    kept_days = {"raw_days": 30, "predictions_days": 90, "logs_days": 395}
    decided = {"versioning_governance": {"decisions": {"retention": kept_days}}}
    rows, corpus = (kept(shape, decided, workload(Constraints())) for shape in ("batch_tabular", "rag_assistant"))
    assert {prefix for prefix, days in rows["expiry"].items() if days == 30} == {"incoming/", "landing/"}
    assert {prefix for prefix, days in rows["expiry"].items() if days == 7} == {"asr/", "async/"}
    assert (rows["expiry"]["predictions/"], rows["expiry"]["quarantine/"]) == (90, 14)
    assert "landing/" not in corpus["expiry"]
    assert (rows["cloudwatch_days"], rows["log_analytics_days"]) == (400, 395)


def test_logs_are_kept_in_one_workspace_for_the_days_of_the_design() -> None:
    text = "\n".join(body.decode() for path, body in stack("azure").items() if path.startswith("infra/modules/"))
    assert len(re.findall(r'^resource "azurerm_log_analytics_workspace"', text, re.MULTILINE)) == 1
    assert re.search(r"retention_in_days += var\.log_retention_days", text)


def test_a_cluster_has_rules_on_what_services_send_and_somebody_is_told() -> None:
    files = {path: body.decode() for path, body in stack("k8s").items()}
    rules = files["infra/modules/observe_prom_grafana/rules.tf"]
    frame = files["services/api/frame.py"]
    sent = {f"{name}_total" for name in re.findall(r'Counter\("(\w+)"', frame)}
    sent |= {f"{name}_bucket" for name in re.findall(r'Histogram\("(\w+)"', frame)}
    assert set(re.findall(r"http_\w+", rules)) == sent
    headings = re.findall(r"^## (.+)$", files["docs/runbook.md"], re.MULTILINE)
    assert set(re.findall(r' page = "([a-z-]+)"', rules)) <= {heading.lower().replace(" ", "-") for heading in headings}
    assert "to = var.alarm_mail.to" in files["infra/modules/observe_prom_grafana/main.tf"]
    assert "otlphttp = { endpoint = var.log_store }" in files["infra/modules/observe_structured_logs_otel/main.tf"]


@pytest.mark.parametrize("host", ["serve_ecs_fargate_fastapi", "serve_lambda_http"])
def test_a_service_rings_wherever_it_is_hosted(host: str) -> None:
    files = {path: body.decode() for path, body in stack("aws").items()}
    module = "".join(text for path, text in files.items() if path.startswith(f"infra/modules/{host}/"))
    assert 'source          = "../service_alarms"' in module
    assert re.findall(r"(p95_ms|error_budget) += [\d.]+\n", _call(files, host)) == ["p95_ms", "error_budget"]
