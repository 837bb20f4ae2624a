"""Run a command in a process group of its own: wall clock, capped output, the whole group killed at the end."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

OUTPUT_CAP = 200_000


@dataclass(frozen=True)
class Completed:
    """`exit_code` is None when the wall clock ran out; `output` is stdout and stderr as they came, capped."""

    exit_code: int | None
    stdout: str
    output: str
    duration_ms: int


def run(command: list[str], *, cwd: Path | str, env: dict[str, str], timeout_s: float) -> Completed:
    """Nothing of our own environment reaches the child: `env` is all it gets."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(
            command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=err, process_group=0
        )
        try:
            code: int | None = child.wait(timeout_s)
        except subprocess.TimeoutExpired:
            code = None
        finally:
            _kill_group(child)
        stdout, stderr = (_read(stream) for stream in (out, err))
    return Completed(code, stdout, stdout + stderr, int((time.monotonic() - start) * 1000))


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _read(stream: object) -> str:
    stream.seek(0)  # type: ignore[attr-defined]
    raw: bytes = stream.read(OUTPUT_CAP)  # type: ignore[attr-defined]
    return raw.decode("utf-8", errors="replace")
