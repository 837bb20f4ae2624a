"""The product as `make run` starts it, with a database of its own, and a browser in front of it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
BRIEF = ROOT / "tests" / "briefs" / "online_tabular.txt"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
STARTS_S, PLANS_S = 90, 120


@contextmanager
def served() -> Iterator[str]:
    """The product's address."""
    with tempfile.TemporaryDirectory() as data, socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
        probe.close()
        env = {"PATH": os.environ["PATH"], "HOME": data, "LC_ALL": "C.UTF-8", "AMP_DATA_DIR": data}
        command = [sys.executable, "-m", "cli.main", "serve", "--port", str(port)]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, cwd=ROOT, env=env, stdout=quiet, stderr=quiet) as process:
            address = f"http://127.0.0.1:{port}"
            try:
                _wait(address)
                yield address
            finally:
                process.terminate()


def design(address: str) -> tuple[str, str]:
    """(project, decision set) of a design that waits for approval."""
    with httpx.Client(base_url=address, trust_env=False, timeout=30) as api:
        project: str = api.post("/projects", json={"name": "Bench"}).json()["id"]
        made = api.post(f"/projects/{project}/constraints", json={"text": BRIEF.read_text()}).json()
        decision_set: str = made["decision_set_id"]
        end = time.monotonic() + PLANS_S
        while time.monotonic() < end:
            status = api.get(f"/decision-sets/{decision_set}").json()["status"]
            if status == "awaiting_approval":
                return project, decision_set
            if status == "needs_input":
                api.post(f"/decision-sets/{decision_set}/answers", json={"accept_defaults": True})
            time.sleep(0.3)
    raise TimeoutError("the design was not planned in time")


def _wait(address: str) -> None:
    end = time.monotonic() + STARTS_S
    with httpx.Client(trust_env=False) as client:
        while time.monotonic() < end:
            try:
                if client.get(f"{address}/readyz", timeout=2).status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.3)
    raise TimeoutError("the product did not start in time")
