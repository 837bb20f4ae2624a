"""Pipeline steps as a container job: fetch state, run them, store state again.

`python -m pipelines.job pipelines.retrain then pipelines.monitor` runs one step after another, each with its
arguments. MLSYSTEM_FETCH=new is for runs that start often: they fetch the registry and what has been
delivered since the last such run ended well, with MLSYSTEM_DELIVERED that one delivery.
"""

from __future__ import annotations

import logging
import os
import runpy
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from mlsystem import arrivals, artifacts, claims, json_logs, listing, looks, settings, stored_aliases
from mlsystem.settings import Settings
from pipelines import fetching

# What was set aside is for people: it is stored, and no step reads it.
ASIDE = "quarantine"
STORED = (*fetching.STATE, ASIDE)
THEN = "then"
# Exit code of a step that found something people must hear of: what it found is stored, then the job fails.
ALARM = 3
# Seconds for which a worker that is kept ready goes on looking for work; without it a job runs once.
LOOK, PAUSE_S = "MLSYSTEM_LOOK_S", 2.0
# What alarms look for in the log, where nothing else tells that a run failed.
FAILED = "a step failed"
log = logging.getLogger("job")


def run(config: Settings, client: Any, step: Callable[[], None], asked: str = "") -> list[str]:
    """Keys stored after `step`; a step that raises stores nothing, unless what it raises is an alarm.

    `asked`: its module and arguments, by which it is told what it needs.
    """
    begun = time.time()
    if config.artifact_bucket:
        fetching.fetch(config, client, asked)
    before, aliases = _dated(config), stored_aliases.seen(config.registry)
    try:
        with claims.kept_in(client, config.artifact_bucket):
            step()
    except SystemExit as stop:
        if stop.code == ALARM:
            _store(config, client, before, aliases)
        raise
    keys = _store(config, client, before, aliases)
    fetching.ended_well(config, client, asked, begun)
    return keys


def _dated(config: Settings) -> dict[Path, int]:
    """Every file of the state and when it was written, in nanoseconds."""
    files = [path for name in STORED for path in (config.home / name).rglob("*") if path.is_file()]
    return {path: path.stat().st_mtime_ns for path in files}


def _store(config: Settings, client: Any, before: Mapping[Path, int], aliases: bytes) -> list[str]:
    """Only what the step wrote; the aliases last, so that none names a version not yet there, and only where
    nobody has moved them meanwhile. Raises conditional.ChangedError."""
    if not config.artifact_bucket:
        return []
    bucket, home = config.artifact_bucket, config.home
    untouched = frozenset(path for path, at in _dated(config).items() if before.get(path) == at)
    there = arrivals.noted(config.landing) | {home / key for key in listing.keys(client, bucket, ASIDE)}
    known = untouched | there
    keys = [key for name in STORED for key in artifacts.push(client, bucket, home / name, name, known)]
    moved = stored_aliases.store(client, bucket, config.registry, aliases)
    return [*keys, stored_aliases.KEY] if moved else keys


def main() -> None:
    config = settings.load()
    client = artifacts.client() if config.artifact_bucket else None
    asked, until = steps(sys.argv[1:]), time.monotonic() + float(os.environ.get(LOOK, "0"))
    while True:
        begun = time.time()
        for step in asked:
            run(config, client, partial(_module, step), " ".join(step))
        if config.only_new:
            looks.ended_well(config, client, begun)
        if time.monotonic() >= until:
            return
        time.sleep(PAUSE_S)


def steps(arguments: list[str]) -> list[list[str]]:
    """Module and arguments of each step; `then` stands between them."""
    ends = [i for i, word in enumerate(arguments) if word == THEN]
    return [arguments[a + 1 : b] for a, b in pairwise([-1, *ends, len(arguments)])]


def _module(step: list[str]) -> None:
    """A step ends with SystemExit(0) or by returning; any other code, and what it raises, is a failure."""
    sys.argv, name = list(step), step[0]
    try:
        runpy.run_module(name, run_name="__main__", alter_sys=True)
    except BaseException as stop:
        code = stop.code if isinstance(stop, SystemExit) else type(stop).__name__
        if code in (0, None):
            return
        log.error(FAILED, extra={"fields": {"step": name, "code": code}})
        raise


if __name__ == "__main__":
    json_logs.configure()
    main()
