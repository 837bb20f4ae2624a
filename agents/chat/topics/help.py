"""“What can I ask?”: what the stored decisions answer, with examples."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told

EXAMPLES = (
    "why a part was chosen, or not: “why not Kafka?”, “alternatives to the lake”",
    "money: “what does serving cost?”, “make it cheaper”, “what does one prediction cost?”",
    "load: “what breaks first at 10×?”, “what does double traffic cost?”",
    "other requirements: “what if we moved to Google Cloud?”, “what if the budget is halved?”",
    "running it: releases, failures, alerts, on call, retraining, tests",
    "duties: approval, policies, personal data, regions, security, leaving the vendor",
    "the plan: stages, people, risks, assumptions, what is still missing",
)


def answer(_: str, design: Design) -> Reply | None:
    lines = [f"From the decisions of version {design.version} I can answer:", *(f"- {one}" for one in EXAMPLES)]
    return told([*lines, "State a requirement and I propose a version with it."], card("system_architecture"))


def unknown(version: int) -> str:
    """An honest answer to a question that nothing stored answers."""
    return "\n".join([
        f"Nothing that was decided for version {version} answers that, and I make nothing up. I can answer:",
        *(f"- {one}" for one in EXAMPLES),
    ])  # fmt: skip
