"""A webhook sender as a process of its own, to be killed: `URL DATA_DIR`."""

from __future__ import annotations

import sys
from pathlib import Path

from pydantic import SecretStr

from core import db, deliveries
from core.settings import Settings
from worker.deliverer import Deliverer

PAUSES = (0, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05)


def main() -> None:
    url, data = sys.argv[1:]
    deliveries.SCHEDULE = PAUSES  # type: ignore[assignment]
    settings = Settings(
        env="test",
        data_dir=Path(data),
        database_url=SecretStr(url),
        poll_s=0.05,
        webhook_allow_loopback=True,
        webhook_timeout_s=1.0,
    )
    deliverer = Deliverer(settings, db.connect(url, settings))
    deliverer.lease_s = 1.5
    for thread in deliverer.threads():
        thread.start()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    deliverer.stopping.wait()


if __name__ == "__main__":
    main()
