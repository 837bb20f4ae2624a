"""What every service is built on: the probe that says it is alive, and its metrics."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from fastapi import FastAPI, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def application(title: str, metrics: CollectorRegistry, lifespan: Lifespan | None = None) -> FastAPI:
    """An application without endpoints of its own; `lifespan` opens and closes what they will answer with."""
    app = FastAPI(title=title, lifespan=lifespan)

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/metrics")
    def prometheus() -> Response:
        return Response(generate_latest(metrics), media_type=CONTENT_TYPE_LATEST)

    return app
