"""A lead-scoring API on AWS, worked out by hand: $25.25 a month in us-east-1.

200,000 requests: Lambda 1 GB × 100 ms 0.37, HTTP API 0.20; PostgreSQL t4g.micro 11.68 and 20 GB of disk 2.30;
S3 20 GB 0.46; a weekly half hour of training 0.21; a nightly nine minutes 0.44; 2 GB of logs 1.06;
10 metrics, 5 alarms and a dashboard 6.50; one key and two secrets 1.80; 2 GB of images 0.20; a public address for
6.67 hours of jobs 0.03, since data that are not sensitive buy no interface endpoints.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.constraints import Constraints, Data, Fact, RegionRef, Throughput
from core.costs import CostEstimate
from core.plan import Component
from templates.catalog.load import Catalog
from templates.costing import estimate
from templates.sizing import workload
from templates.workload.model import Workload
from templates.workload.month import SECONDS

EXPECTED = 25.25


@pytest.fixture
def sized() -> Workload:
    return workload(
        Constraints(
            cloud=Fact(value="aws"),
            regions=Fact(value=[RegionRef(id="us-east-1")]),
            serving_mode=Fact(value="online"),
            throughput=Throughput(rps_avg=Fact(value=200_000 / SECONDS)),
            data=Data(volume_gb=Fact(value=20.0), growth_gb_day=Fact(value=0.0)),
        )
    )


@pytest.fixture
def components(place) -> list[Component]:  # type: ignore[no-untyped-def]
    return [
        place("aws.serve.lambda_http", ms=100, gb=1),
        place("aws.store.rds_postgres"),
        place("aws.store.s3_parquet", stored_gb=20),
        place("any.train.ci_container_job", job_hours=4.33 * 0.5),
        place("any.serve.batch_table", job_hours=30 * 0.15),
        place("any.observe.structured_logs_otel", volume_gb=2),
        place("aws.observe.cloudwatch"),
        place("aws.govern.account_baseline"),
    ]


@pytest.fixture
def priced(components: list[Component], sized: Workload, book: Catalog) -> CostEstimate:
    return estimate(components, sized, book)


def test_the_total_is_the_hand_calculation(priced: CostEstimate) -> None:
    assert float(priced.monthly_usd.expected) == pytest.approx(EXPECTED, abs=0.03)


@pytest.mark.parametrize(
    ("component", "usd"),
    [
        ("serve.online", 0.57), ("store.online", 13.98), ("store.lake", 0.46), ("train.compute", 0.23),
        ("serve.batch", 0.46), ("observe.logs", 1.06), ("observe.metrics", 6.50), ("govern.access", 2.00),
    ],
)  # fmt: skip
def test_each_component_is_the_hand_calculation(priced: CostEstimate, component: str, usd: float) -> None:
    lines = [line.monthly_usd or Decimal(0) for line in priced.lines if line.component_id == component]
    assert float(sum(lines)) == pytest.approx(usd, abs=0.011)


def test_defaults_alone_stay_within_one_percent(place, sized: Workload, book: Catalog) -> None:  # type: ignore[no-untyped-def]
    names = (
        "aws.store.rds_postgres", "aws.store.s3_parquet", "any.train.ci_container_job", "any.serve.batch_table",
        "any.observe.structured_logs_otel", "aws.observe.cloudwatch", "aws.govern.account_baseline",
    )  # fmt: skip
    plain = [place("aws.serve.lambda_http", ms=100, gb=1), *(place(name) for name in names)]
    assert float(estimate(plain, sized, book).monthly_usd.expected) == pytest.approx(EXPECTED, rel=0.01)


def test_a_nat_gateway_would_more_than_double_it(book: Catalog) -> None:
    nat = book.prices["aws.network.nat_month"].usd
    assert nat is not None
    assert nat / EXPECTED == pytest.approx(1.30, abs=0.01)
