"""Token buckets per principal, in this process: N web processes allow up to N times the limit.

Answers carry `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-11).
"""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.origins import SAFE

WINDOW_S = 60
MAX_BUCKETS = 20_000


@dataclass(frozen=True)
class Spent:
    """What is left of one bucket after a request."""

    policy: str
    quota: int
    remaining: int
    reset_s: int
    refused: bool

    def headers(self) -> dict[str, str]:
        shown = {
            "RateLimit-Policy": f'"{self.policy}";q={self.quota};w={WINDOW_S}',
            "RateLimit": f'"{self.policy}";r={self.remaining};t={self.reset_s}',
        }
        return {**shown, "Retry-After": str(self.reset_s)} if self.refused else shown


class Limits:
    """Buckets refill evenly; those least recently used are forgotten beyond `MAX_BUCKETS`, and so are full again."""

    def __init__(self, quotas: dict[str, int], clock: Callable[[], float] = time.monotonic) -> None:
        self.quotas = quotas
        self.clock = clock
        self._buckets: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def spend(self, who: str, policy: str) -> Spent:
        quota = self.quotas[policy]
        rate = quota / WINDOW_S
        with self._lock:
            now = self.clock()
            level, at = self._buckets.pop((who, policy), (float(quota), now))
            level = min(float(quota), level + (now - at) * rate)
            refused = level < 1
            level -= 0 if refused else 1
            self._buckets[(who, policy)] = (level, now)
            while len(self._buckets) > MAX_BUCKETS:
                self._buckets.popitem(last=False)
        wait = math.ceil((1 - level) / rate) if level < 1 else 0
        return Spent(policy, quota, int(level), max(wait, 1), refused)


def spend(request: Request, who: str, policy: str | None = None) -> None:
    """Count this request against `who`; 429 when nothing is left."""
    limits: Limits = request.app.state.limits
    spent = limits.spend(who, policy or ("reads" if request.method in SAFE else "writes"))
    request.state.rate_limit = spent
    if spent.refused:
        raise HTTPException(429, f"More than {spent.quota} requests in a minute. Wait {spent.reset_s} s.")


class RateLimitHeaders:
    """Adds what `spend` found to the answer (pure ASGI: streams pass through untouched)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_limits(message: Message) -> None:
            spent: Spent | None = scope.get("state", {}).get("rate_limit")
            if message["type"] == "http.response.start" and spent:
                MutableHeaders(scope=message).update(spent.headers())
            await send(message)

        await self.app(scope, receive, send_with_limits if scope["type"] == "http" else send)
