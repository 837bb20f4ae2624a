"""The same wishes in prose, in a list and in a chat read the same."""

from __future__ import annotations

import pytest

from agents.intake import extract
from bench.eval.scoring import values

PROSE = """We want to know every night which of our 90,000 members will leave within 60 days; it runs on AWS, eu-west-1.
The model should be trained anew each week, in the night to Monday. Beside every score the desk sees what pushed it up.
Raw events are deleted after 13 months, the scores live for two years, and whoever asks to be deleted is gone within
30 days. Two data scientists and a developer build it, all Python, and nobody is on call. We can spend $1,500 a month,
not a cent more."""
LIST = """Churn scores for 90,000 members, nightly, 60 days ahead (AWS, eu-west-1)
- retraining: weekly, Monday
- reasons: for each score what drove it
- retention: raw events 13 months, scores 2 years; erasure requests within 30 days
- team: 2 data scientists, 1 developer, Python, no on-call
- budget: $1,500 per month, hard limit"""
CHAT = """[09:01] Ola: churn scores, 90k members, every night, who leaves in the next 60 days
[09:02] Ola: AWS, eu-west-1
[09:03] Ola: retrain once a week, on Mondays please
[09:04] Ola: the desk wants to see the reasons behind each score
[09:05] Ola: we keep raw events for 13 months and scores for two years. delete requests must be met within 30 days
[09:06] Ola: we have two data scientists and one developer, they know Python, nobody on call
[09:07] Ola: $1,500 a month is the ceiling"""
WISHES = {
    "retraining.every_h": 168.0, "retraining.day": "monday", "explainability": "per_prediction",
    "retention_days.raw": 395, "retention_days.predictions": 730, "team.size": 3, "team.ml_eng": 2,
    "team.skills": ["python"], "team.oncall": False, "budget.monthly_usd": 1500.0, "budget.hard": True,
}  # fmt: skip


@pytest.mark.parametrize("brief", [PROSE, LIST, CHAT], ids=["prose", "list", "chat"])
def test_the_same_wishes_read_the_same(brief: str) -> None:
    got = values(extract(brief).constraints)
    assert {path: got[path][0] if path in got else None for path in WISHES} == WISHES
