"""A city stands for its country: its law, and the regions of its country."""

from __future__ import annotations

from collections import Counter

import pytest

from agents.intake import extract
from agents.intake.words import load


@pytest.mark.parametrize(
    ("brief", "countries", "region"),
    [
        ("We run 40 bakeries in Graz and forecast bread each night on Azure.", ["AT"], "austriaeast"),
        ("Our food app in Medellín is on AWS.", ["CO"], "mx-central-1"),
        ("We are from Nice and on GCP.", ["FR"], "europe-west9"),
        ("Nice to have: a report. Split the data by shop. Portland cement is what we make.", None, None),
    ],
)
def test_a_city_stands_for_its_country(brief: str, countries: list[str] | None, region: str | None) -> None:
    read = extract(brief).constraints
    assert (read.jurisdictions and read.jurisdictions.value) == countries
    assert [ref.id for ref in read.regions.value] == [region] if region and read.regions else region is None


def test_no_city_is_named_twice() -> None:
    table, known = load("cities"), load("places")["places"]
    names = [name for kind in ("cities", "doubtful") for cities in table[kind].values() for name in cities]
    others = {name.lower() for row in known for name in (*row["names"], *row.get("exact", ()))}
    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert [name for name in names if name.lower() in others] == []
