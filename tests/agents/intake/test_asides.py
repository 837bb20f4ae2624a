"""What a brief tells beside the point chooses no subject, and no former vendor decides anything today."""

from __future__ import annotations

import pytest

from agents.intake import extract


@pytest.mark.parametrize(
    ("brief", "subject"),
    [
        ("Bookshop: recommend titles on the product page and in the newsletter. We run it on AWS.", None),
        ("Recommend to each reader which of the news on our portal to read next. We run it on AWS.", "news"),
        ("Staff find answers in our policies. We had a bad experience with a chatbot. We run it on AWS.", None),
        ("A chatbot on our website is to answer from our help pages. We run it on AWS.", "customer_help"),
    ],
)
def test_an_aside_is_no_subject(brief: str, subject: str | None) -> None:
    found = extract(brief).constraints.project.subject
    assert (None if found is None else found.value) == subject


def test_a_former_vendor_decides_nothing_today() -> None:
    brief = "Which members will quit the gym within 60 days? P.s. last vendor's dashboard nobody looked at."
    assert extract(brief).constraints.project.today is None


def test_who_speaks_in_a_chat_builds_nothing() -> None:
    brief = "[10:02] Jonas: churn scores every night\n[10:04] Jonas: building it: 3 devs + one ML engineer"
    size = extract(brief).constraints.team.size
    assert size is not None
    assert size.value == 4
