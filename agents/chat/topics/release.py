"""“How do we roll back?”: how a release goes out and how it comes back."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told
from agents.chat.phrases import plainly
from agents.planning import continual_learning, deployment_serving, testing_strategy


def answer(_: str, design: Design) -> Reply | None:
    served = design.decided("deployment_serving", deployment_serving.Decisions)
    tests = design.decided("testing_strategy", testing_strategy.Decisions).online_tests
    drill = design.decided("continual_learning", continual_learning.Decisions).rollback_drill_days
    back = served.rollback
    lines = [
        f"A release goes out as {plainly(served.strategy)}.",
        *(f"- {s.pct} % for at least {s.min_minutes} minutes and {s.min_requests:,} requests"
          for s in served.canary_steps),
        f"It comes back {'by itself' if back.automatic else 'by hand'} within {back.max_min} minutes when: "
        f"{back.trigger}.",
        *(f"- {t.type}, {t.duration}, {t.min_samples:,} cases; stops at: {t.stop_rule}." for t in tests),
        f"The way back is rehearsed every {drill} days.",
    ]  # fmt: skip
    return told(lines, card("deployment_serving"), card("testing_strategy"), card("continual_learning"))
