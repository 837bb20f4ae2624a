"""Pipeline steps as a container job: fetch state, run them, store state again.

`python -m pipelines.job pipelines.retrain then pipelines.monitor` runs one step after another, each with its
arguments.
"""

from __future__ import annotations

import os
import runpy
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any

from mlsystem import artifacts, inbox, settings
from mlsystem.settings import Settings

STATE = ("landing", "registry", "published")
THEN = "then"
# Exit code of a step that found something people must hear of: what it found is stored, then the job fails.
ALARM = 3
# Seconds for which a worker that is kept ready goes on looking for work; without it a job runs once.
LOOK, PAUSE_S = "MLSYSTEM_LOOK_S", 2.0


def run(config: Settings, client: Any, step: Callable[[], None]) -> list[str]:
    """Keys stored after `step`; a step that raises stores nothing, unless what it raises is an alarm."""
    if config.artifact_bucket:
        inbox.fetch(config, client)
        for name in STATE:
            artifacts.pull(client, config.artifact_bucket, config.home / name, name)
    try:
        step()
    except SystemExit as stop:
        if stop.code == ALARM:
            _store(config, client)
        raise
    return _store(config, client)


def _store(config: Settings, client: Any) -> list[str]:
    if not config.artifact_bucket:
        return []
    return [k for n in STATE for k in artifacts.push(client, config.artifact_bucket, config.home / n, n)]


def main() -> None:
    config = settings.load()
    client = artifacts.client() if config.artifact_bucket else None
    asked, until = steps(sys.argv[1:]), time.monotonic() + float(os.environ.get(LOOK, "0"))
    while True:
        for step in asked:
            run(config, client, partial(_module, step))
        if time.monotonic() >= until:
            return
        time.sleep(PAUSE_S)


def steps(arguments: list[str]) -> list[list[str]]:
    """Module and arguments of each step; `then` stands between them."""
    ends = [i for i, word in enumerate(arguments) if word == THEN]
    return [arguments[a + 1 : b] for a, b in pairwise([-1, *ends, len(arguments)])]


def _module(step: list[str]) -> None:
    """A step ends with SystemExit(0) or by returning; any other exit code is a failure."""
    sys.argv, name = list(step), step[0]
    try:
        runpy.run_module(name, run_name="__main__", alter_sys=True)
    except SystemExit as stop:
        if stop.code not in (0, None):
            raise


if __name__ == "__main__":
    main()
