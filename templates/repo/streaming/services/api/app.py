"""The decision service: one payment in, one decision out; and the analysts' queue."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query, Request, Response
from fastapi.responses import JSONResponse

from mlsystem import json_logs, reviewing, settings
from mlsystem.current import LOOK_S, Current
from mlsystem.predictor import RULES
from mlsystem.processing import Processor
from mlsystem.settings import Settings
from mlsystem.store import StoreError
from mlsystem.wired import current, processor
from services.api import metrics
from services.api.access import require_key
from services.api.frame import application
from services.api.schemas import DecisionResponse, Finding, PaymentRequest


def create_app(config: Settings) -> FastAPI:
    """One process' application; model and state are connected at start-up, never on import."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        published, ended = current(config), Event()
        app.state.work = processor(config)
        Thread(target=_watch, args=(app.state.work, published, ended), daemon=True).start()
        yield
        ended.set()
        app.state.work.sink.close()

    app = application("Decision service", metrics.REGISTRY, lifespan)
    guarded = [Depends(require_key(config))]

    @app.exception_handler(StoreError)
    def away(request: Request, error: StoreError) -> JSONResponse:
        """Payments are decided without the store; the queue of reviews is in it."""
        return JSONResponse({"detail": "the store is away"}, status_code=503)

    @app.get("/readyz")
    def readyz() -> dict[str, str]:
        """Ready with a model or with the rules: a payment is never left without an answer."""
        loaded, risk = app.state.work.predictor, app.state.work.snapshots.newest()
        version = loaded.version if loaded else RULES
        return {"status": "ok", "model_version": version, "risk": str(risk) if risk else "none yet"}

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
        """Close one item; the finding is landed as a label by the next scheduled run."""
        queue, now = app.state.work.queue, datetime.now(UTC)
        try:
            return reviewing.resolve(config, queue, event_id, finding.fraud, finding.analyst, now)
        except KeyError as error:
            raise HTTPException(404, "no such payment waits for review") from error

    return app


def _watch(work: Processor, published: Current, ended: Event) -> None:
    """Concurrency: one name is pointed at the new model; a request goes on with the one it began with."""
    while True:
        published.look(work)
        metrics.MODEL_LOADED.set(work.predictor is not None)
        if newest := work.snapshots.newest():
            metrics.RISK_AGE_DAYS.set((datetime.now(UTC).date() - newest).days)
        if ended.wait(LOOK_S):
            return


def _decided(work: Processor, request: PaymentRequest) -> DecisionResponse:
    decision = asdict(work.answer(request.payment()))
    degraded = decision["model_version"] == RULES
    return DecisionResponse(
        **{k: decision[k] for k in DecisionResponse.model_fields if k in decision}, degraded=degraded
    )


def app() -> FastAPI:
    """Factory for `uvicorn services.api.app:app --factory`."""
    json_logs.configure()
    return create_app(settings.load())
