"""What the stream remembers: recent readings, verdicts, alarm memories, alerts, stops and its place.

One SQLite file serves one process. With several tasks the same statements go to the design's `store.online`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mlsystem.alarms import Memory

TABLES = """
CREATE TABLE IF NOT EXISTS recent (
  id TEXT PRIMARY KEY, asset TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS recent_asset ON recent (asset, at);
CREATE TABLE IF NOT EXISTS verdicts (id TEXT PRIMARY KEY, at TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS verdicts_at ON verdicts (at);
CREATE TABLE IF NOT EXISTS memories (asset TEXT PRIMARY KEY, above INTEGER NOT NULL, quiet_until TEXT);
CREATE TABLE IF NOT EXISTS stops (
  id TEXT PRIMARY KEY, asset TEXT NOT NULL, began TEXT NOT NULL, ended TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS checkpoints (shard TEXT PRIMARY KEY, position TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS alerts (
  id TEXT PRIMARY KEY, asset TEXT NOT NULL, at TEXT NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL,
  page INTEGER NOT NULL, model_version TEXT NOT NULL, finding TEXT);
"""


@dataclass(frozen=True)
class Alert:
    """`page` wakes somebody; without it the alert waits in the list. `finding` is what maintenance found."""

    id: str
    asset: str
    at: str
    score: float
    reasons: list[str]
    page: bool
    model_version: str
    finding: str | None = None


class State:
    """Times are kept as ISO 8601 in UTC, so that they order as text."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Concurrency: one connection, used by one thread at a time; the service holds a lock around it.
        self.db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.executescript(TABLES)

    def close(self) -> None:
        self.db.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """All of it or nothing: a worker that dies in between judges the reading again, once."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def verdict(self, reading: str) -> dict[str, Any] | None:
        found = self.db.execute("SELECT body FROM verdicts WHERE id = ?", (reading,)).fetchone()
        return json.loads(found[0]) if found else None

    def remember(self, reading: str, at: datetime, verdict: dict[str, Any]) -> None:
        body = json.dumps(verdict, sort_keys=True)
        self.db.execute("INSERT INTO verdicts VALUES (?, ?, ?)", (reading, at.isoformat(), body))

    def recent(self, asset: str, since: datetime) -> list[str]:
        """Readings of the asset as they were put, oldest first."""
        query = "SELECT body FROM recent WHERE asset = ? AND at >= ? ORDER BY at, id"
        return [row[0] for row in self.db.execute(query, (asset, since.isoformat()))]

    def add(self, reading: str, asset: str, at: datetime, body: str) -> None:
        values = (reading, asset, at.isoformat(), body)
        self.db.execute("INSERT OR IGNORE INTO recent VALUES (?, ?, ?, ?)", values)

    def memory(self, asset: str) -> Memory:
        query = "SELECT above, quiet_until FROM memories WHERE asset = ?"
        found = self.db.execute(query, (asset,)).fetchone()
        if not found:
            return Memory()
        return Memory(found[0], datetime.fromisoformat(found[1]) if found[1] else None)

    def keep(self, asset: str, memory: Memory) -> None:
        until = memory.quiet_until.isoformat() if memory.quiet_until else None
        self.db.execute("INSERT OR REPLACE INTO memories VALUES (?, ?, ?)", (asset, memory.above, until))

    def stop(self, name: str, asset: str, began: datetime, ended: datetime) -> None:
        values = (name, asset, *(moment.astimezone(UTC).isoformat() for moment in (began, ended)))
        self.db.execute("INSERT OR REPLACE INTO stops VALUES (?, ?, ?, ?)", values)

    def stopped(self, asset: str, at: datetime) -> bool:
        query = "SELECT 1 FROM stops WHERE asset = ? AND began <= ? AND ? < ended"
        return self.db.execute(query, (asset, at.isoformat(), at.isoformat())).fetchone() is not None

    def raise_alert(self, alert: Alert) -> None:
        row = {**asdict(alert), "reasons": json.dumps(alert.reasons)}
        marks = ":id, :asset, :at, :score, :reasons, :page, :model_version, :finding"
        self.db.execute(f"INSERT INTO alerts VALUES ({marks})", row)  # noqa: S608 - marks are a constant

    def pages_since(self, moment: datetime) -> int:
        query = "SELECT count(*) FROM alerts WHERE page AND at > ?"
        return int(self.db.execute(query, (moment.isoformat(),)).fetchone()[0])

    def alerts(self, limit: int = 50, asked: str | None = None) -> list[Alert]:
        """Open alerts, pages first, then the newest; or the one called `asked`, open or not."""
        query = "SELECT * FROM alerts WHERE finding IS NULL ORDER BY page DESC, at DESC LIMIT ?"
        rows = self.db.execute(query, (limit,))
        if asked is not None:
            rows = self.db.execute("SELECT * FROM alerts WHERE id = ?", (asked,))
        return [
            Alert(r[0], r[1], r[2], r[3], json.loads(r[4]), bool(r[5]), r[6], r[7]) for r in rows.fetchall()
        ]

    def find(self, alert: str, finding: str) -> bool:
        """Close the alert; False when somebody else has, or it does not exist."""
        query = "UPDATE alerts SET finding = ? WHERE id = ? AND finding IS NULL"
        return self.db.execute(query, (finding, alert)).rowcount == 1

    def checkpoint(self, shard: str) -> str | None:
        found = self.db.execute("SELECT position FROM checkpoints WHERE shard = ?", (shard,)).fetchone()
        return str(found[0]) if found else None

    def reached(self, shard: str, position: str) -> None:
        self.db.execute("INSERT OR REPLACE INTO checkpoints VALUES (?, ?)", (shard, position))

    def forget(self, asset: str, readings_before: datetime, verdicts_before: datetime) -> None:
        """Drop what nothing looks at any more, so that the file stays as large as its windows."""
        self.db.execute("DELETE FROM recent WHERE asset = ? AND at < ?", (asset, readings_before.isoformat()))
        self.db.execute("DELETE FROM verdicts WHERE at < ?", (verdicts_before.isoformat(),))
