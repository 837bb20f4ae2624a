"""Keeps a claim alive while its job runs, from a thread and a connection of its own."""

from __future__ import annotations

import threading
import time
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from core import claims
from core.claims import CancelRequested, Claim
from core.db import session_scope
from core.errors import AmpError, LeaseLost
from core.logs import logger

log = logger(__name__)


class Lease:
    """A context: renews three times per lease, so work that blocks this process's other threads keeps its job.

    `check` is what the work asks between steps; `lost` and `cancelled` only ever turn true.
    """

    def __init__(self, engine: Engine, claim: Claim) -> None:
        self.engine = engine
        self.claim = claim
        self.lost = threading.Event()
        self.cancelled = threading.Event()
        self._ended = threading.Event()
        self._renewed = time.monotonic()
        self._thread = threading.Thread(target=self._renew_until_ended, name=f"lease-{claim.job_id}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join(self.claim.lease_s)

    def check(self) -> None:
        """Raises `CancelRequested` or `LeaseLost`."""
        if self.cancelled.is_set():
            raise CancelRequested
        if self.lost.is_set():
            raise LeaseLost(f"The lease of job {self.claim.job_id} could not be renewed.")

    def _renew_until_ended(self) -> None:
        while not self._ended.wait(self.claim.lease_s / 3) and not self.lost.is_set():
            self._renew()
            # Our own clock only ever ends work early; whether the lease is gone is the database's to say.
            if time.monotonic() - self._renewed > self.claim.lease_s * 0.8:
                self.lost.set()

    def _renew(self) -> None:
        try:
            with session_scope(self.engine, role="dispatcher") as session:
                if claims.hold(session, self.claim):
                    self.cancelled.set()
        except LeaseLost:
            log.warning("lease.lost", job_id=self.claim.job_id)
            self.lost.set()
        except (SQLAlchemyError, AmpError) as error:
            log.warning("lease.renewal_failed", job_id=self.claim.job_id, error=str(error))
        else:
            self._renewed = time.monotonic()
