"""Designs to ask about: the four hand-written intakes, planned once."""

from __future__ import annotations

from agents.chat.answers import answer
from agents.chat.design import Design, Reply
from tests.agents.conftest import intake, planned


def design(name: str, previous: Design | None = None, version: int = 1) -> Design:
    result = planned(name)[0]
    assert result.plan is not None
    assert result.estimate is not None
    assert result.policy_report is not None
    return Design(
        version, "awaiting_approval", intake(name), result.plan, result.estimate, result.policy_report,
        result.decisions, previous,
    )  # fmt: skip


def ask(said: str, name: str = "fraud") -> Reply:
    reply = answer(said, design(name))
    assert reply is not None, said
    return reply
