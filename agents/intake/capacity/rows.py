"""The lexicon of named sizes, each row compiled once: what is said, beside what, and which parameters it sets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from agents.intake.counting.figures import WORDS
from agents.intake.words import cue, load

GROUPS = {
    "bedrock": ("aws.serve.bedrock", "aws.serve.bedrock_batch"),
    "gemini": ("gcp.serve.vertex_gemini", "gcp.serve.gemini_batch"),
    "openai": ("azure.serve.openai", "azure.serve.openai_batch"),
    "batches": (
        "any.serve.batch_table", "any.serve.batch_to_kv", "aws.serve.batch_transform", "azure.serve.aml_batch_endpoint",
    ),
    "trainings": (
        "any.train.ci_container_job", "aws.train.sagemaker_training", "aws.train.batch_spot", "gcp.train.vertex_custom",
        "azure.train.aml_job", "azure.train.databricks_ml", "k8s.train.ray", "k8s.train.kubeflow_trainer",
    ),
    "spots": ("aws.train.sagemaker_training", "aws.train.batch_spot"),
    "serving": (
        "aws.serve.ecs_fargate_fastapi", "aws.serve.ecs_express", "aws.serve.sagemaker_realtime", "gcp.serve.cloud_run",
        "gcp.serve.vertex_endpoint", "azure.serve.container_apps", "azure.serve.aml_managed_online",
        "k8s.serve.fastapi_deployment", "k8s.serve.kserve",
    ),
}  # fmt: skip
COUNTS = {**WORDS, "a": 1.0, "an": 1.0, "single": 1.0, "pair of": 2.0}
FEW = rf"\d{{1,2}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))}"
NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}(?:\.\d{{1,3}})?|{'|'.join(sorted(COUNTS, key=len, reverse=True))}"


@dataclass(frozen=True)
class Row:
    """`price` is the part of the price book that must know what was said; `count` takes the number beside it.

    `names`: who says it wants that product.
    """

    says: re.Pattern[str]
    of: tuple[str, ...]
    put: dict[str, Any]
    beside: re.Pattern[str] | None = None
    price: str | None = None
    count: tuple[str, ...] = ()
    training: bool = False
    names: bool = False


@cache
def rows() -> tuple[Row, ...]:
    return tuple(_row(row) for row in load("capacity"))


def figure(said: str) -> float | int:
    """A figure or a number in words; whole ones as integers."""
    value = COUNTS.get(said.lower())
    value = float(said.replace(",", "")) if value is None else value
    return int(value) if value == int(value) else value


def _row(row: dict[str, Any]) -> Row:
    of = row["of"]
    return Row(
        says=cue(row["says"].replace("NUMBER", NUMBER).replace("FEW", FEW)),
        of=GROUPS[of] if isinstance(of, str) else tuple(of),
        put=row["set"],
        beside=cue(row["beside"]) if "beside" in row else None,
        price=row.get("price"),
        count=tuple(row.get("count", ())),
        training=row.get("for") == "training",
        names=row.get("names", False),
    )
