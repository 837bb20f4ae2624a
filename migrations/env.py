"""Runs migrations over the connection handed in by `core.schema.upgrade`, or over MIGRATOR_DATABASE_URL."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection, create_engine, text

from core.db import driver_url
from core.models.registry import metadata
from core.settings import Settings

LOCK = 0x616D70  # one migrator at a time, whoever starts it


def run(connection: Connection) -> None:
    connection.execute(text("set lock_timeout = '5s'"))
    context.configure(connection=connection, target_metadata=metadata, transaction_per_migration=True)
    with context.begin_transaction():
        context.execute(f"select pg_advisory_xact_lock({LOCK})")
        context.run_migrations()


def from_settings() -> None:
    settings = Settings()
    url = settings.migrator_url or settings.database_url
    if url is None:
        raise SystemExit("Set MIGRATOR_DATABASE_URL (or DATABASE_URL) to migrate by hand.")
    engine = create_engine(driver_url(url.get_secret_value()))
    with engine.connect() as connection:
        run(connection)


handed_in = context.config.attributes.get("connection")
if handed_in is not None:
    run(handed_in)
else:
    from_settings()
