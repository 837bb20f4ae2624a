"""A case no shape is made for is said in the plan, and one that fits is not called a misfit."""

from __future__ import annotations

import pytest

from agents.graph import run_planning
from agents.intake import extract
from agents.ledger import InMemoryLedger
from worker.intake import settle

MISFIT = [
    ("We want to classify bird songs. Rangers bring SD cards with recordings once a week. AWS.", "recordings"),
    ("Forecast of the load of 14 substations for every quarter of an hour, 36 hours ahead, each morning. AWS.", "grid"),
    ("We moderate 2.6M pictures a day that users upload, nudity and weapons, within 5 seconds. AWS.", "pictures"),
    ("A computer in each of 820 vans notices by itself when the cooling unit behaves oddly. AWS.", "on a device"),
]
FITS = [
    "900 satellite tiles arrive a day, and we want the boundaries of crop fields within 6 hours. AWS Ireland.",
    "Customers send photos of damaged parcels in our app and are told within 3 seconds what is broken. GCP.",
    "Which of our 40,000 members will leave? A list every Monday at 06:00. Postgres. AWS.",
    "Cameras on the line find cracked bottles on a box beside it within 50 ms. Azure.",
    "9,000 calls a day are transcribed and summarised overnight with Azure OpenAI, due at 07:00. Azure.",
    "Demand forecast per store and day for the next 21 days, each morning by 05:00. AWS.",
    "6,000 calls a day are transcribed overnight, due at 07:00. Azure.",
]


def risks(brief: str) -> list[str]:
    result = run_planning(settle(extract(brief), {}, accept_defaults=True), InMemoryLedger())
    assert result.plan is not None
    return [risk.risk for output in result.decisions.values() for risk in output.risks if "No template" in risk.risk]


@pytest.mark.parametrize(("brief", "about"), MISFIT)
def test_what_no_template_fits_is_named_as_a_risk(brief: str, about: str) -> None:
    assert [about in risk for risk in risks(brief)] == [True]


@pytest.mark.parametrize("brief", FITS)
def test_a_shape_that_fits_is_no_misfit(brief: str) -> None:
    assert risks(brief) == []
