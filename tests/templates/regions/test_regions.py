"""Where things may run."""

from __future__ import annotations

import pytest

from templates import regions
from templates.regions import (
    UnknownRegion,
    UnknownResidency,
    allowed,
    cloud_of,
    default_region,
    has_gpu,
    in_residency,
    multiplier,
    place_region,
)

EU = {
    "aws": {"eu-west-1", "eu-west-3", "eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2"},
    "gcp": {"europe-west1", "europe-west3", "europe-west4", "europe-west8", "europe-west9", "europe-west10",
            "europe-west12", "europe-north1", "europe-north2", "europe-central2", "europe-southwest1", "EU"},
    "azure": {"westeurope", "northeurope", "francecentral", "francesouth", "germanywestcentral", "germanynorth",
              "swedencentral", "swedensouth", "italynorth", "polandcentral", "spaincentral", "austriaeast"},
}  # fmt: skip


@pytest.mark.parametrize("cloud", sorted(EU))
def test_the_european_union_by_name(cloud: str) -> None:
    assert allowed("eu_only", cloud) == EU[cloud]


@pytest.mark.parametrize(
    "region",
    ["eu-west-2", "eu-central-2", "europe-west2", "europe-west6", "uksouth", "ukwest", "switzerlandnorth",
     "switzerlandwest", "norwayeast", "norwaywest", "us-east-1", "ca-central-1", "atlantis-1"],
)  # fmt: skip
def test_european_is_not_the_same_as_eu(region: str) -> None:
    assert not in_residency(region, "eu_only")


def test_other_residencies() -> None:
    assert "norwayeast" in allowed("eea", "azure")
    assert "switzerlandnorth" not in allowed("eea", "azure")
    assert allowed("uk", "aws") == {"eu-west-2"}
    assert "ca-central-1" not in allowed("us", "aws")
    assert allowed("country:de", "gcp") == {"europe-west3", "europe-west10"}
    assert allowed("eu_only", "k8s") == {"on-prem"}
    assert in_residency("atlantis-1", "none")
    with pytest.raises(UnknownResidency):
        allowed("moon", "aws")


@pytest.mark.parametrize(
    ("place", "cloud", "region"),
    [
        ("Frankfurt", "aws", "eu-central-1"), ("Ireland", "azure", "northeurope"), ("London", "gcp", "europe-west2"),
        ("Ireland", "gcp", None), ("Ohio", "azure", None), ("São Paulo", "aws", "sa-east-1"),
        ("Netherlands", "gcp", "europe-west4"), ("Warsaw", "aws", None), ("europe-west3", "gcp", "europe-west3"),
        ("Mumbai", "azure", "centralindia"), ("on-prem", "k8s", "on-prem"),
    ],
)  # fmt: skip
def test_places(place: str, cloud: str, region: str | None) -> None:
    assert place_region(place, cloud) == region


@pytest.mark.parametrize(
    ("cloud", "region", "kind", "factor"),
    [
        ("aws", "us-east-1", "compute", 1.0), ("aws", "eu-central-1", "compute", 1.2),
        ("aws", "eu-central-1", "gpu", 1.33),
        ("aws", "eu-central-1", "storage", 1.05), ("aws", "sa-east-1", "flat", 1.0),
        ("gcp", "europe-west3", "compute", 1.29),
        ("azure", "brazilsouth", "gpu", 2.0), ("azure", "brazilsouth", "request", 1.6),
    ],
)  # fmt: skip
def test_multipliers(cloud: str, region: str, kind: str, factor: float) -> None:
    assert multiplier(cloud, region, kind) == factor


def test_an_unknown_region_has_no_price() -> None:
    with pytest.raises(UnknownRegion):
        multiplier("aws", "europe-west1", "compute")


def test_defaults_and_owners() -> None:
    assert default_region("aws", "eu_only") == "eu-west-1"
    assert default_region("gcp", "country:FI") == "europe-north1"
    assert cloud_of("swedencentral") == "azure"
    assert cloud_of("atlantis-1") is None


def test_gpu_families() -> None:
    assert has_gpu("gcp", "europe-west4", "l4") is True
    assert has_gpu("gcp", "europe-southwest1", "l4") is False
    assert has_gpu("azure", "norwayeast", "t4") is False
    assert has_gpu("aws", "eu-west-1", "l4") is None


NEAREST = {
    ("NO", "gcp"): "europe-north2", ("LT", "gcp"): "europe-central2", ("DK", "aws"): "eu-north-1",
    ("PT", "aws"): "eu-south-2", ("AT", "aws"): "eu-central-1", ("KE", "aws"): "af-south-1",
    ("DE", "aws"): "eu-central-1",
}  # fmt: skip


@pytest.mark.parametrize(("country", "cloud"), NEAREST)
def test_a_country_without_a_region_takes_the_nearest_under_the_same_law(country: str, cloud: str) -> None:
    assert regions.near(country, cloud) == NEAREST[country, cloud]


@pytest.mark.parametrize("cloud", ["aws", "azure", "gcp"])
def test_no_country_of_the_eea_is_planned_outside_it(cloud: str) -> None:
    for country in regions.EEA - {"EU"}:
        found = regions.near(country, cloud)
        assert found is not None
        assert regions.country_of(found) in regions.EEA
        assert regions.in_residency(regions.default_region(cloud, f"country:{country}"), "eea")


def test_a_country_nobody_placed_has_no_nearest_region() -> None:
    assert regions.near("XX", "aws") is None
    assert regions.near("DE", "on_prem") is None
