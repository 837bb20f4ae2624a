"""Claim, run, settle, repeat."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable
from uuid import UUID

import psycopg
import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from core import db, decision_sets, storage, tracing, wake_ups
from core.claiming import Queue
from core.claims import Claim
from core.errors import Unavailable
from core.logs import logger
from core.models.decision_set import DecisionSet
from core.settings import Settings
from worker import metrics, outcomes
from worker.deliverer import Deliverer
from worker.exchange import Exchange
from worker.handlers import registry
from worker.leases import Keeper, Lease
from worker.run import Run
from worker.wakeups import listen, poll_queue

log = logger(__name__)


class Worker:
    def __init__(self, settings: Settings, engine: Engine) -> None:
        self.settings = settings
        self.engine = engine
        # Renewals never wait for a connection that work in progress holds, nor one job's thread for another's.
        self.keeper = Keeper(Queue(engine), settings.lease_s)
        self.store = storage.open_store(settings)
        self.deliverer = Deliverer(settings, engine)
        self.exchange = Exchange(Queue(engine), f"{socket.gethostname()}:{os.getpid()}", settings.lease_s)
        self.stopping = threading.Event()
        self.wake = threading.Event()
        self.last_poll = time.monotonic()
        self.busy = 0  # jobs in hand; a hint for the probe, so no lock

    def run(self, drain_s: float = 25.0) -> None:
        """Work until `stop`; then give running jobs `drain_s` seconds to reach their next step."""
        names = [f"worker-{n}" for n in range(self.settings.worker_concurrency)]
        threads = [threading.Thread(target=self.work, name=name, daemon=True) for name in names]
        threads.append(threading.Thread(target=listen, args=(self,), name="wakeups", daemon=True))
        threads.append(threading.Thread(target=self._sweep, name="sweep", daemon=True))
        threads += self.deliverer.threads()
        if (queue := wake_ups.open_wake_ups(self.settings)) is not None:
            threads.append(threading.Thread(target=poll_queue, args=(self, queue), name="wake-up-queue", daemon=True))
        for thread in threads:
            thread.start()
        self.stopping.wait()
        deadline = time.monotonic() + drain_s
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def stop(self) -> None:
        self.stopping.set()
        self.deliverer.stop()
        self.wake.set()

    def run_one(self) -> bool:
        """Claim and carry out what is due, at most `worker_batch` jobs; False when nothing is."""
        claims = self._next([], self.settings.worker_batch)
        self._next(self._carry_out(claims), 0)
        return bool(claims)

    def close(self) -> None:
        self.keeper.close()
        self.exchange.close()

    def _next(self, ended: list[Lease], most: int) -> list[Claim]:
        """Complete jobs whose handlers had nothing left to write, those that cannot be one by one; what to do next."""
        if not ended and not most:
            return []
        for lease in ended:
            lease.over = True
        given = self.exchange.ask([lease.claim for lease in ended], most)
        for lease in ended:
            if lease.claim.job_id in given.completed:
                _succeeded(lease.claim)
            else:
                self._refused(lease.claim)
        return given.claims

    def _refused(self, claim: Claim) -> None:
        # What was just taken must be carried out whatever happens here; this job's lease ends by itself.
        try:
            outcomes.settle_refused(self.engine, claim)
        except (SQLAlchemyError, psycopg.Error, Unavailable) as error:
            log.error("worker.settling_failed", job_id=claim.job_id, error=str(error))

    def _carry_out(self, claims: list[Claim]) -> list[Lease]:
        """Those that are still to be completed."""
        self.busy += len(claims)
        try:
            with self.keeper.hold(claims) as leases:
                return [lease for lease in leases if self._attempt(lease)]
        finally:
            self.busy -= len(claims)

    def _attempt(self, lease: Lease) -> bool:
        """Run the handler; whether the job is still to be completed, because it had no last effect of its own."""
        claim = lease.claim
        began = time.monotonic()
        with structlog.contextvars.bound_contextvars(
            job_id=claim.job_id,
            project_id=str(claim.project_id),
            decision_set_id=str(claim.decision_set_id),
            trace_id=claim.trace_id,
        ):
            _started(claim)
            try:
                run = Run(self.settings, self.engine, self.store, claim, lease, self.stopping)
                with tracing.span(f"job {claim.type}", claim.trace_id, job_id=claim.job_id, attempt=claim.attempt):
                    registry.handler(claim.type)(run)
            except Exception as error:
                self._failed(lease, error)
                return False
            finally:
                metrics.JOB_SECONDS.labels(claim.type).observe(time.monotonic() - began)
            if run.finished:
                _succeeded(claim)
        return not run.finished

    def _failed(self, lease: Lease, error: Exception) -> None:
        claim, lease.over = lease.claim, True
        metrics.JOBS.labels(claim.type, type(error).__name__).inc()
        log.warning("job.ended_early", error=str(error), kind=type(error).__name__, exc_info=_unexpected(error))
        outcomes.settle(self.engine, claim, error)

    def work(self) -> None:
        """What each of the threads does: until `stop`, and then what it has in hand."""
        ended: list[Lease] = []
        while ended or not self.stopping.is_set():
            self.wake.clear()
            try:
                self.last_poll = time.monotonic()
                claims = self._next(ended, 0 if self.stopping.is_set() else self.settings.worker_batch)
                ended = self._carry_out(claims)
            except (SQLAlchemyError, psycopg.Error, Unavailable) as error:
                log.error("worker.database_failed", error=str(error))
                claims, ended = [], []
            if not claims and not self.stopping.is_set():
                self.wake.wait(self.settings.poll_s)

    def _sweep(self) -> None:
        while not self.stopping.is_set():
            try:
                outcomes.bury_poisoned(self.engine)
            except (SQLAlchemyError, Unavailable) as error:
                log.error("worker.sweep_failed", error=str(error))
            self.stopping.wait(self.settings.lease_s / 2)


def drain(
    settings: Settings,
    engine: Engine,
    until: Callable[[], bool],
    timeout_s: float = 1800.0,
    pause_s: float = 0.2,
) -> bool:
    """Work in this process until `until()` holds; False when `timeout_s` passes first."""
    worker = Worker(settings, engine)
    deadline = time.monotonic() + timeout_s
    try:
        while not until():
            if time.monotonic() > deadline:
                return False
            if not worker.run_one():
                outcomes.bury_poisoned(engine)
                time.sleep(pause_s)
    finally:
        worker.close()
    return True


def resting(engine: Engine, project_id: UUID, decision_set_id: UUID) -> Callable[[], bool]:
    """A condition for `drain`: the decision set waits for somebody, or has ended."""

    def rests() -> bool:
        with db.session_scope(engine, project_id=project_id) as session:
            found: DecisionSet = decision_sets.get(session, decision_set_id)
            return found.status in decision_sets.RESTING

    return rests


def _started(claim: Claim) -> None:
    if claim.attempt == 1:
        metrics.JOB_WAIT.labels(claim.type).observe(max(0.0, claim.waited_ms / 1000))
    log.info("job.started", type=claim.type, attempt=claim.attempt, waited_ms=round(claim.waited_ms, 1))


def _succeeded(claim: Claim) -> None:
    metrics.JOBS.labels(claim.type, "completed").inc()
    log.info("job.completed", job_id=claim.job_id, type=claim.type)


def _unexpected(error: Exception) -> bool:
    from core.errors import AmpError

    return not isinstance(error, AmpError)
