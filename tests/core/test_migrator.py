"""A service that holds only the restricted login starts on a current database, and says what is wrong on an old one."""

from __future__ import annotations

import psycopg
import pytest
from pydantic import SecretStr
from sqlalchemy import text

from core import db, schema
from core.errors import Unavailable
from core.settings import Settings


def test_the_restricted_login_is_enough_for_a_current_database(settings: Settings, database: str) -> None:
    engine = schema.open_database(settings.model_copy(update={"database_url": SecretStr(database)}))
    with db.session_scope(engine) as session:
        assert session.scalar(text("select count(*) from projects")) == 0
    engine.dispose()


def test_an_old_database_needs_the_migrator_and_the_message_says_so(
    settings: Settings, database: str, migrator_url: str
) -> None:
    with psycopg.connect(migrator_url, autocommit=True) as connection:
        connection.execute("update alembic_version set version_num = '0004'")
    with pytest.raises(Unavailable, match="amp migrate"):
        schema.open_database(settings.model_copy(update={"database_url": SecretStr(database)}))
