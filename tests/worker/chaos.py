"""Things that go wrong with processes and the database, at random moments from a fixed seed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import LiteralString

import psycopg

from core.postgres import Cluster

ROOT = Path(__file__).parents[2]
STEPPER = Path(__file__).with_name("stepper.py")


class Crew:
    """Worker processes that are started again when they die."""

    def __init__(self, url: str, home: Path, size: int, lease_s: float, pause_s: float = 0.0, threads: int = 1) -> None:
        self.command = [
            sys.executable, str(STEPPER), url, str(home / "data"), str(home / "never"), "never",
            str(lease_s), str(pause_s), str(threads),
        ]  # fmt: skip
        self.env = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HOME": str(home)}
        self.members = [self.start() for _ in range(size)]

    def start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self.command, env=self.env, stderr=subprocess.DEVNULL)

    def kill(self, index: int, again: bool = True) -> int:
        """SIGKILL; the pid that is gone."""
        gone = self.members[index]
        gone.kill()
        gone.wait()
        if again:
            self.members[index] = self.start()
        return gone.pid

    def close(self) -> None:
        for member in self.members:
            member.send_signal(signal.SIGCONT)
            member.terminate()
        for member in self.members:
            member.wait(30)


class Chaos(threading.Thread):
    """Kills, freezes beyond the lease, cuts connections, and restarts the database at a third and two thirds."""

    def __init__(self, crew: Crew, cluster: Cluster, database: str, seconds: float, lease_s: float) -> None:
        super().__init__(daemon=True)
        self.crew, self.cluster, self.database = crew, cluster, database
        self.seconds, self.lease_s = seconds, lease_s
        self.chance = random.Random(11)
        self.done: Counter[str] = Counter()

    def run(self) -> None:
        began, restarts = time.monotonic(), [self.seconds * 2 / 3, self.seconds / 3]
        while (passed := time.monotonic() - began) < self.seconds or restarts:
            if restarts and passed > restarts[-1] and self._crash_database():
                restarts.pop()
            else:
                self.chance.choice([self._kill, self._freeze, self._cut])()
            time.sleep(self.chance.uniform(0.1, 0.6))

    def _kill(self) -> None:
        self.crew.kill(self.chance.randrange(len(self.crew.members)))
        self.done["killed"] += 1

    def _freeze(self) -> None:
        member = self.chance.choice(self.crew.members)
        member.send_signal(signal.SIGSTOP)
        time.sleep(self.lease_s * 1.3)
        member.send_signal(signal.SIGCONT)
        self.done["frozen"] += 1

    def _cut(self) -> None:
        """One connection of a worker, whatever it is doing."""
        asked: LiteralString = (
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'service' order by random() limit 1"
        )
        try:
            with psycopg.connect(self.cluster.url("postgres", self.database), autocommit=True) as admin:
                admin.execute(asked)
        except psycopg.OperationalError:
            return
        self.done["cut"] += 1

    def _crash_database(self) -> bool:
        """`pg_ctl stop -m immediate`; its supervisor starts it again, and it recovers from its log.

        False while it is still down from the last time.
        """
        running = Path(self.cluster.data, "postmaster.pid")
        if not running.exists():
            return False
        os.kill(int(running.read_text().splitlines()[0]), signal.SIGQUIT)
        self.done["crashed"] += 1
        return True
