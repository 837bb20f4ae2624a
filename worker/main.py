"""The worker process: `uv run python worker/main.py`."""

from __future__ import annotations

import signal

from core import logs, schema, tracing
from core.settings import Settings, read_settings
from worker import probe
from worker.loop import Worker


def main(probe_port: int | None = None, settings: Settings | None = None) -> None:
    """Works until SIGTERM or SIGINT, then lets running jobs reach their next step.

    `probe_port` serves `/healthz` and `/metrics`; without it PORT does, when that is set.
    """
    settings = settings or read_settings()
    logs.configure(settings.log_level)
    log = logs.logger(__name__)
    tracing.configure(settings, "worker")
    worker = Worker(settings, schema.open_database(settings))
    if (port := probe_port or (settings.port if "port" in settings.model_fields_set else None)) is not None:
        probe.serve(worker, port)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    log.info("worker.started", concurrency=settings.worker_concurrency, provider=settings.provider)
    worker.run()
    log.info("worker.stopped")


if __name__ == "__main__":
    main()
