"""The service as a child process, for the demo and the load check."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def served(home: Path, factory: str = "services.api.app:app", timeout_s: float = 60) -> Iterator[str]:
    """Run the service on a free local port until the block ends; yields its base URL."""
    port = _free_port()
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        factory,
        "--factory",
        "--port",
        str(port),
        "--log-level",
        "warning",
    ]
    process = subprocess.Popen(command, env={**os.environ, "MLSYSTEM_HOME": str(home)})
    try:
        base = f"http://127.0.0.1:{port}"
        _wait(base, process, timeout_s)
        yield base
    finally:
        process.terminate()
        process.wait(timeout=10)


def get(url: str) -> dict[str, Any]:
    with _opener().open(url, timeout=10) as response:
        return dict(json.load(response))


def get_list(url: str) -> list[dict[str, Any]]:
    with _opener().open(url, timeout=10) as response:
        return list(json.load(response))


def post(url: str, body: dict[str, Any]) -> dict[str, Any]:
    data = json.dumps(body, default=str).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})  # noqa: S310
    with _opener().open(request, timeout=30) as response:
        return dict(json.load(response))


def _opener() -> urllib.request.OpenerDirector:
    """Local calls never go through a proxy."""
    return urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(base: str, process: subprocess.Popen[bytes], timeout_s: float) -> None:
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the service stopped with code {process.returncode}")
        try:
            get(f"{base}/readyz")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("the service did not become ready")
