"""Every priced product against a sum worked out on paper, at small, middle and large loads and in dearer regions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.intake.answers import parse
from agents.intake.assembly import build
from core.constraints import Fact
from core.plan import Component
from templates.catalog.load import catalog
from templates.costing import price_components
from templates.formulae import number
from templates.pricing.lines import total
from templates.sizing import workload

CASES = yaml.safe_load(Path(__file__).with_name("page_sums.yaml").read_text(encoding="utf-8"))
HOME = {"aws": "us-east-1", "gcp": "us-central1", "azure": "eastus", "k8s": "on-prem"}
TOLERANCE = 0.03


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_bill_is_the_sum_on_paper(case: dict[str, Any]) -> None:
    assert billed(case) == pytest.approx(number(str(case["sum"]), {}), rel=TOLERANCE, abs=0.01)


def billed(case: dict[str, Any]) -> float:
    """USD a month of the product's lines under the facts of the case."""
    pattern = catalog().pattern(case["of"])
    cloud = case.get("cloud", pattern.cloud)
    region = case.get("region", HOME[cloud])
    facts = {**case["facts"], "cloud": cloud, "regions": region}
    work = workload(build({path: Fact(value=parse(path, value)) for path, value in facts.items()}))
    role = case.get("role", pattern.roles[0])
    component = Component(
        id=role, pattern_id=pattern.id, capability=pattern.capability, role=role,
        cloud=cloud, region=region, params=case.get("params", {}),
    )  # fmt: skip
    lines = price_components([component], work.model_copy(update=case.get("assumes", {})), catalog())
    counted = [line for line in lines if _counts(line.line_id.rsplit("/", 1)[-1], case)]
    assert counted
    return float(total(counted))


def _counts(line: str, case: dict[str, Any]) -> bool:
    return line in case.get("only", [line]) and line not in case.get("without", [])
