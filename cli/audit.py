"""`amp audit verify`: recomputes the hash chain of a project's event log."""

from __future__ import annotations

import argparse
from typing import Any
from uuid import UUID

from cli import installation
from core import db, events, projects, schema
from core.errors import BadInput


def add(commands: Any) -> None:
    group = commands.add_parser("audit", help="check the event log", description=__doc__)
    verbs = group.add_subparsers(required=True, metavar="VERB")
    parser = verbs.add_parser("verify", help="verify a project's log")
    parser.add_argument("project", help="the project's id")
    parser.set_defaults(run=verify)


def verify(arguments: argparse.Namespace) -> int:
    try:
        project_id = UUID(arguments.project)
    except ValueError as error:
        raise BadInput(f"{arguments.project} is not a project id.") from error
    engine = schema.open_database(installation.settings())
    with db.session_scope(engine, project_id=project_id) as session:
        project = projects.get(session, project_id)
        broken = events.verify(session, project)
        count = project.event_seq
    print(f"broken at event {broken.seq}: {broken.reason}" if broken else f"{count} events, the chain holds")
    return 1 if broken else 0
