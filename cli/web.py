"""`amp web`: the web process alone, as a container runs it. Workers run beside it with `amp worker`."""

from __future__ import annotations

import argparse
from typing import Any

import uvicorn

from api.application import create_app
from cli import installation
from cli.serve import bind
from core import logs


def add(commands: Any) -> None:
    parser = commands.add_parser("web", help="run the web process alone", description=__doc__)
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    settings = installation.settings()
    logs.configure(settings.log_level)
    config = uvicorn.Config(
        create_app(settings),
        log_config=None,
        access_log=False,
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=20,
    )
    uvicorn.Server(config).run(sockets=[bind(settings.host, settings.port)])
    return 0
