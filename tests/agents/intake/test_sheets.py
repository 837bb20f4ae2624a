"""Sheets written out: which lines are rows, which are left as they are, and where the brief says what is read."""

from __future__ import annotations

import pytest

from agents.intake import extract, sheets, text

LEFT_AS_THEY_ARE = [
    "We want a churn score for 40,000 customers every night. Budget: 3,000 EUR a month.",
    "We have three wishes: speed; low cost; no lock-in. The budget is 2,000 USD a month; it is fixed.",
    "Monday, Tuesday, Friday\nread this, then that, then stop\nfirst one, second one, third one",
    "Ana: 2 developers is enough\nBen: I think so too\nAna: and 3,000 EUR a month",
    "| Site | Machines | Readings |\n|---|---|---|\n| Bergen | 40 | 900 |\n| Oslo | 30 | 700 |\n| Moss | 20 | 500 |",
    "domain=churn;cloud=azure;region=northeurope\nteam=3;oncall=no;slo=99.9\nml=2;platform=1;budget=5000",
    'latency:\n  p95_ms: 200\n  p99_ms: 400\nhistory_months: 30\n',
    "Is it fast? Yes, 200 ms. Does it need people? No, it runs alone. Who pays? The board.",
    "How many requests? About 30 a second.\nWhat may it cost? 2,000 EUR a month.\nWho decides? A clerk.",
    "We pay 5 EUR per month for each seat and want the latency in ms shown on a screen.",
    "Retraining  takes two hours.\nThe data  is in Snowflake.",
    "shoppers    = 3.3 million\nload        = 75 rps\nuptime      = 99.9%",
]  # fmt: skip


@pytest.mark.parametrize("brief", LEFT_AS_THEY_ARE)
def test_what_is_no_sheet_is_left_as_it_is(brief: str) -> None:
    document = text.read(brief)
    assert sheets.written_out(document).document == document


WRITTEN = [
    ("a | 1 | x\nload | 28 | requests/s\nrun | nightly | -", ["load: 28 requests/s", "run: nightly"]),
    ("field;value\nwait (s);90\nlaw;GDPR\nkeep;Kafka, S3", ["wait (s): 90 s", "keep: Kafka, S3"]),
    ('Item,Answer\nFirm,"Brick, Leeds"\nUptime (%),99\nOn-call,no', ["Firm: Brick, Leeds", "Uptime (%): 99 %"]),
    ("Monthly, AUD: 9,000", ["Monthly AUD: 9,000 AUD per month"]),
    ("size per image (KB): 650", ["size per image (KB): 650 KB"]),
    ("kB per picture: 180", ["kB per picture: 180 kB per picture", "kB per picture: 180 KB"]),
    ("growth (GB/day): 12", ["growth (GB/day): 12 GB/day"]),
    ("mean rate (1/s): 22,000", ["mean rate: 22,000 requests/s"]),
    ("usual / busiest: 3 / 15", ["usual: 3", "busiest: 15"]),
    ("Duty: [x] yes  [ ] no", ["Duty: yes."]),
    ("Stays in Canada: ☑", ["Stays in Canada: yes."]),
    ("Kafka ✓ stays. Redis ✗", ["Kafka stays. Redis: no."]),
    ("[x] uptime: 99 %\n[ ] wishes: none", ["- uptime: 99 %"]),
]


@pytest.mark.parametrize(("brief", "lines"), WRITTEN)
def test_rows_are_written_out(brief: str, lines: list[str]) -> None:
    written = [line.strip() for line in sheets.written_out(text.read(brief)).document.text.split("\n")]
    assert any(line in written for line in lines), written


@pytest.mark.parametrize(
    ("brief", "field", "value", "said"),
    [
        ("load | 28 | requests/s\nanswer, p95 | 100 | ms\ncloud | AWS | -", "latency.p95_ms", 100, "100 | ms"),
        ("History (years): 6\nCloud: AWS", "data.history_months", 72, "6"),
        ("Cloud: [ ] Azure  [x] AWS", "cloud", "aws", "AWS"),
        ("CAD per month: 4,200\nNature of amount: estimate", "budget.monthly_usd", 3024, "4,200"),
    ],
)
def test_what_is_read_points_to_the_brief(brief: str, field: str, value: object, said: str) -> None:
    fact = dict(extract(brief).constraints.leaves())[field]
    assert fact.value == value
    assert fact.span is not None
    assert brief[fact.span[0] : fact.span[1]].strip() == said
