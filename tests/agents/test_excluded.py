"""Whatever was ruled out keeps its numbers: what it would cost here and what would let it back in."""

from __future__ import annotations

from functools import cache

import pytest

from agents.graph import run_planning
from agents.ledger import InMemoryLedger
from agents.planning import tech_stack
from agents.selection.excluded import Excluded
from core.constraints import Intake
from templates.catalog.load import catalog
from tests.agents.shapes import PAIRS, shaped


@cache
def ruled_out(shape: str, cloud: str, budget: float = 5000.0, rps: float = 40.0) -> dict[str, Excluded]:
    constraints = shaped(shape, cloud, budget={"monthly_usd": budget}, throughput={"rps_avg": rps, "rps_peak": 2 * rps})
    decided = (
        run_planning(Intake(brief="", constraints=constraints), InMemoryLedger()).decisions["tech_stack"].decisions
    )
    assert isinstance(decided, tech_stack.Decisions)
    return {out.product: out for out in decided.excluded}


@pytest.mark.parametrize(("shape", "cloud"), [pair for pair in PAIRS if pair[1] in ("aws", "gcp")][::3])
def test_every_option_has_a_price_and_a_way_back(shape: str, cloud: str) -> None:
    found = ruled_out(shape, cloud)
    assert found
    for out in found.values():
        assert out.flip_if, out
        assert out.monthly_usd is not None or not catalog().pattern(out.product).cost_lines, out
        assert out.p95_ms == (catalog().pattern(out.product).latency.p95_ms or None)


def test_a_limit_names_the_peak_and_a_floor_the_budget_that_would_do() -> None:
    busy = ruled_out("online_tabular", "azure", rps=400.0)["azure.serve.aml_managed_online"]
    assert busy.flip_if == "the peak stays under 333 requests a second"
    poor = [out for out in ruled_out("rag_assistant", "azure", 1000.0).values() if out.reason.startswith("BUD-03")]
    assert poor
    assert all(out.flip_if.startswith("the budget is $") for out in poor)
