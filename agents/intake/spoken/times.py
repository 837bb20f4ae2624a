"""The answer time that a brief asks for."""

from __future__ import annotations

from core.constraints import Constraints, Source

TIMES = ("latency.p95_ms", "latency.p99_ms", "latency.p50_ms")
Asked = tuple[str, float]


def asked(c: Constraints) -> Asked | None:
    """The field and its milliseconds: what the brief states before what is inferred from it; None without any."""
    known = {path: fact for path, fact in c.leaves() if path in TIMES}
    stated = [path for path in TIMES if path in known and known[path].source is Source.STATED]
    path = next(iter([*stated, *(path for path in TIMES if path in known)]), None)
    return None if path is None else (path, float(known[path].value))  # type: ignore[arg-type]


def is_inside(c: Constraints) -> bool:
    """Whether the time is taken at the service, behind the network."""
    return c.latency.scope is not None and c.latency.scope.value in ("api", "model")
