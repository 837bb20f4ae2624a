"""`amp design`: from a brief to a repository, headless."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from api.schemas.decision_sets import AnswersIn, ConstraintsIn
from cli import installation, outcome, settling
from cli.run import Answers, DesignRun
from core.errors import BadInput

MAX_FILE_BYTES = 1_000_000


def add(commands: Any) -> None:
    parser = commands.add_parser("design", help="design and generate from a brief", description=__doc__)
    parser.add_argument("brief", type=Path, help="a text file in plain English")
    parser.add_argument("--out", type=Path, required=True, help="folder for repo.zip, report.md, decision-set.json")
    parser.add_argument("--defaults", action="store_true", help="accept the default answer to every question")
    parser.add_argument("--answers", type=Path, help='JSON file: {"budget.monthly_usd": 500, …}')
    parser.add_argument(
        "--settle", type=settling.pair, action="append", default=[], metavar="N=WAY",
        help="take a way out of contradiction N as it is printed: 1=b; or 1=hold, both hold (repeatable)",
    )  # fmt: skip
    parser.add_argument("--approve", action="store_true", help="approve the plan as the local user")
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    text = brief(arguments.brief)
    settled = settling.given(arguments.settle)
    given = replace(answers(arguments.answers, arguments.defaults), settle=settled)
    folder(arguments.out)
    told = not arguments.json
    design = DesignRun(installation.settings(), told).carry_out(arguments.brief.stem, text, given, arguments.approve)
    design.write(arguments.out)
    show = outcome.line if arguments.json else outcome.words
    print(show(design.document, design.open, arguments.out))
    return outcome.exit_code(design.document)


def brief(path: Path) -> str:
    """The brief's text, under the rules the API has. Raises `BadInput`."""
    text = _read(path)
    if not text:
        raise BadInput(f"{path} is empty.")
    try:
        return ConstraintsIn(text=text).text or ""
    except ValidationError as error:
        raise BadInput(f"{path}: {error.errors()[0]['msg'].removeprefix('Value error, ')}.") from error


def answers(path: Path | None, accept_defaults: bool) -> Answers:
    if path is None:
        return Answers({}, accept_defaults)
    try:
        read = AnswersIn(answers=json.loads(_read(path)), accept_defaults=True)
    except (ValueError, TypeError) as error:
        raise BadInput(f"{path} is not a JSON object of answers by field.") from error
    return Answers(read.answers, accept_defaults)


def folder(path: Path) -> None:
    """Made before anything starts, so that an hour's work never ends without a place to go."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        probe = path / ".amp-write-test"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise BadInput(f"{path} cannot be written to: {error.strerror}.") from error


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise BadInput(f"{path} is larger than {MAX_FILE_BYTES} bytes.")
        return path.read_text("utf-8")
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is not UTF-8 text.") from error
