"""A worker with the real handlers, that kills itself once: `URL DATA_DIR MARKER PLACE`.

Places: `run:<n>` before the n-th agent run is stored, `stored:<n>` after it, `bytes` when artifacts are in the
store but no row names them. Validators are replaced by one that always passes: they have their own tests.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from core import artifacts, db
from core.reports import Check
from core.settings import Settings
from worker import loop
from worker.isolation import chosen
from worker.ledger import DatabaseLedger


def checked(
    _files: dict[str, bytes], _data: Path, on_check: Callable[[Check], None]
) -> tuple[list[Check], dict[str, bytes]]:
    check = Check(name="stand-in", tool="none", status="passed")
    on_check(check)
    return [check], {}


def main() -> None:
    url, data, marker, place = sys.argv[1:]

    def here(now: str) -> None:
        if now == place and not Path(marker).exists():
            Path(marker).touch()
            os.kill(os.getpid(), signal.SIGKILL)

    watch(here)
    settings = Settings(
        env="test", data_dir=Path(data), database_url=SecretStr(url), lease_s=2.0, poll_s=0.1, worker_concurrency=1
    )
    worker = loop.Worker(settings, db.connect(url, settings))
    signal.signal(signal.SIGTERM, lambda *_: worker.stop())
    worker.run()


def watch(here: Callable[[str], None]) -> None:
    count, store, put = [0], DatabaseLedger._store, artifacts.store

    def counted(self: DatabaseLedger, *said: Any) -> None:
        count[0] += 1
        here(f"run:{count[0]}")
        store(self, *said)
        here(f"stored:{count[0]}")

    def put_then(*given: Any) -> dict[str, str]:
        hashes = put(*given)
        here("bytes")
        return hashes

    chosen.validation = lambda _settings: checked
    DatabaseLedger._store = counted  # type: ignore[method-assign]
    artifacts.store = put_then


if __name__ == "__main__":
    main()
