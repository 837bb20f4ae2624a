"""What is built runs as often as the plan decided and the bill counts."""

from __future__ import annotations

import pytest

from tests.matrix.combinations import Combination, planned


@pytest.mark.parametrize(
    ("archetype", "schedule"),
    [("batch_llm_documents.soon", "cron(*/15 * * * ? *)"), ("batch_llm_documents", "cron(0 3 * * ? *)")],
)
def test_steps_run_at_the_rhythm_that_was_decided(archetype: str, schedule: str) -> None:
    _, _, files = planned(Combination(archetype, "aws"))
    assert schedule in files["infra/stack/train_orchestrator.tf"].decode()
