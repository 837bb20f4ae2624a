"""Amounts that somebody takes back, corrects or narrows while writing, and amounts that stay two."""

from __future__ import annotations

from typing import Any

import pytest

from agents.intake.extraction import extract

GYM, PAY, BATCH = (
    "Churn of gym members on AWS. ",
    "Fraud check of payments on AWS. ",
    "Nightly demand forecast on Azure. ",
)
SUM, HARD = "budget.monthly_usd", "budget.hard"
TURNED = [
    (GYM + "61,000 members, hm, paying ones only: 44,000.", "data.entities", 44_000),
    (GYM + "52,000 members; Greta says 47,000 since the Bergen club closed.", "data.entities", 47_000),
    (GYM + "Visits of seven years, but the tills were swapped, so only five count.", "data.history_months", 60),
    (GYM + "Visits of eleven months... thirteen by now.", "data.history_months", 13),
    (GYM + "Keep the scores for a year. No, three, the auditor asked.", "retention_days.predictions", 1095),
    (GYM + "Budget $5,000 monthly; the owner wrote just now: 6,500 and it is a hard limit.", SUM, 6500),
    (GYM + "Budget $5,000 monthly; the owner wrote just now: 6,500 and it is a hard limit.", HARD, True),
    (GYM + "$3,000 a month. The treasurer crosses that out: $2,400, as a rough figure.", HARD, False),
    (GYM + "$3,000 a month. My partner leans over: 2,500, absolute limit.", SUM, 2500),
    (GYM + "$4,500 monthly; 4,000, roughly.", SUM, 4000),
    (GYM + "$1,000 monthly. Sorry, that was last year's plan; this year 900 a month.", SUM, 900),
    (GYM + "$7,000 a month; someone upstairs says 7,500. No, seven it is.", SUM, 7000),
    (
        GYM + "$3,000 a month. Two developers.\n\nPS: forget what I said on the budget. It is $2,200 a month.",
        SUM,
        2200,
    ),
    (GYM + "$3,000 per month at most. Five developers.\n\nPS: asked again about the 3,000. It's more of a guideline.",
     HARD, False),
    (PAY + "The answer has to be there in 2 seconds; actually ten seconds will do.", "latency.p95_ms", 10_000),
    (PAY + "Answer within 100 ms; 150 is fine too, write 150.", "latency.p95_ms", 150),
    (PAY + "Answer within 400 ms... I'd be happier with 250. 250 ms.", "latency.p95_ms", 250),
    (PAY + "60 requests a second, ach, 75 requests a second.", "throughput.rps_avg", 75),
    (PAY + "Availability 99.9 %, na, 99.5 is enough.", "availability_slo", 99.5),
    (BATCH + "The forecast is ready by 06:00 CET, hm, by 05:30 CET.", "batch_deadline", "05:30 CET"),
    (BATCH + "The forecast is ready by 08:00 AST. The vans leave early, so 07:00 AST.", "batch_deadline", "07:00 AST"),
]  # fmt: skip
CHAT = (
    "Kim: churn of gym members, on AWS\nJo: ok\nKim: money is $12k a month\nJo: 9k, it got cut. roughly, no worry\n"
    "Kim: keep the scores 18 months\nJo: 400 days is what the policy says\n"
)
TWO = [
    (PAY + "40 requests a second... 160 at peak.", "throughput.rps_avg", 40),
    (PAY + "40 requests a second; the boss says 160 at the peak.", "throughput.rps_peak", 160),
    (PAY + "p50 80 ms; p95 250 ms.", "latency.p95_ms", 250),
    (GYM + "Raw data 90 days; scores: 365 days.", "retention_days.raw", 90),
    (GYM + "52,000 members. So we work on AWS in us-east-1.", "data.entities", 52_000),
    (GYM + "$4,000 a month; my wife does the books, so do not ask for five.", SUM, 4000),
    (GYM + "$8,500 a month, give or take ten percent.", SUM, 8500),
    (GYM + "Visits of 8 years. Azure we don't want. so AWS us-east-2 it is.", "data.history_months", 96),
    (GYM + "6. Visits of 10 years, members only.\n7. Budget $900 a month.", "data.history_months", 120),
    (GYM + "$900 a month, it was 700 last year.", SUM, 900),
    (GYM + "52,000 members... is 60,000 a problem?", "data.entities", 52_000),
    (GYM + "52,000 members; Greta says another 4,000 come in May.", "data.entities", 52_000),
]


@pytest.mark.parametrize(("brief", "field", "value"), TURNED)
def test_the_amount_behind_a_turn_holds(brief: str, field: str, value: Any) -> None:
    assert dict(extract(brief).constraints.leaves())[field].value == value


def test_in_a_chat_the_last_word_holds() -> None:
    facts = dict(extract(CHAT).constraints.leaves())
    assert (facts[SUM].value, facts[HARD].value, facts["retention_days.predictions"].value) == (9000, False, 400)


@pytest.mark.parametrize(("brief", "field", "value"), TWO)
def test_amounts_without_a_turn_stay_two(brief: str, field: str, value: Any) -> None:
    assert dict(extract(brief).constraints.leaves())[field].value == value


def test_what_two_people_state_in_full_is_a_contradiction() -> None:
    brief = GYM + "We can spend up to $4,000 a month. The controller adds: the maximum is $2,500 per month."
    assert [one.fields for one in extract(brief).conflicts] == [[SUM]]
