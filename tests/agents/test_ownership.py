"""One table says who answers for a file, to the agents and to the templates alike."""

from __future__ import annotations

import pytest

from agents.implementation.ownership import AGENTS, owned, owner

FILES = [
    "README.md",
    "Dockerfile",
    "conf/gates.toml",
    "infra/modules/network/main.tf",
    "infra/modules/serve_ecs_fargate_fastapi/main.tf",
    "infra/modules/ingest_kinesis_flow/main.tf",
    "pipelines/demo.py",
    "pipelines/ingest.py",
    "pipelines/monitor.py",
    "pipelines/retrain.py",
    "src/mlsystem/features.py",
    "src/mlsystem/settings.py",
    "tests/data/test_features.py",
]


@pytest.mark.parametrize(
    ("path", "agent"),
    [
        ("README.md", None),
        ("reports/validation.md", None),
        ("src/mlsystem/settings.py", None),
        ("infra/modules/network/main.tf", None),
        ("infra/modules/serve_ecs_fargate_fastapi/main.tf", "code_inference"),
        ("infra/modules/ingest_kinesis_flow/main.tf", "code_data_ingestion"),
        ("src/mlsystem/features.py", "code_feature_engineering"),
        ("conf/gates.toml", "code_model_training"),
        ("Dockerfile", "code_inference"),
        ("pipelines/monitor.py", "code_monitoring"),
        ("pipelines/retrain.py", "code_continual_learning"),
    ],
)
def test_a_path_has_one_agent_or_none(path: str, agent: str | None) -> None:
    assert owner(path) == agent


def test_every_file_is_owned_once_at_most() -> None:
    mine = [path for agent in AGENTS.values() for path in owned(agent, FILES)]
    assert len(mine) == len(set(mine))
    assert set(mine) == {path for path in FILES if owner(path)}


def test_what_is_owned_names_its_purpose_and_its_tests() -> None:
    spec = owned("code_feature_engineering", FILES)["src/mlsystem/features.py"]
    assert spec.purpose == "the one feature function"
    assert spec.tests == ["tests/data/test_features.py"]
