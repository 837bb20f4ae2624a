"""What must hold for every pattern and every load."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.constraints import Constraints, Data, Fact, Throughput
from core.plan import Component
from templates.catalog.load import Catalog, catalog
from templates.costing import estimate, floor_usd, price_components
from templates.pricing.lines import total
from templates.sizing import workload
from templates.workload.model import Workload

PATTERNS = sorted(catalog().patterns)
HOME = {cloud.id: cloud.default_region for cloud in catalog().clouds.values()}


def placed(pattern_id: str, book: Catalog, cloud: str = "aws") -> Component:
    pattern = book.pattern(pattern_id)
    home = cloud if pattern.cloud == "any" else pattern.cloud
    role = pattern.roles[0]
    return Component(
        id=role, pattern_id=pattern_id, capability=pattern.capability, role=role, cloud=home, region=HOME[home]
    )


def load(rps: float, events: float, documents: float) -> Workload:
    facts = Constraints(
        throughput=Throughput(
            rps_avg=Fact(value=rps), events_per_s=Fact(value=events), tokens_in=Fact(value=2000.0),
            tokens_out=Fact(value=300.0), docs_per_day=Fact(value=documents),
        ),
        data=Data(volume_gb=Fact(value=100.0)),
    )  # fmt: skip
    return workload(facts)


@pytest.mark.parametrize("pattern_id", PATTERNS)
@settings(max_examples=25, deadline=None)
@given(rps=st.floats(0.01, 20_000), events=st.floats(0, 50_000), documents=st.floats(0, 10_000))
def test_doubling_traffic_never_lowers_the_bill(pattern_id: str, rps: float, events: float, documents: float) -> None:
    book, once = catalog(), load(rps, events, documents)
    component = placed(pattern_id, book)
    single = total(price_components([component], once, book))
    double = total(price_components([component], once.scaled(traffic=2.0), book))
    assert double >= single


@pytest.mark.parametrize("pattern_id", PATTERNS)
def test_more_traffic_never_costs_less_at_any_step(pattern_id: str) -> None:
    """A fine ladder finds the places where a pattern changes size or plan."""
    book, once = catalog(), load(0.01, 0.01, 0.1)
    component = placed(pattern_id, book)
    ladder = [once.scaled(traffic=1.15**step) for step in range(105)]
    bills = [total(price_components([component], sized, book)) for sized in ladder]
    assert bills == sorted(bills)


@pytest.mark.parametrize("pattern_id", PATTERNS)
@pytest.mark.parametrize("cloud", sorted(HOME))
def test_every_line_is_priced_and_says_how(pattern_id: str, cloud: str) -> None:
    book = catalog()
    sized = load(100, 50, 10)
    for line in price_components([placed(pattern_id, book, cloud)], sized, book):
        assert line.monthly_usd is not None, line.line_id
        assert line.monthly_usd >= 0
        assert line.source in book.sources
        assert line.as_of
        assert str(f"{line.quantity:.6g}") in line.formula


def test_an_unknown_price_is_never_nothing(book: Catalog) -> None:
    blind = Catalog(
        patterns=book.patterns, archetypes=book.archetypes, clouds=book.clouds, sources=book.sources,
        prices={k: v for k, v in book.prices.items() if not k.startswith("aws.kms")}
        | {"aws.ecr.gb_month": book.prices["aws.ecr.gb_month"].model_copy(update={"usd": None})},
    )  # fmt: skip
    found = estimate([placed("aws.govern.account_baseline", blind)], load(1, 0, 0), blind)
    missing = {line.line_id: line for line in found.lines if line.line_id in found.unknown}
    assert set(missing) == {"govern.access/account_baseline/keys", "govern.access/account_baseline/images"}
    for line in missing.values():
        assert line.unit_price is None
        assert line.monthly_usd is None
        assert line.confidence == "low"
    assert found.monthly_usd.expected == Decimal("0.80")


def test_totals_are_sums_of_lines(book: Catalog) -> None:
    components = [placed(name, book) for name in ("aws.serve.ecs_fargate_fastapi", "aws.store.dynamodb")]
    found = estimate(components, load(50, 0, 0), book)
    assert found.monthly_usd.expected == sum(line.monthly_usd or Decimal(0) for line in found.lines)
    assert sum(found.by_capability.values()) == found.monthly_usd.expected
    assert found.monthly_usd.low < found.monthly_usd.expected < found.monthly_usd.high
    assert floor_usd(found.lines) <= found.monthly_usd.expected
    assert len(found.drivers) == 3


def test_storage_grows_to_month_twelve(book: Catalog) -> None:
    found = estimate([placed("aws.store.s3_parquet", book)], load(500, 0, 0), book)
    assert len(found.growth) == 12
    assert found.growth == sorted(found.growth)
    assert found.month_12_usd == found.growth[-1] > found.growth[0]
    assert found.growth[5] <= found.monthly_usd.expected <= found.growth[6]


def test_sensitivity_moves_both_ways(book: Catalog) -> None:
    found = estimate([placed("aws.serve.bedrock", book)], load(1, 0, 0), book)
    changes = {s.change: s.delta_usd for s in found.sensitivity}
    assert changes["traffic ×2"] > 0 > changes["traffic ×0.5"]
    assert changes["tokens ×2"] > 0
    assert found.per_1k_predictions_usd is not None
    assert found.per_1k_predictions_usd > 0


def test_the_difference_to_the_parent_is_line_by_line(book: Catalog) -> None:
    sized = load(10, 0, 0)
    before = estimate([placed("aws.serve.lambda_http", book)], sized, book)
    after = estimate([placed("aws.serve.ecs_fargate_fastapi", book)], sized, book, before, parent_version=3)
    assert after.delta is not None
    assert after.delta.against_version == 3
    assert after.delta.usd == after.monthly_usd.expected - before.monthly_usd.expected
    assert sum(Decimal(str(row["usd"])) for row in after.delta.lines) == after.delta.usd
    assert after.delta.lines[0]["before"] != after.delta.lines[0]["after"]
    same = estimate([placed("aws.serve.lambda_http", book)], sized, book, before)
    assert same.delta is not None
    assert same.delta.lines == []
    assert same.delta.pct == 0
