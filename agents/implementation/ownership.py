"""Which of the six code agents answers for a path of the delivered repository: templates/repo/ownership.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from templates.render_trace import FileSpec, trace

AGENTS = {
    17: "code_data_ingestion",
    18: "code_feature_engineering",
    19: "code_model_training",
    20: "code_inference",
    21: "code_monitoring",
    22: "code_continual_learning",
}


@lru_cache(maxsize=4096)
def owner(path: str) -> str | None:
    """None for files that belong to no single pipeline: project files, shared infrastructure, reports."""
    spec = trace([path])[path]
    return None if spec.shared else AGENTS[spec.agent]


def owned(agent: str, files: Iterable[str]) -> dict[str, FileSpec]:
    """Path → what it is for and which of `files` test it, for the files an agent answers for, sorted."""
    mine = ((path, spec) for path, spec in _traced(tuple(sorted(files))).items() if not spec.shared)
    return {path: spec for path, spec in mine if AGENTS[spec.agent] == agent}


@lru_cache(maxsize=8)
def _traced(paths: tuple[str, ...]) -> dict[str, FileSpec]:
    return trace(list(paths))
