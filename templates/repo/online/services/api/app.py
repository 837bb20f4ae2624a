"""The online service: one typed endpoint, probes, metrics, and a rule that answers when the model cannot."""

from __future__ import annotations

import time

from fastapi import Depends, FastAPI, Response

from mlsystem import json_logs, settings
from mlsystem.settings import Settings
from services.api import metrics
from services.api.access import require_key
from services.api.answer import from_model
from services.api.answering import answer, entry, load
from services.api.respond import respond
from services.api.running import running
from services.api.schemas import PredictRequest, PredictResponse
from services.api.service import service


def create_app(config: Settings) -> FastAPI:
    """One process' application; the model is loaded at start-up, never on import."""
    app = service(config, running(config, load))

    @app.post("/predict", dependencies=[Depends(require_key(config))])
    def predict(request: PredictRequest, response: Response) -> PredictResponse:
        started = time.perf_counter()
        given = answer(request, app.state.running, lambda model: from_model(model, request), config)
        result = respond(given)
        asked = request.model_dump(mode="json", exclude={"activity"})
        app.state.sink.write(entry(asked, given, result, config))
        response.headers["x-model-version"] = result.model_version
        metrics.observe(result, time.perf_counter() - started)
        return result

    return app


def app() -> FastAPI:
    """Factory for `uvicorn services.api.app:app --factory`."""
    json_logs.configure()
    return create_app(settings.load())
