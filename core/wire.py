"""A connection for paths where round trips count: one whole transaction is one message and one answer.

Parameters are merged on our side by the driver, so several statements fit into one message; nothing of it outlives
the transaction, so a pooler may sit in between. Used by one thread at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import psycopg
from psycopg import ClientCursor, Connection

from core.errors import DatabaseAway

Values = Sequence[Any]
BEGIN = {role: f"begin; set local role {role}; set local statement_timeout = '30s';" for role in ("app", "dispatcher")}


class Wire:
    def __init__(self, url: str) -> None:
        self.url = url
        self._connection: Connection[Any] | None = None

    def call(self, role: Literal["app", "dispatcher"], query: str, values: Values) -> list[tuple[Any, ...]]:
        """The rows of `query`, committed. Raises `DatabaseAway` when the database does not answer."""
        try:
            connection = self._connected()
            cursor = ClientCursor(connection)
            cursor.execute(f"{BEGIN[role]} {query}; commit", values)
        except psycopg.OperationalError as error:
            self.close()
            raise DatabaseAway("The database does not answer.") from error
        except psycopg.Error:
            connection.rollback()
            raise
        while cursor.description is None:
            cursor.nextset()
        return cursor.fetchall()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connected(self) -> Connection[Any]:
        if self._connection is None or self._connection.closed:
            self._connection = psycopg.connect(self.url, autocommit=True, connect_timeout=10, prepare_threshold=None)
        return self._connection
