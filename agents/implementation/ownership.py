"""Which of the six code agents answers for a path of the delivered repository; the longest prefix wins."""

from __future__ import annotations

from collections.abc import Mapping

OWNERS = {
    "code_data_ingestion": (
        "pipelines/ingest",
        "pipelines/requests",
        "pipelines/stream",
        "contracts/",
        "tests/data/test_contracts",
        "src/mlsystem/landing",
        "src/mlsystem/contracts",
        "src/mlsystem/sample",
        "infra/modules/ingest",
        "src/mlsystem/parsing",
        "pipelines/parse",
        "pipelines/chunk",
    ),
    "code_feature_engineering": (
        "src/mlsystem/features",
        "src/mlsystem/columns",
        "src/mlsystem/dataset",
        "src/mlsystem/domain",
        "tests/data/test_features",
        "tests/data/test_dataset",
        "pipelines/features",
        "src/mlsystem/windows",
        "src/mlsystem/embed",
        "infra/modules/feature",
    ),
    "code_model_training": (
        "pipelines/train",
        "pipelines/evaluate",
        "src/mlsystem/training",
        "src/mlsystem/gates",
        "conf/gates",
        "tests/model",
        "infra/modules/train",
        "src/mlsystem/evaluation",
    ),
    "code_inference": (
        "services/",
        "Dockerfile",
        ".dockerignore",
        "src/mlsystem/predictor",
        "src/mlsystem/answer",
        "pipelines/score",
        "pipelines/batch",
        "pipelines/served",
        "pipelines/demo",
        "tests/contract",
        "tests/load",
        "infra/modules/serve",
        "src/mlsystem/retrieval",
        "src/mlsystem/publish",
    ),
    "code_monitoring": (
        "pipelines/monitor",
        "src/mlsystem/drift",
        "src/mlsystem/json_logs",
        "src/mlsystem/prediction_log",
        "conf/monitoring",
        "docs/runbooks",
        "tests/unit/test_drift",
        "tests/unit/test_logs",
        "infra/modules/observe",
        "docs/runbook",
    ),
    "code_continual_learning": (
        "pipelines/retrain",
        "src/mlsystem/retraining",
        "src/mlsystem/registry",
        "conf/retraining",
        "tests/unit/test_retraining",
        "tests/unit/test_registry",
        ".github/workflows/promote",
        ".github/workflows/rollback",
        "pipelines/promote",
        "pipelines/reindex",
    ),
}
PREFIXES = sorted(((p, agent) for agent, paths in OWNERS.items() for p in paths), key=lambda pair: -len(pair[0]))


def owner(path: str) -> str | None:
    """None for files that belong to no single pipeline: project files, shared infrastructure, reports."""
    return next((agent for prefix, agent in PREFIXES if path.startswith(prefix)), None)


def owned(agent: str, files: Mapping[str, str]) -> dict[str, str]:
    """Path → sha256 of the files an agent answers for, sorted."""
    return {path: sha for path, sha in sorted(files.items()) if owner(path) == agent}
