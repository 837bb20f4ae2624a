"""Data that must stay where the named cloud has no region: refused for every residency and cloud, with ways out."""

from __future__ import annotations

import pytest

from agents.intake import extract
from agents.intake.assembly import build
from agents.intake.clashes import places
from core.areas import AREAS
from core.constraints import Fact
from templates.regions import allowed

CLOUDS = ("aws", "gcp", "azure")
RESIDENCIES = sorted({*AREAS, *(f"country:{code}" for code in ("NO", "CH", "DE", "PL", "KE", "NG", "BR", "QA", "IS"))})


@pytest.mark.parametrize("cloud", CLOUDS)
@pytest.mark.parametrize("residency", RESIDENCIES)
def test_a_cloud_without_a_region_inside_is_named_and_no_other(cloud: str, residency: str) -> None:
    constraints = build({"cloud": Fact(value=cloud), "residency": Fact(value=residency)})
    named = [clash for clash in places.clashes(constraints) if clash.fields == ("cloud", "residency")]
    assert bool(named) is (not allowed(residency, cloud))
    for clash in named:
        others = {way.put["cloud"] for way in clash.ways if "cloud" in way.put}
        assert clash.ways
        assert all(other == "on_prem" or allowed(residency, str(other)) for other in others)


def test_a_brief_that_mandates_both_gets_no_design() -> None:
    brief = "Nightly forecast for 90,000 households. The data must stay in Norway. It has to be AWS. 1,200 EUR a month."
    conflicts = extract(brief).conflicts
    assert [set(c.fields) for c in conflicts] == [{"cloud", "residency"}]


def test_who_pays_in_euros_is_not_guessed_to_be_in_virginia() -> None:
    brief = "Our parent is American, the shops are in Lyon. Weekly demand forecast on AWS, 3,000 euros a month."
    regions = extract(brief).constraints.regions
    assert regions is not None
    assert [ref.id for ref in regions.value] == ["eu-west-3"]
