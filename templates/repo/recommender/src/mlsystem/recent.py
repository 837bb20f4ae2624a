"""The answers given lately, where every task and every job can read them: the shared store, else a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mlsystem import prediction_log, store
from mlsystem.settings import Settings
from mlsystem.store import Commands

KEY = "answers"
KEPT_DAYS = 7


class StoreSink:
    """A sink of prediction_log that keeps KEPT_DAYS of answers in the shared store."""

    def __init__(self, commands: Commands) -> None:
        self.commands = commands

    def write(self, entry: Mapping[str, Any]) -> None:
        at = datetime.fromisoformat(entry["decided_at"]).timestamp()
        self.commands.zadd(KEY, {json.dumps(entry, sort_keys=True, default=str): at})
        self.commands.zremrangebyscore(KEY, "-inf", at - KEPT_DAYS * 86400)

    def close(self) -> None:
        """Every entry is already in the store."""


def sinks(config: Settings, commands: Commands) -> list[prediction_log.Sink]:
    """The log of record, and the shared store where there is one."""
    record = prediction_log.sink(config)
    return [record, StoreSink(commands)] if config.state_url else [record]


def read(config: Settings, commands: Commands | None = None) -> list[dict[str, Any]]:
    """Oldest first."""
    if not config.state_url and commands is None:
        return prediction_log.recent(config, KEPT_DAYS)
    shared = commands or store.connect(config.state_url)
    return [json.loads(text) for text in shared.zrangebyscore(KEY, "-inf", "+inf")]
