"""A worker's line to the queue: taking, renewing and completing jobs in one round trip each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from psycopg.errors import UniqueViolation
from sqlalchemy import Engine

from core import events
from core.claims import Claim
from core.wire import Role, Rows, Values, Wire

TAKE = "select * from take_jobs(%s, %s, %s)"
RENEW = "select * from renew_jobs(%s::bigint[], %s::bigint[], %s)"
COMPLETE = "select * from complete_jobs(%s, %s::jsonb)"
COMPLETED = "job.completed"


class Queue:
    def __init__(self, engine: Engine) -> None:
        url = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        self.wire = Wire(url)

    def take(self, owner: str, lease_s: float, most: int = 1) -> list[Claim]:
        """The most urgent jobs that are due, at most `most`; leases of `lease_s` seconds."""
        try:
            rows = self.wire.call("dispatcher", TAKE, (owner, lease_s, most))
        except UniqueViolation:
            # Two jobs of one decision set at the same instant: one runs at a time, so take fewer, or wait.
            return self.take(owner, lease_s) if most > 1 else []
        return [Claim(*(*row, lease_s)) for row in rows]

    def renew(self, claims: Sequence[Claim], lease_s: float) -> dict[int, bool]:
        """By id of a job that is still ours: whether its cancellation was asked for."""
        ids, tokens = [claim.job_id for claim in claims], [claim.token for claim in claims]
        return dict(self.wire.call("dispatcher", RENEW, (ids, tokens, lease_s)))

    def complete(self, claims: Sequence[Claim]) -> set[int]:
        """Fence, complete and log in one transaction; the ids of jobs that were ours and not cancelled."""
        return _ids(self.wire.call(*step)) if (step := _completion(claims)) else set()

    def exchange(self, ended: Sequence[Claim], owner: str, lease_s: float, most: int) -> tuple[set[int], list[Claim]]:
        """`complete`, then `take`, in one transaction: a job that follows one of these is found at once."""
        step = _completion(ended)
        if step is None:
            return set(), self.take(owner, lease_s, most)
        try:
            completed, rows = self.wire.transact([step, ("dispatcher", TAKE, (owner, lease_s, most))])
        except UniqueViolation:
            # Nothing of it was kept: see `take`.
            return self.complete(ended), self.take(owner, lease_s)
        return _ids(completed), [Claim(*(*row, lease_s)) for row in rows]

    def close(self) -> None:
        self.wire.close()


def _completion(claims: Sequence[Claim]) -> tuple[Role, str, Values] | None:
    by_project: dict[UUID, list[dict[str, Any]]] = {}
    # In one order for everybody: each project's row is locked until the commit.
    for claim in sorted(claims, key=lambda claim: claim.project_id):
        by_project.setdefault(claim.project_id, []).append(_ended(claim))
    if not by_project:
        return None
    values = [value for project_id, held in by_project.items() for value in (project_id, json.dumps(held))]
    return "app", " union all ".join([COMPLETE] * len(by_project)), values


def _ids(rows: Rows) -> set[int]:
    return {row[0] for row in rows}


def _ended(claim: Claim) -> dict[str, Any]:
    facts = {"job_id": claim.job_id, "type": claim.type, "attempt": claim.attempt}
    draft = events.Draft(claim.project_id, claim.decision_set_id, COMPLETED, facts, "worker", claim.job_id)
    return {"id": claim.job_id, "token": claim.token, "event": events.sealed(draft)}
