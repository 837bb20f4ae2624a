"""Sorting texts over HTTP: a text in, a class with probability and reasons out, people's cases beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from mlsystem import json_logs, prediction_log, settings
from mlsystem.settings import Settings
from services.api import people
from services.api.access import require_key
from services.api.answering import Running, answer, load
from services.api.metrics import REGISTRY
from services.api.schemas import Answer, Text


def create_app(config: Settings) -> FastAPI:
    """One process' application; the version is loaded at start-up, never on import."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.running = load(config)
        app.state.sink = prediction_log.sink(config)
        yield
        app.state.sink.close()

    app = FastAPI(title="Sorting texts", lifespan=lifespan)
    guard = [Depends(require_key(config))]

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz")
    def readyz() -> dict[str, str]:
        """Ready without a version too: people then decide everything."""
        running: Running = app.state.running
        return {"status": "ok" if running.model else "people only", "model_version": running.version}

    @app.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)

    @app.post("/sort", dependencies=guard)
    def sort(given: Text) -> Answer:
        return answer(app.state.running, app.state.sink, config, given)

    app.include_router(people.router(config), dependencies=guard)
    return app


def app() -> FastAPI:
    """Factory for `uvicorn services.api.app:app --factory`."""
    json_logs.configure()
    return create_app(settings.load())
