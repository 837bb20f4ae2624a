"""Bring a database up to date, and the one call that turns settings into a usable engine."""

from __future__ import annotations

import atexit
import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg.errors import InsufficientPrivilege
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.pool import NullPool

from core import db, logins
from core.errors import Unavailable
from core.postgres import Supervisor
from core.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
OLDEST = 150000


class MigratorNeeded(Unavailable):
    code = "migrator_needed"
    title = (
        "The database is not up to date, and the login of DATABASE_URL may not change that. Run `amp migrate` with "
        "MIGRATOR_DATABASE_URL set to the owner of the database, or set it for this process"
    )


_supervisors: dict[Path, Supervisor] = {}
_starting = threading.Lock()


def open_database(settings: Settings, *, migrate: bool = True) -> Engine:
    """An engine on an up-to-date database: the one `DATABASE_URL` names, else the embedded one."""
    service, migrator = urls(settings)
    if migrate:
        upgrade(migrator, service)
    engine = db.connect(service, settings)
    if settings.env == "production":
        logins.refuse_owner(engine)
    return engine


def migrate(settings: Settings) -> list[str]:
    """The release step: the missing migrations, and the logins of the services; returns their names."""
    service, migrator = urls(settings)
    upgrade(migrator, service)
    return logins.ensure(migrator, settings)


def urls(settings: Settings) -> tuple[str, str]:
    """(service, migrator) URLs; starts the embedded cluster when none is configured."""
    if settings.database_url is not None:
        service = settings.database_url.get_secret_value()
        return service, (settings.migrator_url or settings.database_url).get_secret_value()
    cluster = supervisor(settings).start()
    return cluster.url("service"), cluster.url("migrator")


def supervisor(settings: Settings) -> Supervisor:
    key = settings.data_dir.resolve()
    with _starting:
        if key not in _supervisors:
            _supervisors[key] = Supervisor(settings)
            atexit.register(_supervisors[key].stop)
        return _supervisors[key]


def upgrade(migrator: str, service: str | None = None) -> None:
    """Run the missing migrations, one migrator at a time, and let the service login take its roles."""
    engine = create_engine(db.driver_url(migrator), poolclass=NullPool)
    config = Config(str(ROOT / "alembic.ini"))
    try:
        with engine.connect() as connection:
            _refuse_old(connection.scalar(text("show server_version_num")))
            head = ScriptDirectory.from_config(config).get_current_head()
            if MigrationContext.configure(connection).get_current_revision() == head:
                return
            connection.rollback()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
            login = make_url(service or migrator).username
            if login and login != make_url(migrator).username:
                quoted = engine.dialect.identifier_preparer.quote(login)
                connection.exec_driver_sql(f"grant app, dispatcher to {quoted}")
                connection.exec_driver_sql(f"grant select on alembic_version to {quoted}")
                connection.commit()
    except ProgrammingError as error:
        if isinstance(error.orig, InsufficientPrivilege):
            raise MigratorNeeded from error
        raise
    except OperationalError as error:
        raise Unavailable(f"The database does not answer: {str(error.orig).splitlines()[0]}") from error
    finally:
        engine.dispose()


def _refuse_old(version: str | None) -> None:
    if int(version or 0) < OLDEST:
        raise Unavailable(f"PostgreSQL {OLDEST // 10000} or newer is required; this one reports {version}.")
