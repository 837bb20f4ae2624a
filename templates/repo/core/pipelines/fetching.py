"""What a step is given of the stored state: all of it, unless it is known to need less."""

from __future__ import annotations

from typing import Any

from mlsystem import arrivals, artifacts, inbox, listing, looks
from mlsystem.settings import Settings

STATE = ("landing", "registry", "published")
# A run that starts often (MLSYSTEM_FETCH=new) reads what it has just landed itself.
OFTEN = ("registry",)
# Takes in whatever has come, and reads nothing of the state.
TAKES_IN = "pipelines.ingest"
# Looks after what is stored where it lies.
DELETES = "pipelines.expire"
READ_DELIVERIES = (TAKES_IN, "pipelines.collect")


def fetch(config: Settings, client: Any, asked: str = "") -> None:
    """`asked`: the step's module and arguments; empty for one that may need everything."""
    if not asked or asked.split(" ")[0] in READ_DELIVERIES:
        inbox.fetch(config, client, _since(config, client, asked))
    needed = OFTEN if config.only_new else () if asked in (TAKES_IN, DELETES) else STATE
    for name in needed:
        artifacts.pull(client, config.artifact_bucket, config.home / name, name)
    if "landing" not in needed:
        landed = listing.keys(client, config.artifact_bucket, "landing")
        arrivals.note(config.landing, [key.removeprefix("landing/") for key in landed])


def ended_well(config: Settings, client: Any, asked: str, begun: float) -> None:
    """After a step: what had come before `begun` (seconds since the epoch) is not taken in again."""
    if config.artifact_bucket and asked == TAKES_IN and not config.only_new:
        looks.ended_well(config, client, begun, asked)


def _since(config: Settings, client: Any, asked: str) -> float:
    if config.only_new:
        return looks.since(config, client)
    return looks.since(config, client, asked) if asked == TAKES_IN else 0.0
