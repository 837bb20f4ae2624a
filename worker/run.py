"""One attempt at one job: what a handler is given to work with."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from core import claims, decision_sets
from core.claims import Claim
from core.db import session_scope
from core.errors import AmpError
from core.models.decision_set import DecisionSet
from core.objects import ObjectStore
from core.settings import Settings
from worker.leases import Lease


class Draining(AmpError):
    """The process is shutting down: the job goes back to the queue and no retry is spent."""

    code, status, title = "draining", 503, "The worker is shutting down"


@dataclass
class Run:
    settings: Settings
    engine: Engine
    store: ObjectStore
    claim: Claim
    lease: Lease
    stopping: threading.Event
    finished: bool = False

    def check(self) -> None:
        """Called between steps. Raises `LeaseLost`, `CancelRequested` or `Draining`."""
        self.lease.check()
        if self.stopping.is_set():
            raise Draining

    def read(self) -> AbstractContextManager[Session]:
        """A short transaction in the job's project that changes nothing."""
        return session_scope(self.engine, project_id=self.claim.project_id, actor="worker", job_id=self.claim.job_id)

    @contextmanager
    def effect(self) -> Iterator[Session]:
        """A transaction that first proves the job is still ours. Nothing else may change the database."""
        with self.read() as session:
            claims.fence(session, self.claim)
            yield session

    @contextmanager
    def finish(self) -> Iterator[Session]:
        """The last effect, in one transaction with the job's completion."""
        with self.effect() as session:
            yield session
            session.flush()
            self.lease.over = True
            claims.complete(session, self.claim)
        self.finished = True

    def decision_set(self, session: Session) -> DecisionSet:
        if self.claim.decision_set_id is None:
            raise ValueError(f"A {self.claim.type} job has no decision set.")
        return decision_sets.get(session, self.claim.decision_set_id)
