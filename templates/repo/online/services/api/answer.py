"""From a request to a score, by the model."""

from __future__ import annotations

import polars as pl

from mlsystem import domain, features
from mlsystem.predictor import Predictor
from services.api.answering import Answer
from services.api.schemas import PredictRequest


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
    extra = {name: float(values[0]) for name, values in predictor.beside(built).items()}
    return Answer(score, reasons, predictor.version, built.row(0, named=True), extra)
