"""The online service: one typed endpoint over fresh windows, probes, metrics, and a rule that stands in."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, HTTPException, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from mlsystem import json_logs, prediction_log, settings, store
from mlsystem.predictor import RULES, Predictor, load
from mlsystem.settings import Settings
from mlsystem.state import Windows
from mlsystem.store import Commands
from services.api import freshness, metrics
from services.api.access import require_key
from services.api.answer import Answer, Fresh, from_model, from_rule, read
from services.api.respond import respond
from services.api.schemas import PredictRequest, PredictResponse

log = logging.getLogger("api")


def create_app(config: Settings, commands: Commands | None = None) -> FastAPI:
    """One process' application; model and store are connected at start-up, never on import."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.predictor = _load(config)
        app.state.sink = prediction_log.sink(config)
        app.state.windows = Windows(store.connect(config.state_url) if commands is None else commands)
        yield
        app.state.sink.close()

    app = FastAPI(title="Prediction service", lifespan=lifespan)
    limits = config.table("freshness")

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz")
    def readyz(response: Response) -> dict[str, str]:
        """Ready while something may answer: a model, or the rule where the plan allows it."""
        predictor: Predictor | None = app.state.predictor
        if predictor is None and config.fallback != RULES:
            response.status_code = 503
            return {"status": "no model", "model_version": "none"}
        return {"status": "ok", "model_version": predictor.version if predictor else RULES}

    @app.get("/metrics")
    def prometheus() -> Response:
        return Response(generate_latest(metrics.REGISTRY), media_type=CONTENT_TYPE_LATEST)

    @app.post("/predict", dependencies=[Depends(require_key(config))])
    def predict(request: PredictRequest, response: Response) -> PredictResponse:
        started = time.perf_counter()
        fresh = read(app.state.windows, request, limits)
        freshness.observe(fresh)
        answer = _answer(app, config, request, _usable(fresh, limits["when_older"]))
        result = respond(answer).model_copy(
            update={"freshness": fresh.freshness, "features_age_s": fresh.age_s}
        )
        app.state.sink.write(_entry(request, answer, result, config))
        response.headers["x-model-version"] = result.model_version
        metrics.observe(result, time.perf_counter() - started)
        return result

    return app


def _load(config: Settings) -> Predictor | None:
    try:
        predictor = load(config.registry)
    except Exception:
        log.exception("no model could be loaded", extra={"fields": {"fallback": config.fallback}})
        metrics.MODEL_LOADED.set(0)
        return None
    metrics.MODEL_LOADED.set(1)
    return predictor


def _usable(fresh: Fresh, when_older: str) -> Fresh | None:
    """None when the windows are too old for the model, as conf/freshness.toml says."""
    return fresh if fresh.freshness == "fresh" or when_older == "model" else None


def _answer(app: FastAPI, config: Settings, request: PredictRequest, fresh: Fresh | None) -> Answer:
    """The model's answer on fresh windows; the rule's when it fails and the plan allows that; else 503."""
    predictor: Predictor | None = app.state.predictor
    attempts: list[Callable[[], Answer]] = []
    if predictor is not None and fresh is not None:
        attempts.append(lambda: from_model(predictor, request, fresh))
    if config.fallback == RULES:
        attempts.append(lambda: from_rule(request))
    for attempt in attempts:
        try:
            return attempt()
        except Exception:
            log.exception(
                "an answer failed", extra={"fields": {"model": predictor.version if predictor else RULES}}
            )
            metrics.FAILURES.inc()
    raise HTTPException(503, "no model is available", headers={"Retry-After": "5"})


def _entry(
    request: PredictRequest, answer: Answer, result: PredictResponse, config: Settings
) -> dict[str, object]:
    return {
        **result.model_dump(mode="json"),
        "request": request.model_dump(mode="json"),
        "features": answer.features,
        "code_sha": config.code_sha,
    }


def app() -> FastAPI:
    """Factory for `uvicorn services.api.app:app --factory`."""
    json_logs.configure()
    return create_app(settings.load())
