from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from core.db import driver_url
from core.models.registry import metadata


def test_migrations_and_models_agree(migrator_url: str) -> None:
    with create_engine(driver_url(migrator_url), poolclass=NullPool).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata) == []
