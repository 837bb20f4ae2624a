"""Features looked up while somebody waits: where they lie, and how much of the answer's time a look may take."""

from __future__ import annotations

from core.constraints import Strict
from core.plan import Component
from templates.workload.model import Workload

SHARE = 0.3  # of the response time (FEA-02)
LIMIT_MS = {"redis": 5.0, "valkey": 5.0, "elasticache": 5.0, "memorystore": 5.0, "postgres": 50.0}
KEY_VALUE_MS = 20.0
KEPT = "two nightly rewrites, 48 hours; what the stream writes as long as its window"
LOOKED_UP = ("kv", "feature_store")


class StorePlan(Strict):
    product: str
    offline: str
    online: str
    ttl: str


def store(strategy: str, parts: dict[str, Component]) -> StorePlan:
    """The patterns that hold features, `none` where no part does; `parts` is role → component."""

    def of(*roles: str) -> str:
        return next((parts[role].pattern_id for role in roles if role in parts), "none")

    online = strategy in LOOKED_UP
    return StorePlan(
        product=of("feature.online", "feature.offline"),
        offline=of("feature.offline", "store.lake"),
        online=of("feature.online", "store.online") if online else "none",
        ttl=KEPT if online else "not applicable",
    )


def budget_ms(work: Workload, strategy: str, parts: dict[str, Component]) -> float | None:
    """30 % of the response time, and never more than the kind of store needs; None where nothing is looked up."""
    if strategy not in LOOKED_UP or work.p95_target_ms is None:
        return None
    names = " ".join(parts[role].pattern_id for role in ("feature.online", "store.online") if role in parts)
    limit = next((ms for word, ms in LIMIT_MS.items() if word in names), KEY_VALUE_MS)
    return round(min(SHARE * work.p95_target_ms, limit), 1)
