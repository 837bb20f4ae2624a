"""A whole estimate on paper: a language model in batches beside a lake that grows.

20,000 documents a day are 608,333 a month, 3,000 tokens in and 400 out at half of 1.00 and 5.00 a million: $1,520.83.
The lake holds 1,000 GB and grows by 300 a month; the log of results adds 608,333 × 10.5 KB × 0.3 = 1.92 GB a month.
"""

from __future__ import annotations

import pytest

from agents.intake.answers import parse
from agents.intake.assembly import build
from core.constraints import Fact
from core.costs import CostEstimate
from core.plan import Component
from templates.catalog.load import catalog
from templates.costing import estimate, floor_usd
from templates.sizing import workload

FACTS = {
    "cloud": "aws", "regions": "us-east-1", "project.problem_type": "llm_extraction", "serving_mode": "batch",
    "throughput.docs_per_day": 20_000, "throughput.tokens_in": 3000, "throughput.tokens_out": 400,
    "data.volume_gb": 1000, "data.growth_gb_day": 10,
}  # fmt: skip
MODEL, LOG = 608.333 * (3 * 1.0 + 0.4 * 5.0) * 0.5, 0.608333 * 10.5 * 0.3


def lake(month: float, times: float = 1.0) -> float:
    """USD of the lake in a month of the first year."""
    return (1000 + times * (300 + LOG) * month) * 0.023 + times * 300 * 1000 / 128 * 0.000005


@pytest.fixture(scope="module")
def found() -> CostEstimate:
    return priced(("aws.serve.bedrock_batch", "aws.store.s3_parquet"))


def priced(patterns: tuple[str, ...], parent: CostEstimate | None = None, version: int = 0) -> CostEstimate:
    work = workload(build({path: Fact(value=parse(path, value)) for path, value in FACTS.items()}))
    return estimate([_placed(name) for name in patterns], work, catalog(), parent, version)


def test_expected_is_the_average_month_of_the_first_year(found: CostEstimate) -> None:
    assert float(found.monthly_usd.expected) == pytest.approx(MODEL + lake(6.5), abs=0.05)


def test_tokens_spread_from_half_to_twice_and_the_rest_from_seven_tenths_to_half_more(found: CostEstimate) -> None:
    assert float(found.monthly_usd.low) == pytest.approx(0.5 * MODEL + 0.7 * lake(6.5), abs=0.05)
    assert float(found.monthly_usd.high) == pytest.approx(2.0 * MODEL + 1.5 * lake(6.5), abs=0.05)


def test_each_month_pays_for_what_has_gathered(found: CostEstimate) -> None:
    assert [float(usd) for usd in found.growth] == pytest.approx([MODEL + lake(m) for m in range(1, 13)], abs=0.05)
    assert float(found.month_12_usd) == pytest.approx(MODEL + lake(12), abs=0.05)


def test_a_thousand_predictions(found: CostEstimate) -> None:
    assert float(found.per_1k_predictions_usd or 0) == pytest.approx((MODEL + lake(6.5)) / 608.333, abs=0.0005)


def test_twice_and_half_the_traffic_and_twice_the_tokens(found: CostEstimate) -> None:
    by_hand = {
        "traffic ×2": 2 * MODEL + lake(6.5, 2.0),
        "traffic ×0.5": 0.5 * MODEL + lake(6.5, 0.5),
        "tokens ×2": 2 * MODEL + lake(6.5),
    }
    assert {s.change: float(s.monthly_usd) for s in found.sensitivity} == pytest.approx(by_hand, abs=0.05)
    for change in found.sensitivity:
        assert change.delta_usd == change.monthly_usd - found.monthly_usd.expected


def test_nothing_of_it_is_paid_at_no_traffic(found: CostEstimate) -> None:
    assert floor_usd(found.lines) == 0


def test_the_difference_to_a_parent_with_a_search_of_175_dollars(found: CostEstimate) -> None:
    patterns = ("aws.serve.bedrock_batch", "aws.store.s3_parquet", "aws.store.opensearch_serverless")
    child = priced(patterns, found, 4)
    assert child.delta is not None
    assert float(child.delta.usd) == pytest.approx(730 * 0.24, abs=0.01)
    assert child.delta.pct == pytest.approx(100 * 730 * 0.24 / (MODEL + lake(6.5)), abs=0.06)
    changed = [row for row in child.delta.lines if row["usd"]]
    assert [(row["before"], row["after"]) for row in changed] == [(0.0, 175.2)]


def _placed(name: str) -> Component:
    pattern = catalog().pattern(name)
    return Component(
        id=pattern.roles[0], pattern_id=name, capability=pattern.capability, role=pattern.roles[0], cloud="aws",
        region="us-east-1",
    )  # fmt: skip
