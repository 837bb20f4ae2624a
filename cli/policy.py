"""`amp policy test`: runs the cases a rule pack carries for its own rules."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from core.errors import BadInput
from policies import packs


def add(commands: Any) -> None:
    group = commands.add_parser("policy", help="work on rule packs", description=__doc__)
    verbs = group.add_subparsers(required=True, metavar="VERB")
    parser = verbs.add_parser("test", help="run the cases of the pack in DIR")
    parser.add_argument("dir", type=Path)
    parser.set_defaults(run=test)


def test(arguments: argparse.Namespace) -> int:
    try:
        pack = packs.load(arguments.dir)
    except packs.PackError as error:
        raise BadInput(str(error)) from error
    results = packs.test(pack)
    failed = [result for result in results if not result.ok]
    for result in failed:
        print(f"✗ {result.rule_id}, {result.case}: expected {result.expected}, got {result.actual}: {result.message}")
    print(f"{pack.name} {pack.version}: {len(pack.rules)} rules, {len(results)} cases, {len(failed)} failed")
    return 1 if failed or not results else 0
