"""What every service is built on: the probe that says it is alive, its metrics, and how requests fared."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from functools import cache

from fastapi import FastAPI, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest

# Asked by the platform, and no part of what was promised to callers.
OWN = frozenset({"/healthz", "/readyz", "/metrics"})
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
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

    _count(app, metrics)
    return app


@cache
def _answered(metrics: CollectorRegistry) -> tuple[Counter, Histogram]:
    """Once for each registry, however many applications of a process share it."""
    return (
        Counter("http_requests", "Requests answered", ["status"], registry=metrics),
        Histogram("http_request_seconds", "Time to answer a request", buckets=BUCKETS, registry=metrics),
    )


def _count(app: FastAPI, metrics: CollectorRegistry) -> None:
    """Requests by status and how long each took, in seconds: what alarms on answers look at."""
    requests, seconds = _answered(metrics)

    @app.middleware("http")
    async def counted(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
        started, status = time.perf_counter(), 500
        try:
            response = await answer(request)
            status = response.status_code
            return response
        finally:
            if request.url.path not in OWN:
                requests.labels(str(status)).inc()
                seconds.observe(time.perf_counter() - started)
