"""Sorting texts over HTTP: a text in, a class with probability and reasons out, people's cases beside it."""

from __future__ import annotations

from fastapi import Depends, FastAPI

from mlsystem import json_logs, settings
from mlsystem.settings import Settings
from services.api import people
from services.api.access import require_key
from services.api.answering import Running, answer, load
from services.api.frame import application
from services.api.metrics import REGISTRY
from services.api.running import running
from services.api.schemas import Answer, Text


def create_app(config: Settings) -> FastAPI:
    """One process' application; the version is loaded at start-up, never on import."""
    app = application("Sorting texts", REGISTRY, running(config, load))
    guard = [Depends(require_key(config))]

    @app.get("/readyz")
    def readyz() -> dict[str, str]:
        """Ready without a version too: people then decide everything."""
        running: Running = app.state.running
        return {"status": "ok" if running.model else "people only", "model_version": running.version}

    @app.post("/sort", dependencies=guard)
    def sort(given: Text) -> Answer:
        return answer(app.state.running, app.state.sink, config, given)

    app.include_router(people.router(config), dependencies=guard)
    return app


def app() -> FastAPI:
    """Factory for `uvicorn services.api.app:app --factory`."""
    json_logs.configure()
    return create_app(settings.load())
