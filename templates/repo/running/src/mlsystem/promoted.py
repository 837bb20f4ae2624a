"""What is promoted now, as the shared registry says it: fetched beside what a process has loaded."""

from __future__ import annotations

import json
from typing import Any

from mlsystem import artifacts, conditional, registry, stored_aliases
from mlsystem.settings import Settings

InUse = dict[str, str]


def held(config: Settings) -> InUse:
    """alias → version, of the registry this process reads."""
    return _newest(registry.aliases(config.registry))


def fetch(config: Settings, client: Any) -> InUse:
    """The same as the store tells it; versions that are not here yet are fetched, the aliases after them.

    Without a store the registry is a folder that others write. Raises RegistryError for a version that was
    altered or is not whole.
    """
    if not config.artifact_bucket:
        return held(config)
    stored = conditional.read(client, config.artifact_bucket, stored_aliases.KEY)
    found = _newest(json.loads(stored[0])) if stored else {}
    if stored and found != held(config):
        for version in sorted(set(found.values())):
            _fetch(config, client, version)
        draft = config.registry / f"{stored_aliases.FILE}.draft"
        draft.write_bytes(stored[0])
        draft.replace(config.registry / stored_aliases.FILE)
    return found


def _fetch(config: Settings, client: Any, version: str) -> None:
    folder = config.registry / version
    artifacts.pull(client, config.artifact_bucket, folder, f"registry/{version}")
    registry.load(config.registry, version)


def _newest(aliases: dict[str, list[str]]) -> InUse:
    return {alias: history[-1] for alias, history in aliases.items() if history}
