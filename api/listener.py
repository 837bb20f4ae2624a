"""Turns the database's notices into hub wake-ups: one LISTEN connection per process, and only a hint."""

from __future__ import annotations

import asyncio
import contextlib
import json
from uuid import UUID

import psycopg
import structlog

from api.hub import Hub
from core.wire import PATIENCE

CHANNEL = "amp_events"
log = structlog.get_logger()


async def listen(hub: Hub, url: str, retry_s: float = 2.0) -> None:
    """Runs until cancelled. `url` must reach the database directly: poolers do not carry LISTEN."""
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(url, autocommit=True, **PATIENCE) as connection:
                await connection.execute(f"listen {CHANNEL}")
                async for notice in connection.notifies():
                    with contextlib.suppress(ValueError, KeyError, TypeError):
                        hub.wake(UUID(json.loads(notice.payload)["p"]))
        except psycopg.Error as error:
            log.info("listen.lost", error=type(error).__name__)
        await asyncio.sleep(retry_s)
