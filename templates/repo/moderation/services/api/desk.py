"""The way from the cascade to people: how many cases wait, and what happens when too many do."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from prometheus_client import CollectorRegistry, Gauge

from mlsystem import cases
from mlsystem.cascade import Verdict
from mlsystem.shared_cases import Cases
from services.api.schemas import Item

METRICS = CollectorRegistry()
WAITING = Gauge("open_cases", "Cases waiting for a person", registry=METRICS)
LOOK_S = 30.0


class Desk:
    """`most` cases may wait; what comes then is answered with `when_full` and looked at after them."""

    def __init__(
        self, shared: Cases, conf: dict[str, Any], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.cases, self.most, self.when_full = shared, int(conf["max_open_cases"]), str(conf["when_full"])
        self.clock, self.looked, self.waiting = clock, float("-inf"), 0

    def review(self, item: Item, verdict: Verdict) -> tuple[str, str]:
        """Decision and case. What a person has decided on this item before holds. Raises CaseError."""
        full = self._count() >= self.most
        case = cases.open_case(self.cases, datetime.now(UTC), "review", held=full, **_facts(item, verdict))
        self.waiting += 1
        return case.decision or (self.when_full if full else "review"), case.id

    def keep_removed(self, item: Item, verdict: Verdict) -> str:
        """Its case. Raises CaseError."""
        facts = _facts(item, verdict)
        return cases.removed_by(self.cases, datetime.now(UTC), verdict.stage, **facts).id

    def _count(self) -> int:
        """Cases that wait, as of the last look and with what came through here since."""
        if self.clock() - self.looked >= LOOK_S:
            self.looked, self.waiting = self.clock(), self.cases.count_waiting()
        WAITING.set(self.waiting)
        return self.waiting


def _facts(item: Item, verdict: Verdict) -> dict[str, Any]:
    return {
        "item": item.item_id,
        "locale": item.locale,
        "text": item.text,
        "score": verdict.score,
        "why": verdict.why,
    }
