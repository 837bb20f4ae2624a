"""The recommendation service: events in, slates out, probes, metrics, and a list while there is no model."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, Response

from mlsystem import json_logs, recent, settings, store
from mlsystem.recommender import POPULAR
from mlsystem.settings import Settings
from mlsystem.store import Commands
from pipelines.stream import histories
from services.api import answering, metrics
from services.api.access import require_key
from services.api.frame import application
from services.api.holder import Holder
from services.api.schemas import EventsIn, RecommendRequest, RecommendResponse


def create_app(config: Settings, commands: Commands | None = None) -> FastAPI:
    """One process' application; model, catalogue and store are connected at start-up, never on import."""
    conf = config.table("recommend")

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        shared = store.connect(config.state_url) if commands is None else commands
        app.state.histories = histories(config, shared)
        app.state.sinks = recent.sinks(config, shared)
        app.state.holder = Holder(config)
        app.state.holder.refresh()
        fresh = asyncio.create_task(app.state.holder.keep_fresh(conf["refresh_minutes"]))
        yield
        fresh.cancel()
        for sink in app.state.sinks:
            sink.close()

    app = application("Recommendation service", metrics.REGISTRY, lifespan)
    _probes(app)
    guarded = [Depends(require_key(config))]

    @app.post("/events", status_code=202, dependencies=guarded)
    def events(request: EventsIn) -> dict[str, int]:
        """Put what users did into their histories."""
        for item in request.events:
            app.state.histories.add(item.user, [item.event()])
        return {"accepted": len(request.events)}

    @app.post("/recommend", dependencies=guarded)
    def recommend(request: RecommendRequest, response: Response) -> RecommendResponse:
        started = time.perf_counter()
        given = answering.answer(request, app.state.holder, app.state.histories, conf["control_share"])
        result = answering.respond(request, given)
        for sink in app.state.sinks:
            sink.write(answering.entry(request, given, result, config.code_sha))
        response.headers["x-model-version"] = result.model_version
        metrics.observe(result, time.perf_counter() - started)
        return result

    return app


def _probes(app: FastAPI) -> None:
    @app.get("/readyz")
    def readyz(response: Response) -> dict[str, str]:
        """Ready while something may answer: a model, or the popularity list."""
        holder: Holder = app.state.holder
        if holder.catalogue is None:
            response.status_code = 503
            return {"status": "no catalogue", "model_version": "none"}
        return {"status": "ok", "model_version": holder.current.version if holder.current else POPULAR}


def app() -> FastAPI:
    """Factory for `uvicorn services.api.app:app --factory`."""
    json_logs.configure()
    return create_app(settings.load())
