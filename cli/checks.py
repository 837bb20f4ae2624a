"""`amp checks REPO.zip`: every check on a repository, as JSON; meant for a task with no secrets and no way out.

Exit code 0 when nothing failed, 1 otherwise. A check that could not run says `not_run` and why.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from cli import installation
from cli.verify import read
from core.errors import BadInput
from worker.isolation import inside
from worker.validators.registry import run_all


def add(commands: Any) -> None:
    parser = commands.add_parser("checks", help="run every check on a repository", description=__doc__)
    parser.add_argument("zip", type=Path, nargs="?")
    parser.add_argument("--from", dest="source", help="inside the isolated task: address of the repository")
    parser.add_argument("--to", dest="target", help="address that takes the answer")
    parser.add_argument("--environment", nargs=2, metavar=("NAME", "ADDRESS"), help="the repository's own Python")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    if arguments.source is not None:
        given = tuple(arguments.environment) if arguments.environment else None
        return int(inside.run(arguments.source, arguments.target, installation.settings().data_dir, given) > 0)
    if arguments.zip is None:
        raise BadInput("Name a zip, or --from and --to.")
    _, files = read(arguments.zip)
    checks, _ = run_all(files, installation.settings().data_dir, model_written=True)
    json.dump([check.model_dump(mode="json", exclude={"output"}) for check in checks], sys.stdout, indent=2)
    return int(any(check.status == "failed" for check in checks))
