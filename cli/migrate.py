"""`amp migrate`: brings the configured database up to date. Run it before the new version's processes start."""

from __future__ import annotations

import argparse
from typing import Any

from cli import installation
from core import schema


def add(commands: Any) -> None:
    parser = commands.add_parser("migrate", help="bring the database up to date", description=__doc__)
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    made = schema.migrate(installation.settings())
    print("The database is up to date." + (f" Logins ready: {', '.join(made)}." if made else ""))
    return 0
