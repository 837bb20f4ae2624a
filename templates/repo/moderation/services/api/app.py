"""The cascade over HTTP: items in, decisions out, people's queue and appeals beside it."""

from __future__ import annotations

import logging

from fastapi import Depends, FastAPI, HTTPException

from mlsystem import json_logs, registry, second_stage, settings, shared_cases
from mlsystem.cascade import Cascade
from mlsystem.second_stage import Budget
from mlsystem.settings import Settings
from mlsystem.shared_cases import CaseError
from services.api import moderators
from services.api.access import require_key
from services.api.desk import METRICS, Desk
from services.api.frame import application
from services.api.judging import judge
from services.api.running import running
from services.api.schemas import Item, Judged

log = logging.getLogger("api")


def create_app(config: Settings) -> FastAPI:
    """One process' application; the classifier is loaded at start-up, never on import."""
    app = application("Moderation", METRICS, running(config, load))
    guard = [Depends(require_key(config))]
    cases = shared_cases.of(config)
    desk = Desk(cases, config.table("cascade"))

    @app.get("/readyz")
    def readyz() -> dict[str, str]:
        """Ready without a classifier too: people then decide everything."""
        cascade: Cascade = app.state.running
        return {"status": "ok" if cascade.first else "people only", "model_version": cascade.version}

    @app.post("/moderate", dependencies=guard)
    def moderate(item: Item) -> Judged:
        try:
            return judge(app.state.running, app.state.sink, desk, config, item)
        except CaseError as error:
            raise HTTPException(409, str(error)) from error

    app.include_router(moderators.router(cases), dependencies=guard)
    return app


def load(config: Settings) -> Cascade:
    conf = config.table("cascade")
    budget = Budget(conf["second_per_hour"])
    try:
        model, card = registry.load(config.registry, registry.resolve(config.registry))
    except registry.RegistryError:
        log.exception("no classifier could be loaded; people decide everything")
        return Cascade(None, "none", second_stage.stage(config), budget, conf)
    return Cascade(model, card.version, second_stage.stage(config), budget, conf)


def app() -> FastAPI:
    """Factory for `uvicorn services.api.app:app --factory`."""
    json_logs.configure()
    return create_app(settings.load())
