"""From a request and an entity's windows to a score, by the model."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import polars as pl

from mlsystem import domain, features, windows
from mlsystem.predictor import Predictor
from mlsystem.state import Reading, Windows
from mlsystem.windows import State
from services.api.answering import Answer
from services.api.schemas import Freshness, PredictRequest

log = logging.getLogger("api")


@dataclass(frozen=True)
class Fresh:
    """The windows at the request's moment, and whether they are as young as was asked for."""

    state: State
    age_s: float | None
    freshness: Freshness

    def serves(self, when_older: str) -> bool:
        """Whether the model may answer on them, as conf/freshness.toml says."""
        return self.freshness == "fresh" or when_older == "model"


def read(store: Windows, request: PredictRequest, limits: dict[str, Any]) -> Fresh:
    """A store that cannot be read, or was never written, is said to be so; `when_older` decides then."""
    try:
        found = store.read(getattr(request, domain.ENTITY))
    except Exception:
        log.exception("the windows could not be read")
        found = Reading(State(), None)
    age = found.age_s(request.at)
    if age is None:
        return Fresh(found.state, None, "unreadable")
    return Fresh(found.state, age, "fresh" if age <= limits["max_age_s"] else "stale")


def record(request: PredictRequest) -> pl.DataFrame:
    return pl.DataFrame([request.model_dump()], schema_overrides={"at": pl.Datetime("us", "UTC")})


def from_model(predictor: Predictor, request: PredictRequest, fresh: Fresh) -> Answer:
    values = pl.DataFrame([windows.values(fresh.state, request.at)], schema=features.WINDOW_SCHEMA)
    built = features.assemble(record(request), values)
    score, reasons = predictor.explain(built)
    extra = {name: float(values[0]) for name, values in predictor.beside(built).items()}
    return Answer(score, reasons, predictor.version, built.row(0, named=True), extra)
