"""What decides on payments, put together for a worker and a service alike."""

from __future__ import annotations

import logging

from mlsystem import prediction_log, predictor, risk, store, stored_aliases
from mlsystem.current import Current
from mlsystem.predictor import Predictor
from mlsystem.processing import Processor
from mlsystem.risk import Snapshots
from mlsystem.settings import Settings
from mlsystem.state import ReviewQueue, State
from mlsystem.store import Commands

log = logging.getLogger("wired")


def processor(config: Settings, commands: Commands | None = None) -> Processor:
    """Everything a worker or a service process needs; without a loadable model it decides by rule."""
    shared = store.connect(config.state_url) if commands is None else commands
    return Processor(
        state=State(shared),
        queue=ReviewQueue(shared),
        snapshots=Snapshots(risk.folder(config)),
        predictor=_load(config),
        policy=config.table("decisions"),
        sink=prediction_log.sink(config),
    )


def current(config: Settings) -> Current:
    """What is published, seen before a processor loads it."""
    return Current(config, stored_aliases.seen(config.registry))


def _load(config: Settings) -> Predictor | None:
    try:
        return predictor.load(config.registry)
    except Exception:
        log.exception("no model could be loaded", extra={"fields": {"fallback": predictor.RULES}})
        return None
