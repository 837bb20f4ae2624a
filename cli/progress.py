"""What a long design run is at, told line by line on stderr while it works."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from core import db, events, projects

if TYPE_CHECKING:
    from types import TracebackType

    from sqlalchemy import Engine

PAUSE_S = 0.5
STEPS = {
    "constraints.extracted": "brief read",
    "cost.estimated": "design priced, critics and policies asked",
    "approval.recorded": "decided; writing the repository and checking it (some minutes)",
    "repository.generated": "repository ready",
}
MARKS = {"passed": "✓", "failed": "✗", "not_run": "–"}


def line(kind: str, payload: dict[str, Any]) -> str | None:
    """One event as a line, or None where it is not worth one."""
    if kind == "check.completed":
        return f"  {MARKS[payload['status']]} {payload['name']}"
    return f"• {STEPS[kind]}" if kind in STEPS else None


class Progress:
    """Follows a project's log from a thread of its own: the run itself blocks on its jobs."""

    def __init__(self, engine: Engine, project_id: UUID) -> None:
        self.engine, self.project_id = engine, project_id
        self.seq = 0
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._follow, name="progress", daemon=True)

    def __enter__(self) -> Progress:
        self.thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.ended.set()
        self.thread.join(10 * PAUSE_S)

    def _follow(self) -> None:
        start, ended = time.monotonic(), False
        while not ended:
            ended = self.ended.wait(PAUSE_S)  # read once more after the end: the last news may be younger than a pause
            for told in self._news():
                print(f"{time.monotonic() - start:4.0f} s  {told}", file=sys.stderr, flush=True)

    def _news(self) -> list[str]:
        with db.session_scope(self.engine, project_id=self.project_id) as session:
            found = events.after(session, projects.get(session, self.project_id), self.seq)
            self.seq = found[-1].seq if found else self.seq
            return [told for event in found if (told := line(event.type, event.payload_jsonb))]
