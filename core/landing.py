"""What a broker takes may only be landed: kept in storage for what is made of it later."""

from __future__ import annotations

from collections.abc import Collection

WORKER, SERVICE, LOOKED_UP = "transform.stream", "serve.online", "feature.online"


def only_landed(roles: Collection[str]) -> bool:
    """A broker is there and nothing works on what comes as it comes: a list is made later, or values are looked up
    that no worker writes as events arrive.
    """
    listed = "serve.batch" in roles and SERVICE not in roles
    return "ingest.stream" in roles and WORKER not in roles and (listed or LOOKED_UP in roles)
