"""A private PostgreSQL for one measurement, with the settings the product uses: durable, synced to disk."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from core import schema
from core.postgres import Cluster, Supervisor
from core.settings import Settings


@dataclass(frozen=True)
class Server:
    cluster: Cluster

    def empty(self, name: str) -> str:
        """URL of a new, empty database, as its owner."""
        with psycopg.connect(self.cluster.url("postgres", "postgres"), autocommit=True) as admin:
            admin.execute(sql.SQL("create database {} owner migrator").format(sql.Identifier(name)))
        return self.cluster.url("migrator", name)

    def ours(self, name: str) -> str:
        """URL of a new database with our schema, as the service."""
        schema.upgrade(self.empty(name), self.cluster.url("service", name))
        return self.cluster.url("service", name)

    def version(self) -> str:
        with psycopg.connect(self.cluster.url("postgres", "postgres")) as admin:
            row = admin.execute("show server_version").fetchone()
        return str(row[0]) if row else "unknown"


@contextmanager
def server() -> Iterator[Server]:
    home = Path(tempfile.mkdtemp(prefix="amp-bench-"))
    home.chmod(0o711)
    supervisor = Supervisor(Settings(env="test", data_dir=home, postgres_dir=home))
    try:
        yield Server(supervisor.start())
    finally:
        supervisor.stop()
        shutil.rmtree(home, ignore_errors=True)
