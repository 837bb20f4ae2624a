"""Facts that are easy to get wrong, as the catalogue must state them."""

from __future__ import annotations

import pytest

from templates.catalog.load import Catalog


@pytest.mark.parametrize(
    ("pattern", "limit", "value"),
    [
        ("aws.serve.lambda_http", "payload_mb", 6),
        ("aws.serve.lambda_http", "timeout_s", 30),
        ("aws.ingest.s3_event_lambda", "timeout_s", 900),
        ("aws.serve.sagemaker_realtime", "payload_mb", 25),
        ("aws.serve.sagemaker_realtime", "payload_warn_mb", 6),
        ("aws.serve.sagemaker_serverless", "payload_mb", 4),
        ("aws.serve.sagemaker_async", "payload_mb", 1000),
        ("aws.serve.sagemaker_async", "inline_kb", 128),
        ("gcp.serve.vertex_endpoint", "payload_mb", 1.5),
        ("azure.serve.aml_managed_online", "max_rps", 500),
        ("azure.serve.aml_managed_online", "timeout_s", 180),
        ("aws.store.s3_vectors", "max_vectors", 2e9),
        ("azure.ingest.eventhubs", "max_tus", 40),
    ],
)
def test_hard_limits(book: Catalog, pattern: str, limit: str, value: float) -> None:
    assert book.pattern(pattern).limits[limit] == value


@pytest.mark.parametrize(
    ("key", "usd"),
    [
        ("aws.dynamodb.write_unit", 0.625e-6),
        ("aws.dynamodb.read_unit", 0.125e-6),
        ("aws.opensearch.ocu_hour", 0.24),
        ("aws.fargate.vcpu_hour_x86", 0.04048),
        ("aws.network.nat_month", 32.85),
        ("gcp.bigquery.scanned_tb", 6.25),
        ("azure.eventhubs.premium_pu_month", 749.7),
        ("llm.claude-haiku-4.5-eu.output", 5.5),
    ],
)
def test_prices(book: Catalog, key: str, usd: float) -> None:
    assert book.prices[key].usd == pytest.approx(usd)


def test_general_knowledge_is_never_called_certain(book: Catalog) -> None:
    for price in book.prices.values():
        assert price.as_of
        if price.source in ("K", "E"):
            assert price.confidence != "high", price.key


@pytest.mark.parametrize(
    ("changes", "pattern", "rule"),
    [
        ({"rps_avg": 20.0}, "aws.serve.lambda_http", "FIT-SERVE-LAMBDA-RATE"),
        ({"p95_target_ms": 100.0}, "aws.serve.lambda_http", "FIT-SERVE-LAMBDA-P95"),
        ({"docs": 1e6, "chunks_per_doc": 10.0}, "aws.store.aurora_pg_pgvector", "FIT-VECTOR-SIZE"),
        ({"docs": 1e4, "chunks_per_doc": 10.0}, "aws.store.opensearch", "FIT-SEARCH-FLOOR"),
        ({"models": 1.0, "features": 10.0}, "any.feature.feast_redis", "FIT-FEATURE-STORE"),
        ({"p95_target_ms": 20.0, "features": 10.0}, "any.feature.kv_lookup", "FIT-KV-BUDGET"),
        ({"freshness_s": 120.0, "stateful_stream": True}, "aws.transform.managed_flink", "FIT-FLINK-FRESH"),
        ({"stateful_stream": False}, "aws.transform.managed_flink", "FIT-FLINK-STATE"),
        ({"tokens_in": 3000.0, "rps_avg": 0.1}, "aws.serve.vllm_gpu", "FIT-LLM-OWN"),
        ({"air_gapped": True, "tokens_in": 3000.0}, "aws.serve.bedrock", "FIT-LLM-AIRGAP"),
    ],
)
def test_fit_rules_bite(book: Catalog, online, changes, pattern: str, rule: str) -> None:  # type: ignore[no-untyped-def]
    broken = {r.rule_id for r in book.pattern(pattern).misfits(online(**changes).names())}
    assert rule in broken


def test_fit_rules_let_the_right_ones_through(book: Catalog, online) -> None:  # type: ignore[no-untyped-def]
    shared = online(models=2.0, p95_target_ms=150.0)
    small = online(rps_avg=1.0, rps_peak=3.0, p95_target_ms=800.0)
    steady = online(tokens_in=3000.0, tokens_out=400.0, platform_eng=2.0)
    assert book.pattern("any.feature.feast_redis").misfits(shared.names()) == []
    assert book.pattern("aws.serve.lambda_http").misfits(small.names()) == []
    assert book.pattern("aws.serve.vllm_gpu").misfits(steady.names()) == []
    assert book.pattern("aws.feature.elasticache_direct").misfits(online(p95_target_ms=20.0).names()) == []
