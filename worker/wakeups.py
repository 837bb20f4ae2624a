"""Being told that a job is due instead of finding out at the next poll. Only ever a hint."""

from __future__ import annotations

from threading import Event
from typing import Protocol

import psycopg
from sqlalchemy import Engine

from core.jobs import CHANNEL
from core.logs import logger
from core.settings import Settings
from core.wake_ups import WakeUps
from core.wire import PATIENCE

WEBHOOKS = "amp_webhooks"
log = logger(__name__)


class Woken(Protocol):
    """Who sleeps until `wake` is set."""

    wake: Event


class Sleeper(Woken, Protocol):
    """A worker, as far as waking it goes."""

    settings: Settings
    engine: Engine
    stopping: Event

    @property
    def deliverer(self) -> Woken: ...


def listen(worker: Sleeper) -> None:
    """Runs until the worker stops. Needs a direct connection: poolers do not carry LISTEN."""
    direct = worker.settings.listen_url
    url = direct.get_secret_value() if direct else _plain_url(worker)
    while not worker.stopping.is_set():
        try:
            with psycopg.connect(url, autocommit=True, **PATIENCE) as connection:
                connection.execute(f"listen {CHANNEL}")
                connection.execute(f"listen {WEBHOOKS}")
                worker.wake.set()
                while not worker.stopping.is_set():
                    for notice in connection.notifies(timeout=1.0):
                        (worker.deliverer.wake if notice.channel == WEBHOOKS else worker.wake).set()
        except psycopg.Error as error:
            log.info("wakeups.lost", error=type(error).__name__)
            worker.stopping.wait(worker.settings.poll_s)


def poll_queue(worker: Sleeper, queue: WakeUps) -> None:
    """Runs until the worker stops, beside or instead of `listen`."""
    while not worker.stopping.is_set():
        try:
            if queue.wait(20):
                worker.wake.set()
        except Exception as error:
            log.warning("wake_up.not_received", error=type(error).__name__)
            worker.stopping.wait(worker.settings.poll_s)


def _plain_url(worker: Sleeper) -> str:
    return worker.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
