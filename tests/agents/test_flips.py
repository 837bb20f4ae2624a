"""What would make another option win speaks for that option, and against the one that won."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from agents.selection.flips import turn
from templates.catalog.load import catalog


def candidate(pattern_id: str) -> Any:
    return SimpleNamespace(pattern=catalog().pattern(pattern_id))


@pytest.mark.parametrize(("other", "winner", "never"), [
    ("aws.train.sagemaker_pipelines", "aws.train.step_functions", "several clouds"),
    ("aws.train.eventbridge_schedule", "aws.train.step_functions", "several clouds"),
    ("k8s.train.kfp", "k8s.train.argo_workflows", "no cluster"),
    ("gcp.govern.vertex_registry", "any.govern.mlflow_registry", "SageMaker"),
])  # fmt: skip
def test_what_speaks_against_both_turns_nothing(other: str, winner: str, never: str) -> None:
    assert never not in turn(candidate(other), candidate(winner))


def test_what_moves_is_called_for_by_several_clouds() -> None:
    assert turn(candidate("any.govern.mlflow_registry"), candidate("aws.govern.sm_model_registry")) == "several clouds"
