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
Rows = list[tuple[Any, ...]]
Role = Literal["app", "dispatcher"]
# Seconds, and milliseconds for the last: a network that swallows everything is an error in half a minute, not a wait.
PATIENCE: dict[str, Any] = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
BEGIN = "begin; set local statement_timeout = '30s'"


class Wire:
    def __init__(self, url: str) -> None:
        self.url = url
        self._connection: Connection[Any] | None = None

    def call(self, role: Role, query: str, values: Values) -> Rows:
        """The rows of `query`, committed. Raises `DatabaseAway` when the database does not answer."""
        return self.transact([(role, query, values)])[0]

    def transact(self, steps: Sequence[tuple[Role, str, Values]]) -> list[Rows]:
        """The rows of each query, all committed or none of them. Raises as `call` does."""
        message = "; ".join([BEGIN, *(f"set local role {role}; {query}" for role, query, _ in steps), "commit"])
        try:
            connection = self._connected()
            cursor = ClientCursor(connection)
            cursor.execute(message, [value for _, _, values in steps for value in values])
            return _results(cursor)
        except psycopg.OperationalError as error:
            self.close()
            raise DatabaseAway("The database does not answer.") from error
        except psycopg.Error:
            connection.rollback()
            raise

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connected(self) -> Connection[Any]:
        if self._connection is None or self._connection.closed:
            self._connection = psycopg.connect(self.url, autocommit=True, prepare_threshold=None, **PATIENCE)
        return self._connection


def _results(cursor: ClientCursor[Any]) -> list[Rows]:
    """What came back with rows, however few, in order."""
    found = []
    more: bool | None = True
    while more:
        if cursor.description is not None:
            found.append(cursor.fetchall())
        more = cursor.nextset()
    return found
