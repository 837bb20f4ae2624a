"""Monthly bills worked out by hand, each written as the sum a person would do on paper (us-east-1, 730 h)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.plan import Component
from templates.catalog.load import Catalog
from templates.costing import price_components
from templates.pricing.lines import total
from templates.workload.model import Workload

S = 2.628e6
Sized = Callable[..., Workload]
Place = Callable[..., Component]


@pytest.fixture
def bill(book: Catalog, place: Place, online: Sized) -> Callable[..., float]:
    """USD a month of one pattern; `lines` keeps only these line ids."""

    def compute(pattern: str, lines: tuple[str, ...] = (), region: str = "us-east-1", params=None, **changes) -> float:  # type: ignore[no-untyped-def]
        priced = price_components([place(pattern, region, **(params or {}))], online(**changes), book)
        return float(total(line for line in priced if not lines or line.line_id.rsplit("/", 1)[-1] in lines))

    return compute


def test_two_fargate_tasks_behind_a_balancer(bill) -> None:  # type: ignore[no-untyped-def]
    # availability 99.9 % asks for two tasks of 1 vCPU and 2 GB; 10 requests a second need no more
    by_hand = 2 * 1 * 730 * 0.04048 + 2 * 2 * 730 * 0.004445 + 16.43
    found = bill(
        "aws.serve.ecs_fargate_fastapi",
        ("vcpu", "memory", "balancer"),
        rps_avg=10.0,
        rps_peak=30.0,
        availability_slo=99.9,
    )
    assert found == pytest.approx(by_hand, abs=0.02)
    assert by_hand == pytest.approx(88.51, abs=0.01)


def test_fargate_at_two_thousand_requests_a_second(bill) -> None:  # type: ignore[no-untyped-def]
    # peak: 2,000 × 6 ms ÷ 0.6 = 20 tasks; on average half the traffic × 1.2 = 12 tasks
    by_hand = 12 * 730 * 0.04048 + 12 * 2 * 730 * 0.004445
    found = bill("aws.serve.ecs_fargate_fastapi", ("vcpu", "memory"), rps_avg=1000.0, rps_peak=2000.0, cpu_ms=6.0)
    assert found == pytest.approx(by_hand, abs=0.02)


def test_lambda_one_gigabyte_tenth_of_a_second(bill) -> None:  # type: ignore[no-untyped-def]
    # a million requests: 0.20 for the calls and 100,000 GB-s for the work = $1.87
    by_hand = 1e6 * 0.2e-6 + 1e6 * 1 * 0.1 * 0.0000166667
    found = bill("aws.serve.lambda_http", ("requests", "compute"), params={"ms": 100, "gb": 1}, rps_avg=1e6 / S)
    assert found == pytest.approx(by_hand, abs=0.01)
    assert by_hand == pytest.approx(1.87, abs=0.005)


def test_sagemaker_serverless_two_gigabytes(bill) -> None:  # type: ignore[no-untyped-def]
    # 1 M requests × 2 GB × 0.2 s × 0.00002 = $8
    found = bill("aws.serve.sagemaker_serverless", ("compute",), rps_avg=1e6 / S)
    assert found == pytest.approx(8.0, abs=0.01)


def test_sagemaker_two_instances_for_availability(bill) -> None:  # type: ignore[no-untyped-def]
    found = bill("aws.serve.sagemaker_realtime", availability_slo=99.9, rps_avg=5.0, rps_peak=15.0)
    assert found == pytest.approx(2 * 730 * 0.115, abs=0.01)
    assert found == pytest.approx(168, abs=0.5)


def test_dynamodb_thousand_reads_and_writes_a_second(bill) -> None:  # type: ignore[no-untyped-def]
    # strong 4 KB reads would be 328.50; eventually consistent ones are half of it = $164; 1 KB writes $1,642.50
    found = bill("aws.store.dynamodb", ("reads",), params={"item_kb": 4}, rps_avg=1000.0)
    assert found == pytest.approx(1000 * S * 0.5 * 0.125e-6, abs=0.01)
    assert found == pytest.approx(164, abs=0.5)
    written = bill("aws.store.dynamodb", ("writes",), params={"item_kb": 1}, events_per_s=1000.0, predictions_month=0.0)
    assert written == pytest.approx(1000 * S * 0.625e-6, abs=0.01)


def test_kinesis_provisioned_six_hundred_events(bill) -> None:  # type: ignore[no-untyped-def]
    # 600 × 2 KB average, ×3 at peak = 3.6 MB/s: four shards, one consumer with fan-out
    by_hand = 4 * 730 * 0.015 + 600 * S * 1 * 0.014e-6
    found = bill("aws.ingest.kinesis_flow", ("shards", "puts"), events_per_s=600.0, event_kb=2.0, peak_factor=3.0)
    assert found == pytest.approx(by_hand, abs=0.01)
    assert by_hand == pytest.approx(66, abs=0.5)


def test_flink_five_thousand_events_at_peak(bill) -> None:  # type: ignore[no-untyped-def]
    # 5,000 ÷ 2,000 a unit = 3, plus one that orchestrates; 50 GB of state a working unit
    by_hand = 4 * 730 * 0.11 + 3 * 50 * 0.10
    found = bill("aws.transform.managed_flink", events_per_s=5000.0 / 3, peak_factor=3.0)
    assert found == pytest.approx(by_hand, abs=0.01)


def test_bedrock_thousand_calls_without_cache(bill) -> None:  # type: ignore[no-untyped-def]
    # 3,000 tokens in and 400 out: Haiku 4.5 costs 3.00 + 2.00 = $5 for a thousand calls, Nova Lite $0.28
    sizes = {"tokens_in": 3000.0, "tokens_out": 400.0, "prompt_cache": 0.0, "rps_avg": 1000 / S}
    haiku = bill("aws.serve.bedrock", ("input", "output"), **sizes)
    lite = bill("aws.serve.bedrock", ("input", "output"), params={"model": "nova-lite"}, **sizes)
    assert haiku == pytest.approx(5.0, abs=0.01)
    assert lite == pytest.approx(0.28, abs=0.01)


def test_bedrock_in_the_european_profile_costs_a_tenth_more(bill) -> None:  # type: ignore[no-untyped-def]
    sizes = {"tokens_in": 1000.0, "tokens_out": 0.0, "prompt_cache": 0.0, "rps_avg": 1e6 / S, "residency": "eu_only"}
    assert bill("aws.serve.bedrock", ("input",), region="eu-west-1", **sizes) == pytest.approx(1100.0, abs=0.1)


def test_redis_pair_for_a_large_state(bill) -> None:  # type: ignore[no-untyped-def]
    # 10 M entities × (100 features × 8 B + 100 B) = 9 GB, × 1.3 = 11.7 GB: two shards, each with a replica
    found = bill("aws.feature.elasticache_direct", entities=10e6, features=100.0)
    assert found == pytest.approx(4 * 730 * 0.206, abs=0.01)


def test_kafka_at_thirty_three_megabytes(bill) -> None:  # type: ignore[no-untyped-def]
    # 11 MB/s × 3 at peak = 33 MB/s × 3 copies ÷ 33 a broker = 3 brokers of m7g.large
    found = bill("aws.ingest.msk", ("brokers",), events_per_s=11_000.0, event_kb=1.0, peak_factor=3.0)
    assert found == pytest.approx(3 * 730 * 0.204, abs=0.01)


def test_pubsub_small_messages_are_billed_as_a_kilobyte(bill) -> None:  # type: ignore[no-untyped-def]
    # 40,000 × 200 B a second counts as 40,000 × 1,000 B: in once, out once, $40 a TiB
    tib = 40_000 * S * 1000 / 1.0995e12
    found = bill(
        "gcp.ingest.pubsub", ("throughput",), region="us-central1", cloud="gcp", events_per_s=40_000.0, event_kb=0.2
    )
    assert found == pytest.approx(tib * 2 * 40, rel=1e-6)


def test_cloud_run_one_warm_instance(bill) -> None:  # type: ignore[no-untyped-def]
    by_hand = 730 * 0.0648 + 2 * 730 * 0.0072
    found = bill(
        "gcp.serve.cloud_run", ("vcpu", "memory"), region="us-central1", cloud="gcp", rps_avg=1.0, rps_peak=3.0
    )
    assert found == pytest.approx(by_hand, abs=0.02)


def test_frankfurt_machines_cost_a_fifth_more(bill) -> None:  # type: ignore[no-untyped-def]
    here = bill("aws.serve.sagemaker_realtime", rps_avg=5.0, rps_peak=15.0)
    there = bill("aws.serve.sagemaker_realtime", region="eu-central-1", rps_avg=5.0, rps_peak=15.0)
    assert there == pytest.approx(here * 1.20, abs=0.01)


def test_search_serverless_floor(bill) -> None:  # type: ignore[no-untyped-def]
    # one unit is $175 a month for development, two are $350 for availability
    assert bill("aws.store.opensearch_serverless", ("capacity",)) == pytest.approx(730 * 0.24, abs=0.01)
    two = bill("aws.store.opensearch_serverless", ("capacity",), availability_slo=99.9)
    assert two == pytest.approx(350.4, abs=0.01)
