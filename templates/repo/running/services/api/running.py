"""What a service answers with: opened when the process starts, never on import, and closed when it ends.

Each minute it looks at what is promoted: another version is loaded beside the one that answers, then takes
its place.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from threading import Event, Thread

from fastapi import FastAPI

from mlsystem import artifacts, prediction_log, promoted
from mlsystem.settings import Settings
from services.api.frame import Lifespan

log = logging.getLogger("api")
LOOK_S = 60.0


def running(config: Settings, load: Callable[[Settings], object]) -> Lifespan:
    """`app.state.running` is what `load` gives, `app.state.sink` the log of predictions."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        serving = promoted.held(config)
        app.state.running = load(config)
        app.state.sink = prediction_log.sink(config)
        ended = Event()
        Thread(target=_watch, args=(app, config, load, serving, ended), daemon=True).start()
        yield
        ended.set()
        app.state.sink.close()

    return lifespan


def _watch(
    app: FastAPI,
    config: Settings,
    load: Callable[[Settings], object],
    serving: promoted.InUse,
    ended: Event,
) -> None:
    """Concurrency: one name is pointed at the new version; a request goes on with the one it began with."""
    client = artifacts.client() if config.artifact_bucket else None
    while not ended.wait(LOOK_S):
        try:
            found = promoted.fetch(config, client)
            if found and found != serving:
                app.state.running, serving = load(config) or app.state.running, found
                log.info("now serving %s", serving)
        except Exception:
            log.exception("what is promoted could not be loaded; the version before goes on answering")
