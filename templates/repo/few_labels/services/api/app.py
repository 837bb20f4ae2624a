"""Classification over HTTP from the first day: the baseline answers, people label, a model takes over."""

from __future__ import annotations

from fastapi import Depends, FastAPI

from mlsystem import json_logs, settings
from mlsystem.settings import Settings
from services.api import people
from services.api.access import require_key
from services.api.answering import METRICS, classify, load
from services.api.frame import application
from services.api.running import running
from services.api.schemas import Classified, Item


def create_app(config: Settings) -> FastAPI:
    """One process' application; the version is loaded at start-up, never on import."""
    app = application("Classification", METRICS, running(config, load))
    guard = [Depends(require_key(config))]

    @app.get("/readyz")
    def readyz() -> dict[str, str]:
        """Ready without a version too: the descriptions answer then."""
        return {
            "status": "ok",
            "model_version": app.state.running.version,
            "stage": app.state.running.model.name,
        }

    @app.post("/classify", dependencies=guard)
    def judge(item: Item) -> Classified:
        return classify(app.state.running, app.state.sink, config, item)

    app.include_router(people.router(config), dependencies=guard)
    return app


def app() -> FastAPI:
    """Factory for `uvicorn services.api.app:app --factory`."""
    json_logs.configure()
    return create_app(settings.load())
