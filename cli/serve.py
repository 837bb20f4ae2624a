"""`amp serve`: the web process and a worker, with one command on one port."""

from __future__ import annotations

import argparse
import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from typing import Any

import uvicorn
from pydantic import AliasChoices

from api.application import create_app
from cli import installation
from cli.ports import port
from core.addresses import LOOPBACK
from core.errors import BadInput
from core.lifelines import ends_with_parent
from core.settings import Settings
from worker.environments import client_environment

SETTINGS = {
    alias
    for field in Settings.model_fields.values()
    if isinstance(field.validation_alias, AliasChoices)
    for alias in field.validation_alias.choices
}
WEB_ONLY = {"AMP_PORT", "PORT"}
RESTART_PAUSE_S = 1.0
DRAIN_S = 35


class PortTaken(BadInput):
    code, title = "port_taken", "The port is in use"


def add(commands: Any) -> None:
    parser = commands.add_parser("serve", help="serve the product", description=__doc__)
    parser.add_argument("--port", type=port)
    parser.add_argument("--host")
    parser.add_argument("--no-worker", action="store_true", help="only the web process")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    settings = chosen(arguments)
    listening = bind(settings.host, settings.port)
    worker = None if arguments.no_worker else WorkerProcess(settings)
    print(f"Serving http://{_shown(settings.host)}:{settings.port} (Ctrl+C stops it)", flush=True)
    try:
        if worker:
            worker.start()
        config = uvicorn.Config(create_app(settings), log_config=None, access_log=False, timeout_graceful_shutdown=5)
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        pass  # what Ctrl+C is for: uvicorn has ended its requests and hands the signal on
    finally:
        if worker:
            worker.stop()
    return 0


def _shown(host: str) -> str:
    return "localhost" if host in LOOPBACK else host


def chosen(arguments: argparse.Namespace) -> Settings:
    settings = installation.settings()
    given = {name: value for name in ("host", "port") if (value := getattr(arguments, name)) is not None}
    settings = settings.model_copy(update=given)
    if "public_url" not in settings.model_fields_set:
        settings = settings.model_copy(update={"public_url": f"http://{_shown(settings.host)}:{settings.port}"})
    if settings.auth_mode == "dev" and settings.host not in LOOPBACK:
        raise BadInput("Without sign-in it serves this machine only: --host must be 127.0.0.1, ::1 or localhost.")
    return settings


def bind(host: str, port: int) -> socket.socket:
    """The listening socket, taken before anything else starts. Raises `PortTaken`, saying by what."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        if error.errno != errno.EADDRINUSE:
            raise BadInput(f"Port {port} cannot be used: {error.strerror}.") from error
        raise PortTaken(
            f"Port {port} is taken by {occupant(host, port)}. Choose another with --port or AMP_PORT."
        ) from error
    return listening


def occupant(host: str, port: int) -> str:
    """What answers there, as far as it says."""
    try:
        with urllib.request.urlopen(f"http://{host}:{port}/healthz", timeout=2) as answer:
            ours = answer.read(200) == b'{"status":"ok"}'
            return (
                "this product, already running" if ours else f"a web server ({answer.headers.get('server', 'unnamed')})"
            )
    except OSError:
        return "another program"


class WorkerProcess:
    """A worker as a child, started again when it dies."""

    def __init__(self, settings: Settings) -> None:
        self.environment = worker_environment(settings)
        self.process: subprocess.Popen[bytes] | None = None
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._keep, name="worker-process", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.stopping.set()
        if self.process and self.process.poll() is None:
            self.process.terminate()
        self.thread.join(DRAIN_S)
        if self.process and self.process.poll() is None:
            self.process.kill()  # safe: its jobs are leased and fenced, the next worker takes them over

    def _keep(self) -> None:
        while not self.stopping.is_set():
            self.process = subprocess.Popen(
                [sys.executable, "-m", "worker.main"],
                env=self.environment,
                preexec_fn=ends_with_parent(signal.SIGTERM),  # noqa: PLW1509
            )
            if self.stopping.is_set():
                self.process.terminate()
            self.process.wait()
            self.stopping.wait(RESTART_PAUSE_S)


def worker_environment(settings: Settings) -> dict[str, str]:
    """Our settings, and what package clients need; nothing else of this process's environment.

    The port is the web process's: a worker that were given it would take it for its probes.
    """
    given = {name: value for name, value in os.environ.items() if name.startswith("AMP_") or name in SETTINGS}
    own = {name: value for name, value in given.items() if name not in WEB_ONLY}
    path = os.environ.get("PATH", os.defpath)
    ours = {"AMP_DATA_DIR": str(settings.data_dir), "AMP_PUBLIC_URL": settings.public_url}
    return {**client_environment(), **own, "PATH": path, **ours}
