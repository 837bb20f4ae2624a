"""The service without its endpoint: alive, measured, and ready while something may answer."""

from __future__ import annotations

from fastapi import FastAPI, Response

from mlsystem.predictor import RULES, Predictor
from mlsystem.settings import Settings
from services.api import metrics
from services.api.frame import Lifespan, application


def service(config: Settings, lifespan: Lifespan) -> FastAPI:
    app = application("Prediction service", metrics.REGISTRY, lifespan)

    @app.get("/readyz")
    def readyz(response: Response) -> dict[str, str]:
        """Ready while something may answer: a model, or the rule where the plan allows it."""
        predictor: Predictor | None = app.state.running
        if predictor is None and config.fallback != RULES:
            response.status_code = 503
            return {"status": "no model", "model_version": "none"}
        return {"status": "ok", "model_version": predictor.version if predictor else RULES}

    return app
