"""The online service: one typed endpoint over fresh windows, probes, metrics, and a rule that stands in."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, Response

from mlsystem import json_logs, settings, store
from mlsystem.settings import Settings
from mlsystem.state import Windows
from mlsystem.store import Commands
from services.api import freshness, metrics
from services.api.access import require_key
from services.api.answer import from_model, read
from services.api.answering import answer, entry, load
from services.api.respond import respond
from services.api.running import running
from services.api.schemas import PredictRequest, PredictResponse
from services.api.service import service


def create_app(config: Settings, commands: Commands | None = None) -> FastAPI:
    """One process' application; model and store are connected at start-up, never on import."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.windows = Windows(store.connect(config.state_url) if commands is None else commands)
        async with running(config, load)(app):
            yield

    app = service(config, lifespan)
    limits = config.table("freshness")

    @app.post("/predict", dependencies=[Depends(require_key(config))])
    def predict(request: PredictRequest, response: Response) -> PredictResponse:
        started = time.perf_counter()
        fresh = read(app.state.windows, request, limits)
        freshness.observe(fresh)
        model = app.state.running if fresh.serves(limits["when_older"]) else None
        given = answer(request, model, lambda model: from_model(model, request, fresh), config)
        said = {"freshness": fresh.freshness, "features_age_s": fresh.age_s}
        result = respond(given).model_copy(update=said)
        app.state.sink.write(entry(request.model_dump(mode="json"), given, result, config))
        response.headers["x-model-version"] = result.model_version
        metrics.observe(result, time.perf_counter() - started)
        return result

    return app


def app() -> FastAPI:
    """Factory for `uvicorn services.api.app:app --factory`."""
    json_logs.configure()
    return create_app(settings.load())
