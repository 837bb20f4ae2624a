"""`amp serve` as an operator meets it: what it started does not outlive it."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from cli.bootstrap.checks import scrubbed

ROOT = Path(__file__).parents[2]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "cli.main", "serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=scrubbed({"AMP_DATA_DIR": str(tmp_path)}))
    try:
        assert until(lambda: answers(f"http://127.0.0.1:{port}/readyz"), 60)
        assert until(lambda: len(children(process.pid)) >= 2, 30)
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.mark.timeout(120)
def test_a_killed_server_takes_its_worker_and_database_along(served: subprocess.Popen[bytes]) -> None:
    started = children(served.pid)
    served.send_signal(signal.SIGKILL)
    served.wait()
    assert until(lambda: not any(map(alive, started)), 45)


@pytest.mark.timeout(120)
def test_an_interrupt_is_an_orderly_end(served: subprocess.Popen[bytes]) -> None:
    started = children(served.pid)
    served.send_signal(signal.SIGINT)
    assert served.wait(60) == 0
    assert until(lambda: not any(map(alive, started)), 45)


def answers(address: str) -> bool:
    try:
        return httpx.get(address, timeout=2, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


def children(pid: int) -> list[int]:
    """Processes whose parent is `pid`."""
    stats = (path.parent.name for path in Path("/proc").glob("[0-9]*/stat"))
    return [int(child) for child in stats if parent(int(child)) == pid]


def parent(pid: int) -> int | None:
    fields = stat(pid)
    return int(fields[1]) if fields else None


def alive(pid: int) -> bool:
    """A process that still runs; one that only waits to be reaped does not."""
    fields = stat(pid)
    return bool(fields) and fields[0] != "Z"


def stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def until(holds: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.2)
    return False
