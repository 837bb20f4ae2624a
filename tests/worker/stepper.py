"""A worker process with made-up agents, that kills itself once where it is told to.

`python stepper.py URL DATA_DIR MARKER STEP:POSITION [LEASE_S [PAUSE_S [CONCURRENCY]]]`; positions: before, thinking,
recorded, finish.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from agents.ledger import ProviderMeta
from core import db, decision_sets
from core.plan import AgentOutput
from core.settings import Settings
from worker import loop
from worker.handlers import registry
from worker.ledger import DatabaseLedger
from worker.run import Run

STEPS = 23


META = ProviderMeta("made-up", "none", tokens_total=1, latency_ms=1)


class Killer:
    def __init__(self, marker: Path, at: str) -> None:
        self.marker, self.at = marker, at

    def here(self, place: str) -> None:
        if place == self.at and not self.marker.exists():
            self.marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)


def handle(run: Run, killer: Killer, calls: Path, pause_s: float) -> None:
    with run.read() as session:
        if run.decision_set(session).status == "awaiting_approval":
            return
    ledger = DatabaseLedger(run, Decimal(5))
    asked = run.claim.decision_set_id.hex * 2 if run.claim.decision_set_id else ""  # no set is asked the same
    for step in range(STEPS):
        agent = f"agent_{step:02}"
        killer.here(f"{step}:before")
        if ledger.recall(agent, 1, asked) is not None:
            continue
        with calls.open("a") as file:
            file.write(agent + "\n")
        time.sleep(pause_s)
        killer.here(f"{step}:thinking")
        ledger.record(agent, 1, asked, _output(agent), {"headline": agent}, META)
        killer.here(f"{step}:recorded")
    with run.finish() as session:
        decision_set = run.decision_set(session)
        decision_sets.transition(session, decision_set, "planning")
        decision_sets.set_plan(decision_set, policy_report={"results": []})
        decision_sets.transition(session, decision_set, "awaiting_approval")
        session.flush()
        killer.here("finish")


def _output(agent: str) -> AgentOutput:
    return AgentOutput(
        agent_id=agent, decisions={}, headline="h", summary="s", rationale=[], confidence=1.0, depends_on=[]
    )


def main() -> None:
    url, data, marker, at, *more = sys.argv[1:]
    lease_s, pause_s, concurrency = [*map(float, more), *(1.0, 0.0, 1.0)[len(more) :]]
    settings = Settings(
        env="test",
        data_dir=Path(data),
        database_url=SecretStr(url),
        lease_s=lease_s,
        poll_s=0.1,
        worker_concurrency=int(concurrency),
    )
    killer, calls = Killer(Path(marker), at), Path(marker).with_suffix(".calls")

    def made_up(_kind: str) -> Any:
        return lambda run: handle(run, killer, calls, pause_s)

    registry.handler = made_up
    worker = loop.Worker(settings, db.connect(url, settings))
    signal.signal(signal.SIGTERM, lambda *_: worker.stop())
    threading.Thread(target=_stop_when_orphaned, args=(worker, os.getppid()), daemon=True).start()
    worker.run()


def _stop_when_orphaned(worker: loop.Worker, parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    worker.stop()


if __name__ == "__main__":
    main()
