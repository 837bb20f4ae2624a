"""What a service costs in a region as it was read there comes before what machines usually cost there."""

from __future__ import annotations

import pytest

from core.constraints import Constraints, Data, Fact
from templates.catalog.load import Catalog
from templates.pricing.lines import price_components
from templates.regions import multiplier
from templates.sizing import workload
from tests.templates.conftest import Place


@pytest.mark.parametrize(
    ("key", "region", "usd"),
    [
        ("aws.emrserverless.vcpu_hour", "eu-west-1", 0.052624),
        ("aws.emrserverless.vcpu_hour", "eu-central-1", 0.052624 * 1.15),
        ("aws.glue.dpu_hour", "eu-central-1", 0.44),
        ("aws.glue.dpu_hour", "sa-east-1", 0.44 * 1.57),
        ("gcp.cloudrun.vcpu_hour", "europe-west3", 0.0000336 * 3600),
        ("gcp.cloudrun.job_vcpu_hour", "europe-west3", 0.0000216 * 3600),
        ("gcp.cloudrun.job_gb_hour", "europe-west3", 0.0000024 * 3600),
    ],
)
def test_the_price_read_for_the_region(book: Catalog, key: str, region: str, usd: float) -> None:
    price = book.prices[key]
    assert price.usd is not None
    assert price.usd * price.regions[region] == pytest.approx(usd, rel=0.001)


def test_every_other_region_takes_the_usual_multiplier(book: Catalog) -> None:
    price = book.prices["aws.emrserverless.vcpu_hour"]
    assert "ap-south-1" not in price.regions
    assert multiplier("aws", "ap-south-1", price.kind) == 1.05


def test_regions_of_a_price_are_regions_of_its_cloud(book: Catalog) -> None:
    for price in book.prices.values():
        cloud = price.key.split(".")[0]
        assert not set(price.regions) - set(book.clouds[cloud].regions if price.regions else ()), price.key


def test_a_line_is_priced_by_the_service_in_its_region(book: Catalog, place: Place) -> None:
    work = workload(Constraints(cloud=Fact(value="aws"), data=Data(volume_gb=Fact(value=5000.0))))
    here, there = (
        price_components([place("aws.transform.emr_serverless", region)], work, book)[0]
        for region in ("eu-west-1", "eu-central-1")
    )
    assert (here.region_multiplier, there.region_multiplier) == (1.0, 1.15)
