"""Logins of the running services: each process connects as its own, none owns anything or inherits a right."""

from __future__ import annotations

import psycopg
from psycopg import sql
from sqlalchemy import Engine, text
from sqlalchemy.engine import make_url

from core.errors import Unavailable
from core.settings import Settings

OWNS = text(
    "select rolsuper or rolbypassrls or pg_has_role(current_user, c.relowner, 'usage')"
    " from pg_roles r, pg_class c where r.rolname = current_user and c.oid = 'public.projects'::regclass"
)


class OwnerLogin(Unavailable):
    code = "owner_login"
    title = (
        "The login of DATABASE_URL owns the tables or may bypass row-level security. Give the service a login of its "
        "own: put its address in WEB_DATABASE_URL or WORKER_DATABASE_URL and run `amp migrate`"
    )


def ensure(migrator_url: str, settings: Settings) -> list[str]:
    """Create the configured service logins, or set their passwords, and let them take their roles; their names."""
    urls = [url for url in (settings.web_login_url, settings.worker_login_url) if url is not None]
    logins = [make_url(url.get_secret_value()) for url in urls]
    if not logins:
        return []
    with psycopg.connect(migrator_url, autocommit=True, connect_timeout=10) as connection:
        for login in logins:
            _ensure(connection, login.username or "", str(login.password or ""))
    return [login.username or "" for login in logins]


def refuse_owner(engine: Engine) -> None:
    """In production nothing runs as the owner: a forgotten role change would then see every tenant."""
    with engine.connect() as connection:
        if connection.scalar(OWNS):
            raise OwnerLogin


def _ensure(connection: psycopg.Connection[tuple[object, ...]], name: str, password: str) -> None:
    found = connection.execute("select from pg_roles where rolname = %s", (name,)).fetchone()
    verb = sql.SQL("create role" if found is None else "alter role")
    login, secret = sql.Identifier(name), sql.Literal(password)
    connection.execute(sql.SQL("{} {} login noinherit password {}").format(verb, login, secret))
    connection.execute(sql.SQL("grant app, dispatcher to {}").format(login))
    connection.execute(sql.SQL("grant select on alembic_version to {}").format(login))
