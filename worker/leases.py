"""Keeps claims alive while their jobs run: one thread with a connection of its own renews all of a worker's leases."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import Error

from core.claiming import Queue
from core.claims import CancelRequested, Claim
from core.errors import AmpError, LeaseLost
from core.logs import logger

log = logger(__name__)


class Lease:
    """What the work asks between steps. The flags only ever turn true; `over` means that the job is being ended."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.lost = False
        self.cancelled = False
        self.over = False
        self.renewed = time.monotonic()

    def check(self) -> None:
        """Raises `CancelRequested` or `LeaseLost`."""
        if self.cancelled:
            raise CancelRequested
        if self.lost:
            raise LeaseLost(f"The lease of job {self.claim.job_id} could not be renewed.")

    def lose(self, reason: str) -> None:
        if not self.lost:
            log.warning("lease.lost", job_id=self.claim.job_id, reason=reason)
        self.lost = True


class Keeper:
    """Renews three times per lease. A thread apart, so work that blocks this process's other threads keeps its job."""

    def __init__(self, queue: Queue, lease_s: float) -> None:
        self.queue = queue
        self.lease_s = lease_s
        self._held: dict[int, Lease] = {}
        self._lock = threading.Lock()
        self._some = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="leases", daemon=True)

    @contextmanager
    def hold(self, claims: list[Claim]) -> Iterator[list[Lease]]:
        leases = [Lease(claim) for claim in claims]
        with self._lock:
            self._held.update((claim.job_id, lease) for claim, lease in zip(claims, leases, strict=True))
            if self._thread.ident is None:
                self._thread.start()
        self._some.set()
        try:
            yield leases
        finally:
            with self._lock:
                for claim in claims:
                    self._held.pop(claim.job_id, None)

    def close(self) -> None:
        self._ended.set()
        self._some.set()
        if self._thread.ident is not None:
            self._thread.join(self.lease_s)
        self.queue.close()

    def _keep(self) -> None:
        while not self._ended.wait(self.lease_s / 3):
            with self._lock:
                leases = [lease for lease in self._held.values() if not (lease.lost or lease.over)]
                if not leases:
                    self._some.clear()
            if leases:
                self._renew(leases)
            self._some.wait()

    def _renew(self, leases: list[Lease]) -> None:
        asked = time.monotonic()
        try:
            ours = self.queue.renew([lease.claim for lease in leases], self.lease_s)
        except (Error, AmpError) as error:
            log.warning("lease.renewal_failed", jobs=len(leases), error=str(error))
        else:
            for lease in leases:
                self._judge(lease, ours, asked)
        for lease in leases:
            # Our own clock only ever ends work early; whether the lease is gone is the database's to say.
            if time.monotonic() - lease.renewed > self.lease_s * 0.8 and not lease.over:
                lease.lose("not renewed in time")

    def _judge(self, lease: Lease, ours: dict[int, bool], asked: float) -> None:
        cancelled = ours.get(lease.claim.job_id)
        if cancelled is not None:
            lease.renewed, lease.cancelled = asked, lease.cancelled or cancelled
        elif not lease.over:
            lease.lose("another worker has it")
