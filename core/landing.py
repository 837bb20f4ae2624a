"""What devices send may only be landed: kept in storage for a list that is made of it later."""

from __future__ import annotations

from collections.abc import Collection

PROCESSED = frozenset({"transform.stream", "feature.online", "serve.online"})


def only_landed(roles: Collection[str]) -> bool:
    """A broker is there, a list is made, and nothing works on what comes as it comes."""
    return "ingest.stream" in roles and "serve.batch" in roles and PROCESSED.isdisjoint(roles)
