"""A second result, or a second way of serving, is named with what it needs; a brief for one system is not split."""

from __future__ import annotations

import pytest

from agents.intake.extraction import extract

CHURN = "Churn scores for 40,000 customers every night on AWS in eu-west-1, which of them will cancel their contract."
CALLS = "We want our 9,000 recorded calls a day transcribed on Azure, speech to text, overnight."
INVOICES = "We want supplier and amount read off 4,000 scanned invoices a day on AWS, by OCR."
SORTING = "We want 5,000 e-mails a day sorted into 40 departments on AWS, text classification."
FORECAST = "We need a demand forecast for 9,000 articles in 40 shops, every night on Azure, ready by 6:00."
ONLINE = "Credit risk: score each loan application within 300 ms on AWS, 20 applications a second at the peak."


def needed(brief: str) -> list[str | None]:
    return [one.needs for one in extract(brief).unread if one.kind == "system"]


@pytest.mark.parametrize(
    ("brief", "needs"),
    [
        (f"{CHURN} We also want what each customer is worth over the next year.", "the value of a customer over time"),
        (f"{INVOICES} We also need a short summary of each.", "a language model that sums up"),
        (f"{SORTING} We want a draft too, and a suggested reply for a clerk.", "a language model that drafts replies"),
        (f"{FORECAST} And we want a price forecast for each article.", "a forecast of prices"),
        (f"{FORECAST} Plus we want an intraday update every 15 minutes.", "the same result again in a short cycle"),
        (
            f"{CHURN} We want it again on request when an agent opens the account, and for all of them nightly.",
            "the same result on request",
        ),
        (
            f"{ONLINE} It must come when a clerk saves an application, and nightly for all of the old ones.",
            "the same result for all of them on a schedule",
        ),
    ],
)
def test_a_second_system_is_named(brief: str, needs: str) -> None:
    assert needed(brief) == [needs]


@pytest.mark.parametrize(
    "brief",
    [
        CHURN,
        f"{CALLS} We also need a short summary of each.",
        f"{CHURN} The value of each customer is in the table.",
        f"{CHURN} Do you also make a forecast of what each customer is worth?",
        f"{FORECAST} The result should be in Power BI and in a summary table.",
        f"{ONLINE} The model should be trained again every night.",
        "Customer lifetime value of 1.2 million players on AWS every night: what each is worth over the next year.",
    ],
)
def test_one_system_is_not_split(brief: str) -> None:
    assert needed(brief) == []


def test_its_words_are_quoted_once() -> None:
    (one,) = extract(f"{INVOICES} We also need a short summary of each.").unread
    assert (one.kind, one.quote) == ("system", "We also need a short summary of each")
