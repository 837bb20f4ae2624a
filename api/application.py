"""The web application, made for given settings: nothing is read from the environment here."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from api import errors, idempotency, openapi, problems
from api.auth_provider import Provider
from api.body_limit import BodyLimit
from api.event_response import OpenEnded
from api.feed import EventsFeed
from api.hub import Hub
from api.listener import listen
from api.origins import OriginGuard
from api.rate_limits import Limits, RateLimitHeaders
from api.request_ids import RequestIds
from api.routes import registry
from api.security_headers import SecurityHeaders
from api.web_export import Site
from core import logs, schema, storage, tracing, wake_ups
from core.settings import Settings

MAX_BODY_BYTES = 1_000_000
PACKED_FROM_BYTES = 2_000  # a design is 300 KB of JSON, packed a fifth; event streams and zips go as they are
WEB_EXPORT = Path(__file__).resolve().parents[1] / "web" / "out"
MIDDLEWARE = [
    Middleware(OpenEnded),
    Middleware(RequestIds),
    Middleware(SecurityHeaders),
    Middleware(RateLimitHeaders),
    Middleware(OriginGuard),
    Middleware(BodyLimit, max_bytes=MAX_BODY_BYTES),
    Middleware(GZipMiddleware, minimum_size=PACKED_FROM_BYTES, compresslevel=5),
]


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Opens the database (the embedded one when none is configured) and feeds the event streams."""
    settings: Settings = app.state.settings
    logs.configure(settings.log_level)
    tracing.configure(settings, "web")
    app.state.store = storage.open_store(settings)
    app.state.engine = await asyncio.to_thread(schema.open_database, settings)
    wake_ups.announce(app.state.engine, wake_ups.open_wake_ups(settings))
    app.state.hub = Hub(EventsFeed(app.state.engine))
    url = app.state.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    direct = settings.listen_url.get_secret_value() if settings.listen_url else url
    # What is loaded stays, and streams hold many small objects for long: looking at them all at each turn is waste.
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    tasks = [asyncio.create_task(app.state.hub.run()), asyncio.create_task(listen(app.state.hub, direct))]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        app.state.engine.dispose()


def create_app(settings: Settings, site: Path = WEB_EXPORT) -> FastAPI:
    app = FastAPI(
        title="Agentic MLOps Platform",
        version="0.1.0",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        middleware=MIDDLEWARE,
        generate_unique_id_function=operation_id,
        responses=problems.documented(400, 401, 403, 413, 422, 429, 500),
    )
    app.state.settings = settings
    app.state.site = Site(site)
    app.state.limits = Limits({"reads": settings.reads_per_minute, "writes": settings.writes_per_minute, "logins": 30})
    app.state.provider = Provider(settings) if settings.auth_mode == "oidc" else None
    errors.install(app)
    idempotency.install(app)
    for router in registry.routers():
        app.include_router(router)
    app.openapi = lambda: openapi.describe(app)  # type: ignore[method-assign]
    return app


def operation_id(route: APIRoute) -> str:
    return route.name
