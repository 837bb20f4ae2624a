"""From a request to a score, by the model or by the rule."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from mlsystem import domain, features
from mlsystem.predictor import RULES, Predictor, rule_score
from services.api.schemas import PredictRequest


@dataclass(frozen=True)
class Answer:
    """`features` is what the model saw, logged so that drift is measured on the real inputs."""

    score: float
    reasons: list[str]
    model_version: str
    features: dict[str, float]


def record(request: PredictRequest) -> pl.DataFrame:
    row = request.model_dump(exclude={"activity"})
    return pl.DataFrame([row], schema_overrides={"at": pl.Datetime("us", "UTC")})


def activity(request: PredictRequest) -> pl.DataFrame:
    entity = getattr(request, domain.ENTITY)
    rows = [{domain.ENTITY: entity, "at": a.at, "amount": a.amount} for a in request.activity]
    return pl.DataFrame(rows, schema=features.EMPTY_ACTIVITY.schema)


def from_model(predictor: Predictor, request: PredictRequest) -> Answer:
    built = features.build(record(request), activity(request))
    score, reasons = predictor.explain(built)
    return Answer(score, reasons, predictor.version, built.row(0, named=True))


def from_rule(request: PredictRequest) -> Answer:
    return Answer(rule_score(request.model_dump()), [f"rule:{domain.RULE_COLUMN}"], RULES, {})
