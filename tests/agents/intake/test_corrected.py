"""Numbers taken back while writing: the one that stands for them holds, with its place in the brief."""

from __future__ import annotations

import pytest

from agents.intake.extraction import extract

GYM, FRAUD = "Churn of gym members on AWS. ", "Fraud check of payments on AWS. "
TAKEN_BACK = [
    (GYM + "We have 3 years of visits, sorry, 2 years.", "data.history_months", 24),
    (GYM + "We have 2 years of visits. sorry 21 months", "data.history_months", 21),
    (GYM + "History: four years. No wait, the first one was lost, so three years.", "data.history_months", 36),
    (GYM + "Data of six years (edit: five, one is unusable).", "data.history_months", 60),
    (GYM + "There are 52,000 members, no, 48,000 members.", "data.entities", 48_000),
    (GYM + "52,000 members. Correction: 48,000.", "data.entities", 48_000),
    (GYM + "52,000 members.\n\nP.S. Above I wrote 52,000. Please take 48,000.", "data.entities", 48_000),
    (GYM + "The budget is $900 a month, hang on, the boss says $700 a month.", "budget.monthly_usd", 700),
    (GYM + "Budget $2,000 a month. Update: it is $2,400 a month.", "budget.monthly_usd", 2400),
    (GYM + "We keep the raw data 2 years. Edit: 18 months.", "retention_days.raw", 548),
    (GYM + "Team of 5: two developers, three analysts. Or no, one analyst leaves, so 4 in total.", "team.size", 4),
    (GYM + "One data scientist, two developers, and me as product owner, so four.", "team.size", 4),
    (GYM + "We are 6 people. Wait, Tom retires in May, make that 5.", "team.size", 5),
    (FRAUD + "Answer in 300 ms, I mean 200 ms at p95.", "latency.p95_ms", 200),
    (FRAUD + "40 requests a second at peak, pardon, 60 requests a second.", "throughput.rps_peak", 60),
]
KEPT = [
    (
        GYM + "Do you have data? No, 2 years of visits are in paper files and 3 years in the system.",
        "data.history_months",
        36,
    ),
    (GYM + "48,000 members, and sorry for the long mail, 3 developers, 2 years of data.", "data.entities", 48_000),
    (GYM + "Raw data 2 years and logs kept 5 years, actually 5 years is the law.", "retention_days.logs", 1825),
    (GYM + "It grows by 3 GB a day, not 2.", "data.growth_gb_day", 3),
    (GYM + "Audit logs are kept ten years. Correction, it grows by 3 GB a day, not 2.", "retention_days.logs", 3650),
    (GYM + "2.2 TB in all. We update the list every night, by 08:00.", "data.volume_gb", 2200),
    (GYM + "Two developers. No, we have no data scientists, and 30 trainers work here.", "team.size", 2),
    (FRAUD + "Result within 10 minutes; nobody has to wait for it. 5 developers.", "latency.p95_ms", 600_000),
    (FRAUD + "12 payments a second and 60 at the peak.", "throughput.rps_avg", 12),
]


@pytest.mark.parametrize(("brief", "field", "value"), TAKEN_BACK)
def test_what_stands_for_a_number_taken_back_holds(brief: str, field: str, value: float) -> None:
    fact = dict(extract(brief).constraints.leaves())[field]
    assert fact.value == value
    assert fact.span is not None
    assert fact.span[0] > len(GYM)


@pytest.mark.parametrize(("brief", "field", "value"), KEPT)
def test_words_of_regret_and_denial_elsewhere_take_nothing_back(brief: str, field: str, value: float) -> None:
    assert dict(extract(brief).constraints.leaves())[field].value == value


def test_a_number_taken_back_is_no_contradiction() -> None:
    assert extract(GYM + "52,000 members in all. No, sorry, 48,000 members in all.").conflicts == []
