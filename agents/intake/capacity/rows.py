"""The lexicon of named sizes, each row compiled once: what is said, beside what, and which parameters it sets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from agents.intake.counting.figures import WORDS
from agents.intake.words import cue, load

GROUPS = {
    "bedrock": ("aws.serve.bedrock", "aws.serve.bedrock_batch"),
    "gemini": ("gcp.serve.vertex_gemini", "gcp.serve.gemini_batch"),
    "openai": ("azure.serve.openai", "azure.serve.openai_batch"),
    "spark": ("aws.transform.emr_serverless", "k8s.transform.spark_operator", "k8s.transform.ray"),
    "queries": ("aws.transform.athena_ctas", "gcp.transform.bigquery_sql", "any.transform.dbt_warehouse"),
    "databricks": ("azure.transform.databricks_jobs", "azure.train.databricks_ml"),
    "spots": ("aws.train.sagemaker_training", "aws.train.batch_spot"),
    "serving": (
        "aws.serve.ecs_fargate_fastapi", "aws.serve.ecs_express", "aws.serve.sagemaker_realtime", "gcp.serve.cloud_run",
        "gcp.serve.vertex_endpoint", "azure.serve.container_apps", "azure.serve.aml_managed_online",
        "k8s.serve.fastapi_deployment", "k8s.serve.kserve",
    ),
}  # fmt: skip
COUNTS = {**WORDS, "a": 1.0, "an": 1.0, "single": 1.0, "pair of": 2.0, "twice": 2.0}
_WORDS = "|".join(sorted(COUNTS, key=len, reverse=True))
FEW = rf"(?:\d{{1,2}}|{_WORDS})"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}(?:\.\d{{1,3}})?|{_WORDS})"
AZURE = "(?:standard )?[def]\\d{1,2}s v[25]"


# How long a run takes: `2.5 h`, `an hour and a half`, `two and a half hours`, `1 h 20 min`, `40 minutes`.
LENGTH = (
    "(?:(?P<h>NUMBER)(?P<half> and a (?:half|quarter))? ?(?:hours?|hrs?|h)(?P<more> and a (?:half|quarter))?"
    "(?:(?:,| and)? ?(?P<m>NUMBER) ?(?:minutes?|mins?))?|(?P<only>NUMBER) ?(?:minutes?|mins?)"
    "|(?P<part>half an|three quarters of an) hour)"
)
PARTS = {"and a half": 0.5, "and a quarter": 0.25, "half an": 0.5, "three quarters of an": 0.75}


@dataclass(frozen=True)
class Row:
    """`price` is the part of the price book that must know what was said as `spelt`; `count` takes the number beside.

    `of`: whose parameters are set; empty for all jobs of the kind that the text speaks of. `job`: the kinds of work
    that are meant, of which the sentence itself must speak where `near`; empty for any. `absent`: what groups of `says`
    are where nothing was said. `beside_size`: said with the size itself, it wins over what is said elsewhere. `names`:
    who says it wants that product.
    """

    says: re.Pattern[str]
    of: tuple[str, ...]
    put: dict[str, Any]
    beside: re.Pattern[str] | None = None
    price: str | None = None
    spelt: str = "{}"
    count: tuple[str, ...] = ()
    absent: dict[str, float] = field(default_factory=dict)
    job: frozenset[str] = frozenset()
    near: bool = False
    beside_size: bool = False
    names: bool = False


@cache
def rows() -> tuple[Row, ...]:
    return tuple(_row(row) for row in load("capacity"))


def figure(said: str) -> float | int:
    """A figure or a number in words; whole ones as integers."""
    value = COUNTS.get(said.lower())
    value = float(said.replace(",", "")) if value is None else value
    return int(value) if value == int(value) else value


def hours(groups: dict[str, str]) -> float | int:
    """The hours that the groups of `LENGTH` name."""
    minutes = sum(figure(groups[name]) for name in ("m", "only") if name in groups)
    parts = (" ".join(groups[name].lower().split()) for name in ("half", "more", "part") if name in groups)
    return round(figure(groups.get("h", "0")) + minutes / 60 + sum(PARTS[part] for part in parts), 4)


def _row(row: dict[str, Any]) -> Row:
    of, says = row["of"], row["says"]
    for name, pattern in (("LENGTH", LENGTH), ("NUMBER", NUMBER), ("FEW", FEW), ("AZURE", AZURE)):
        says = says.replace(name, pattern)
    return Row(
        says=cue(says),
        of=() if of == "jobs" else GROUPS[of] if isinstance(of, str) else tuple(of),
        put=row["set"],
        beside=cue(row["beside"]) if "beside" in row else None,
        price=row.get("price"),
        spelt=row.get("spelt", "{}"),
        count=tuple(row.get("count", ())),
        absent=row.get("absent", {}),
        job=frozenset([job] if isinstance(job := row.get("job", []), str) else job),
        near=row.get("near", False),
        beside_size=row.get("beside_size", False),
        names=row.get("names", False),
    )
