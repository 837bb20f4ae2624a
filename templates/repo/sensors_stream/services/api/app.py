"""Condition monitoring over HTTP: readings in, verdicts out; the alert list and what maintenance found."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from threading import Lock

from fastapi import Depends, FastAPI, Response

from mlsystem import json_logs, settings
from mlsystem.processing import LIMITS, Processor
from mlsystem.settings import Settings
from pipelines.stream import processor
from services.api import maintenance, metrics
from services.api.access import require_key
from services.api.frame import application
from services.api.schemas import ReadingIn, VerdictOut


def create_app(config: Settings) -> FastAPI:
    """One process' application; version and state are opened at start-up, never on import."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.work, app.state.lock = processor(config), Lock()
        metrics.MODEL_LOADED.set(app.state.work.detector is not None)
        yield
        app.state.work.sink.close()
        app.state.work.state.close()

    app = application("Condition monitoring", metrics.REGISTRY, lifespan)
    guard = [Depends(require_key(config))]

    @app.get("/readyz")
    def readyz() -> dict[str, str]:
        """Ready with a version or with the limits: no reading is left without a verdict."""
        return {"status": "ok", "model_version": app.state.work.version}

    @app.post("/readings", dependencies=guard)
    def judge(reading: ReadingIn, response: Response) -> VerdictOut:
        started = time.perf_counter()
        # Concurrency: windows and alarm memories of an asset are read and written; one reading at a time.
        with app.state.lock:
            result = _judged(app.state.work, reading)
        response.headers["x-model-version"] = result.model_version
        metrics.observe(result, time.perf_counter() - started)
        return result

    app.include_router(maintenance.router(config), dependencies=guard)
    return app


def _judged(work: Processor, reading: ReadingIn) -> VerdictOut:
    verdict = asdict(work.handle(reading.reading()))
    return VerdictOut(**verdict, degraded=verdict["model_version"] == LIMITS)


def app() -> FastAPI:
    """Factory for `uvicorn services.api.app:app --factory`."""
    json_logs.configure()
    return create_app(settings.load())
