"""Reading pictures over HTTP: a picture in, what is on it out, or 202 and people; their cases beside it."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import AwareDatetime

from mlsystem import json_logs, settings
from mlsystem.pictures import PictureError
from mlsystem.settings import Settings
from services.api import people
from services.api.access import require_key
from services.api.answering import Running, answer, load
from services.api.frame import application
from services.api.metrics import REGISTRY
from services.api.receiving import body
from services.api.running import running
from services.api.schemas import BODY, Answer, Given, Name, Source


def create_app(config: Settings) -> FastAPI:
    """One process' application; the version is loaded at start-up, never on import."""
    app = application("Reading pictures", REGISTRY, running(config, load))
    guard = [Depends(require_key(config))]

    @app.get("/readyz")
    def readyz() -> dict[str, str]:
        """Ready without a version too: people then decide everything."""
        running: Running = app.state.running
        return {"status": "ok" if running.model else "people only", "model_version": running.version}

    @app.post(
        "/pictures/{name}",
        dependencies=guard,
        responses={202: {"model": Answer, "description": "People decide"}},
        openapi_extra={"requestBody": BODY},
    )
    async def read(
        name: Name,
        source: Source,
        request: Request,
        response: Response,
        received_at: AwareDatetime | None = None,
    ) -> Answer:
        """200 with what the model is sure of; 202 where people decide: `/cases` holds what waits for them."""
        data = await body(request, app.state.running.limits.max_bytes)
        given = Given(name, source, received_at or datetime.now(UTC), data)
        try:
            found = await run_in_threadpool(answer, app.state.running, app.state.sink, config, given)
        except PictureError as error:
            raise HTTPException(422, str(error)) from error
        response.status_code = 200 if found.decided_by == "model" else 202
        return found

    app.include_router(people.router(config), dependencies=guard)
    return app


def app() -> FastAPI:
    """Factory for `uvicorn services.api.app:app --factory`."""
    json_logs.configure()
    return create_app(settings.load())
