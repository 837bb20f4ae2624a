"""`amp`: the platform from a terminal, over the same core as the web."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version

from cli import audit, checks, design, migrate, policy, serve, verify, web, worker
from cli.outcome import BAD_INPUT, FAILED
from core import logs
from core.errors import AmpError

COMMANDS = (design, verify, serve, policy, audit, migrate, web, worker, checks)
EPILOG = (
    "exit codes: 0 done, 2 bad input, 3 needs input (answers or an approval), "
    "4 blocked by policy or infeasible, 1 anything else"
)


def parser() -> argparse.ArgumentParser:
    """Adding a command is adding a module with `add(commands)`, which sets `run`."""
    made = argparse.ArgumentParser("amp", description=__doc__, epilog=EPILOG)
    made.add_argument("--version", action="version", version=f"amp {version('agentic-mlops-platform')}")
    commands = made.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    return made


def main(argv: Sequence[str] | None = None) -> int:
    arguments = parser().parse_args(argv)
    logs.configure("ERROR")
    try:
        return int(arguments.run(arguments))
    except AmpError as error:
        print(f"amp: {error.detail}", file=sys.stderr)
        return BAD_INPUT if error.status in (404, 422) else FAILED
    except KeyboardInterrupt:
        print("amp: interrupted", file=sys.stderr)
        return FAILED


if __name__ == "__main__":
    sys.exit(main())
