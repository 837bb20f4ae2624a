"""The worker process: `uv run python worker/main.py`."""

from __future__ import annotations

import signal

from core import logs, schema
from core.settings import Settings
from worker.loop import Worker


def main() -> None:
    """Works until SIGTERM or SIGINT, then lets running jobs reach their next step."""
    settings = Settings()
    logs.configure(settings.log_level)
    log = logs.logger(__name__)
    worker = Worker(settings, schema.open_database(settings))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: worker.stop())
    log.info("worker.started", concurrency=settings.worker_concurrency, provider=settings.provider)
    worker.run()
    log.info("worker.stopped")


if __name__ == "__main__":
    main()
