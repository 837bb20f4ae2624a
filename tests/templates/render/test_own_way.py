"""What a design names and its repository does not do is told; what the host or the code does is not."""

from __future__ import annotations

from typing import Any

import pytest

from templates.own_way import rows
from templates.sizing import workload
from tests.templates.render.plans import intake, plan

CANARY = {"deployment_serving": {"decisions": {"strategy": "canary", "rollback": {"trigger": "5xx over 1 %"}}}}


def told(decisions: dict[str, Any], parts: tuple[str, ...] = (), **roles: str) -> str:
    kind = {"services": True, "parts": list(parts)}
    days = {"raw_retention_days": 30, "log_retention_days": 30, "expiry": {"predictions/": 30}}
    known = {"kind": kind, "cron": "0 3 * * *", **days}
    found = rows(plan("online_tabular", **roles), decisions, workload(intake("x").constraints), known)
    return "\n".join(" | ".join(row.values()) for row in found)


@pytest.mark.parametrize(
    ("host", "by_hand"), [("aws.serve.ecs_fargate_fastapi", True), ("aws.serve.sagemaker_realtime", False)]
)
def test_a_canary_is_promised_only_where_the_host_does_it(host: str, by_hand: bool) -> None:
    assert ("none is taken back by figures" in told(CANARY, **{"serve.online": host})) is by_hand


def test_a_host_that_brings_no_alarms_is_told() -> None:
    assert "none on `gcp.serve.vertex_endpoint`" in told({}, **{"serve.online": "gcp.serve.vertex_endpoint"})
    assert "under `/metrics`" not in told({}, **{"serve.online": "aws.serve.lambda_http"})


def test_a_store_that_no_code_speaks_to_is_named_with_its_line_of_the_bill() -> None:
    database = {"store.online": "aws.store.rds_postgres"}
    assert "leave `infra/stack/store_online.tf` out" in told({}, ("redis_store",), **database)
    cache = {"store.online": "aws.store.elasticache"}
    assert "store.online" in told({}, **cache)
    assert "store.online" not in told({}, ("redis_store",), **cache)


def test_what_is_built_and_never_fed_is_told_where_it_is_chosen() -> None:
    tracing = {"observe.llm": "any.observe.llm_tracing"}
    assert "no trace is sent" in told({}, **tracing)
    assert "no trace is sent" not in told({})
