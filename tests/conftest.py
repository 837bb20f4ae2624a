"""One real PostgreSQL per test run, and a database of its own for every test, cloned from a migrated template."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import count
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from pydantic import SecretStr
from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from core import db, projects, schema
from core.models.project import Project
from core.postgres import Cluster, Supervisor
from core.settings import Settings

OWNER = UUID("00000000-0000-4000-8000-000000000001")
TEMPLATE = "template_amp"
_numbers = count(1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long forms run only when asked for: `pytest -m slow`."""
    if "slow" in config.getoption("-m"):
        return
    long = [item for item in items if item.get_closest_marker("slow")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "S3_BUCKET", "ANTHROPIC_API_KEY", "OPENAI_API_KEY", "AMP_PROVIDER", "PORT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A fast, throw-away cluster: nothing is synced to disk."""
    home = Path(tempfile.mkdtemp(prefix="amp-"))
    home.chmod(0o711)
    supervisor = Supervisor(Settings(env="test", data_dir=home, postgres_dir=home, postgres_durable=False))
    try:
        running = supervisor.start()
        _make_template(running)
        yield running
    finally:
        supervisor.stop()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def database(cluster: Cluster) -> Iterator[str]:
    """The service login's URL of a fresh, migrated database."""
    name = f"test_{next(_numbers)}"
    with _admin(cluster) as admin:
        admin.execute(f"create database {name} template {TEMPLATE} owner migrator")
    yield cluster.url("service", name)
    with _admin(cluster) as admin:
        admin.execute(f"drop database {name} with (force)")


@pytest.fixture
def settings(database: str, tmp_path: Path) -> Settings:
    return Settings(env="test", data_dir=tmp_path / "data", database_url=SecretStr(database), poll_s=0.1, lease_s=2.0)


@pytest.fixture
def migrator_url(cluster: Cluster, database: str) -> str:
    return cluster.url("migrator", make_url(database).database or "")


@pytest.fixture
def superuser_url(cluster: Cluster, database: str) -> str:
    return cluster.url("postgres", make_url(database).database or "")


@pytest.fixture
def engine(settings: Settings, database: str) -> Iterator[Engine]:
    engine = db.connect(database, settings)
    yield engine
    engine.dispose()


Scope = Callable[..., AbstractContextManager[Session]]


@pytest.fixture
def project(engine: Engine) -> Project:
    with db.session_scope(engine, owner_id=OWNER) as session:
        return projects.create(session, OWNER, "Fraud scoring")


@pytest.fixture
def scope(engine: Engine, project: Project) -> Scope:
    """Opens a session inside the `project` fixture's scope; pass another `project_id` to leave it."""

    def open_scope(**other: object) -> AbstractContextManager[Session]:
        return db.session_scope(engine, **{"project_id": project.id, "actor": "tester", **other})  # type: ignore[arg-type]

    return open_scope


def _make_template(cluster: Cluster) -> None:
    with _admin(cluster) as admin:
        admin.execute(f"create database {TEMPLATE} owner migrator")
    schema.upgrade(cluster.url("migrator", TEMPLATE), cluster.url("service", TEMPLATE))


def _admin(cluster: Cluster) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(cluster.url("postgres", "postgres"), autocommit=True)
