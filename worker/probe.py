"""`/healthz` and `/metrics` of a worker. Healthy means: it looked for work a moment ago, and its threads live."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from prometheus_client import CONTENT_TYPE_LATEST

from core.errors import BadInput
from worker import metrics

if TYPE_CHECKING:
    from worker.loop import Worker

SILENT_S = 60.0


def serve(worker: Worker, port: int, host: str = "0.0.0.0") -> ThreadingHTTPServer:  # noqa: S104 - a probe of the task
    """Listens until the process ends; port 0 takes a free one. Raises `BadInput` for a port that cannot be had."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answers = {"/healthz": lambda: health(worker), "/metrics": exposition}
            status, kind, body = answers.get(self.path, lambda: (404, "text/plain", b"not found"))()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Probes are not worth a line."""

    try:
        server = ThreadingHTTPServer((host, port), Handler)
    except OSError as error:
        raise BadInput(f"Port {port} cannot be used for probes: {error.strerror}.") from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, name="probe", daemon=True).start()
    return server


def health(worker: Worker) -> tuple[int, str, bytes]:
    silent = time.monotonic() - worker.last_poll
    fine = worker.busy > 0 or silent < SILENT_S
    shown = {"status": "ok" if fine else "stuck", "seconds_since_poll": round(silent, 1), "running": worker.busy}
    return 200 if fine else 503, "application/json", json.dumps(shown).encode()


def exposition() -> tuple[int, str, bytes]:
    return 200, CONTENT_TYPE_LATEST, metrics.exposition()
