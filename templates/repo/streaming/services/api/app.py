"""The decision service: one payment in, one decision out; and the analysts' queue."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any

import polars as pl
from fastapi import Depends, FastAPI, HTTPException, Query, Response

from mlsystem import json_logs, settings
from mlsystem.predictor import RULES
from mlsystem.processing import Processor
from mlsystem.settings import Settings
from pipelines.ingest import ingest
from pipelines.stream import processor
from services.api import metrics
from services.api.access import require_key
from services.api.frame import application
from services.api.schemas import DecisionResponse, Finding, PaymentRequest


def create_app(config: Settings) -> FastAPI:
    """One process' application; model and state are connected at start-up, never on import."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.work = processor(config)
        metrics.MODEL_LOADED.set(app.state.work.predictor is not None)
        yield
        app.state.work.sink.close()

    app = application("Decision service", metrics.REGISTRY, lifespan)
    guarded = [Depends(require_key(config))]

    @app.get("/readyz")
    def readyz() -> dict[str, str]:
        """Ready with a model or with the rules: a payment is never left without an answer."""
        loaded = app.state.work.predictor
        return {"status": "ok", "model_version": loaded.version if loaded else RULES}

    @app.post("/decide", dependencies=guarded)
    def decide(request: PaymentRequest, response: Response) -> DecisionResponse:
        started = time.perf_counter()
        result = _decided(app.state.work, request)
        response.headers["x-model-version"] = result.model_version
        metrics.observe(result, time.perf_counter() - started)
        return result

    @app.get("/review", dependencies=guarded)
    def review(limit: Annotated[int, Query(ge=1, le=200)] = 20) -> list[dict[str, Any]]:
        """Payments waiting for an analyst, the most money at risk first."""
        return list(app.state.work.queue.next(limit))

    @app.post("/review/{event_id}", dependencies=guarded)
    def resolve(event_id: str, finding: Finding) -> dict[str, Any]:
        """Close one item; the finding is landed as a label."""
        return _resolved(app.state.work, config, event_id, finding)

    return app


def _decided(work: Processor, request: PaymentRequest) -> DecisionResponse:
    decision = asdict(work.handle(request.payment()))
    degraded = decision["model_version"] == RULES
    return DecisionResponse(
        **{k: decision[k] for k in DecisionResponse.model_fields if k in decision}, degraded=degraded
    )


def _resolved(work: Processor, config: Settings, event_id: str, finding: Finding) -> dict[str, Any]:
    try:
        label = work.queue.resolve(event_id, finding.fraud, finding.analyst, datetime.now(UTC))
    except KeyError as error:
        raise HTTPException(404, "no such payment waits for review") from error
    known = {**label, "known_at": datetime.fromisoformat(label["known_at"])}
    ingest(pl.DataFrame([known]).drop("analyst"), "labels", config)
    return label


def app() -> FastAPI:
    """Factory for `uvicorn services.api.app:app --factory`."""
    json_logs.configure()
    return create_app(settings.load())
