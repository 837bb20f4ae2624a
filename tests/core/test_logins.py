"""Every process has a login of its own, which owns nothing; in production the owner's is refused."""

from __future__ import annotations

import psycopg
import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.engine import make_url

from core import db, schema
from core.logins import OwnerLogin
from core.settings import Settings


@pytest.fixture
def release(settings: Settings, database: str, migrator_url: str) -> Settings:
    """Settings of the release step, with addresses for two new logins."""
    own = {
        f"{name}_login_url": SecretStr(
            make_url(database).set(username=f"{name}_{make_url(database).database}", password=f"pw-{name}%1")
            .render_as_string(hide_password=False)
        )
        for name in ("web", "worker")
    }  # fmt: skip
    return settings.model_copy(update={**own, "database_url": SecretStr(migrator_url), "migrator_url": None})


def test_the_release_step_makes_logins_that_can_work_and_own_nothing(release: Settings, superuser_url: str) -> None:
    names = schema.migrate(release)
    assert schema.migrate(release) == names, "again only sets the passwords"
    assert release.web_login_url is not None
    url = release.web_login_url.get_secret_value()
    engine = schema.open_database(release.model_copy(update={"database_url": release.web_login_url}), migrate=False)
    with db.session_scope(engine) as session:
        assert session.scalar(text("select count(*) from projects")) == 0
    engine.dispose()
    with psycopg.connect(url, autocommit=True) as connection:
        for forbidden in ("select * from projects", "create table t (n int)", "alter table jobs disable trigger all"):
            with pytest.raises(psycopg.Error, match=r"permission denied|must be owner"):
                connection.execute(forbidden)  # type: ignore[arg-type]
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        for name in names:
            connection.execute(f'drop owned by "{name}"; drop role "{name}"')  # type: ignore[arg-type]


def test_the_owner_is_refused_in_production(release: Settings, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    production = release.model_copy(update={"env": "production"})
    with pytest.raises(OwnerLogin):
        schema.open_database(production)
    schema.open_database(production.model_copy(update={"database_url": SecretStr(database)})).dispose()
