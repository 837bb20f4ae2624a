"""Step and horizon of a forecast, and what of a use case is asked for."""

from __future__ import annotations

import pytest

from agents.intake import extract
from core.constraints import Fact

PLACE = "AWS eu-central-1, 900 euros a month."


def told(fact: Fact[float] | None) -> float | None:
    return None if fact is None else fact.value


@pytest.mark.parametrize(
    ("brief", "step_h", "horizon_h"),
    [
        ("Load forecast for the balancing group: quarter-hourly values for tomorrow, ready by 9:30.", 0.25, 24.0),
        ("We forecast call volumes per skill and half hour, 6 weeks ahead, every Sunday night.", 0.5, 1008.0),
        ("A monthly forecast of spare parts 12 months ahead for 180,000 part numbers.", 730.0, 8760.0),
        ("Demand forecast per store and day for the next 21 days, run weekly.", 24.0, 504.0),
        ("Forecast the weekly demand of 14 depots, eight weeks ahead.", 168.0, 1344.0),
        ("Forecast the hourly load of 300 stations for the next three days.", 1.0, 72.0),
        ("A demand forecast of parcels per depot, for each of the next ten days.", 24.0, 240.0),
        ("Forecast of free places. For each hour of the coming 36 hours: a number per car park.", 1.0, 36.0),
        ("We forecast the sales of each of our 12 shops for the next 4 weeks.", None, 672.0),
        ("Nightly sales forecast for 95 stores and 9,000 articles.", None, None),
        ("Load forecast in quarter hours for today and tomorrow.", 0.25, 48.0),
        ("Energy use hour for hour, the day after tomorrow included.", 1.0, 48.0),
        ("How many guests will the canteen have on each day of the next fortnight?", 24.0, 336.0),
        ("We plan six weeks ahead, by week and by depot (parts demand).", 168.0, 1008.0),
        ("Passenger numbers, 24 hourly values, a day in advance.", 1.0, 24.0),
        ("Demand forecast: SKU x month, with a look ahead of 18 months.", 730.0, 13140.0),
        ("Forecast the children per day-care centre (162 centres) and month for the next 24 months.", 730.0, 17520.0),
        ("For every car park, how full it will be every 15 minutes for the next 24 hours.", 0.25, 24.0),
        ("The demand forecast table is rewritten every hour; the planners meet each week.", None, None),
    ],
)
def test_step_and_horizon_are_read(brief: str, step_h: float | None, horizon_h: float | None) -> None:
    found = extract(f"{brief} {PLACE}").constraints.forecast
    assert (told(found.step_h), told(found.horizon_h)) == (step_h, horizon_h)


def test_money_a_month_is_no_step() -> None:
    found = extract(f"Sales forecast for our shops. The budget for the forecast is 900 euros per month. {PLACE}")
    assert found.constraints.forecast.step_h is None


def test_nothing_is_read_where_nothing_is_forecast() -> None:
    found = extract(
        f"Churn scores for 40,000 customers, expected per month, who may leave in the next 3 months. {PLACE}"
    )
    assert found.constraints.forecast.horizon_h is None


@pytest.mark.parametrize(
    ("brief", "subject"),
    [
        ("Load forecast for a municipal utility with 40 MW of rooftop PV, day-ahead.", "energy"),
        ("Forecast of electricity prices on the day-ahead market for our traders.", "energy_price"),
        ("Forecast of calls and chats for our contact center, agents and shifts.", "contacts"),
        ("Forecast of spare parts demand for 14 depots.", "spare_parts"),
        ("Demand forecast of 900 SKUs in 40 supermarkets, with promotions.", "goods"),
        ("Personalised recommendations of articles for readers of our news site.", "news"),
        ("Real-time bidding: click prediction in our bidder, first-price auctions.", "bidding"),
        ("Forecast how many containers each of 40 terminals and 900 depots will hold, per day.", None),
    ],
)
def test_the_subject_is_what_is_asked_for(brief: str, subject: str | None) -> None:
    found = extract(f"{brief} {PLACE}").constraints.project.subject
    assert (None if found is None else found.value) == subject


def test_reasons_for_a_held_payment_are_owed_to_no_applicant() -> None:
    brief = "Card fraud scoring of every payment within 80 ms. A merchant must be told why a payment was declined."
    found = extract(f"{brief} {PLACE}").constraints.explainability
    assert found is not None
    assert found.value == "per_prediction"


@pytest.mark.parametrize(
    ("wish", "share"),
    [
        ("No more than 0.3% of good customers declined.", 0.3),
        ("We may decline at most 0.5 % of genuine payments.", 0.5),
        ("Declined payments: 0.3 % last year.", None),
    ],
)
def test_the_share_of_good_customers_that_may_be_refused(wish: str, share: float | None) -> None:
    found = extract(f"Card fraud scoring of every payment within 80 ms. {wish} {PLACE}").constraints.project
    assert told(found.most_refused_pct) == share
