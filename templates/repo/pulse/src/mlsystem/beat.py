"""The worker's pulse: metrics, a health address that fails when it stands still, a log line for alarms."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

log = logging.getLogger("stream")
STILL_S = 60.0
SAY_EVERY_S = 30.0


@dataclass
class Beat:
    """`last` is when a batch was last folded, by the process' own clock."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    last: float = field(default_factory=time.monotonic)
    said: float = float("-inf")

    def __post_init__(self) -> None:
        self.events = Counter(
            "events", "Events read, by what became of them", ["outcome"], registry=self.registry
        )
        self.age = Gauge("feature_age_seconds", "How far the stream is behind", registry=self.registry)

    def beat(self, outcomes: Mapping[str, int], reached: datetime | None) -> None:
        self.last = time.monotonic()
        for outcome, number in outcomes.items():
            self.events.labels(outcome).inc(number)
        if reached is None:
            return
        age = max(0.0, (datetime.now(UTC) - reached).total_seconds())
        self.age.set(age)
        if self.last - self.said >= SAY_EVERY_S:
            self.said = self.last
            log.info("folded", extra={"fields": {"feature_age_s": round(age, 1)}})

    def alive(self) -> bool:
        return time.monotonic() - self.last < STILL_S


def serve(port: int = 8080) -> Beat:
    """`/healthz` and `/metrics` from a thread of their own; it ends with the process."""
    pulse = Beat()
    server = ThreadingHTTPServer(("0.0.0.0", port), handler(pulse))  # noqa: S104 - the platform probes it
    Thread(target=server.serve_forever, daemon=True).start()
    return pulse


def handler(pulse: Beat) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            well = self.path != "/healthz" or pulse.alive()
            body = generate_latest(pulse.registry) if self.path == "/metrics" else b"ok" if well else b"still"
            self.send_response(200 if well else 503)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Probes are not news."""

    return Handler
