"""“How is it tested?”: what blocks a promotion, what runs before release, what runs in production."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told
from agents.chat.phrases import plainly
from agents.planning import testing_strategy


def answer(_: str, design: Design) -> Reply | None:
    tests = design.decided("testing_strategy", testing_strategy.Decisions)
    lines = [
        "A model is promoted only when all of these hold:",
        *(f"- {plainly(t.type)}: {t.threshold}." for t in tests.model_tests),
        "Around it:",
        *(f"- {plainly(t.type)}: {t.threshold}." for t in tests.infra_tests),
        f"- data: {'; '.join(t.name for t in tests.data_tests)}.",
        f"- code: {'; '.join(t.name for t in tests.code_tests)}; coverage {tests.coverage_target} %.",
        "In production:",
        *(f"- {t.type}, {t.duration}, {t.min_samples:,} cases; stops at: {t.stop_rule}." for t in tests.online_tests),
        f"Planned ML test score: {tests.ml_test_score:g}.",
    ]
    return told(lines, card("testing_strategy"))
