"""What a service answers with: opened when the process starts, never on import, and closed when it ends."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI

from mlsystem import prediction_log
from mlsystem.settings import Settings
from services.api.frame import Lifespan


def running(config: Settings, load: Callable[[Settings], object]) -> Lifespan:
    """`app.state.running` is what `load` gives, `app.state.sink` the log of predictions."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.running = load(config)
        app.state.sink = prediction_log.sink(config)
        yield
        app.state.sink.close()

    return lifespan
