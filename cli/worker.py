"""`amp worker`: a worker, with `/healthz` and `/metrics` on `--probe-port` for whoever watches over it."""

from __future__ import annotations

import argparse
from typing import Any

from cli import installation
from cli.ports import port
from worker import main as worker


def add(commands: Any) -> None:
    parser = commands.add_parser("worker", help="run a worker", description=__doc__)
    parser.add_argument("--probe-port", type=port, help="serve /healthz and /metrics there (PORT when that is set)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    worker.main(arguments.probe_port, installation.settings())
    return 0
