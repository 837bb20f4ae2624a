"""Logs that are deleted before the law allows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demands, every, pattern, quoted
from agents.intake.spoken.laws import beside
from agents.intake.spoken.periods import DAY_H, hours
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from core.constraints import Constraints


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Audit logs, or all logs, are to be gone after days that are fewer than a law asks for (policy HIP-02)."""
    told, days = _erased(document), c.retention_days.logs
    law = next((row for row in load("spoken/kept_logs")["laws"] if _holds(row, c)), None)
    if told is None or law is None:
        return
    kept = days.value if days is not None else told[1]
    if kept is not None and kept < law["days"]:
        text = f"“{told[0]}” after {kept:g} days: such logs are kept longer by law ({law['name']})."
        ways = (Way(f"Keep these logs {law['days']:,} days", {"retention_days.logs": law["days"]}),)
        yield Clash(beside(c, "retention_days.logs"), text, ways)


def _holds(law: dict[str, Any], c: Constraints) -> bool:
    """The brief names the law, and its data or its use are what the law is about."""
    classes = set(c.data_classes.value) if c.data_classes is not None else set()
    use = "" if c.project.domain is None else str(c.project.domain.value)
    named = c.regimes is not None and law["regime"] in c.regimes.value
    return named and bool(not law.get("classes") or classes & set(law["classes"])) and use in law.get("uses", [use])


def _erased(document: Document) -> tuple[str, float | None] | None:
    """The words for it, and the days that their sentence tells."""
    for match in demands(document, "kept_logs", "erased"):
        sentence = document.sentence_at(match.start())
        if pattern("kept_logs", "audited").search(sentence.text):
            spans = (
                one for one in every(document, "kept_logs", "days") if sentence.start <= one.start() < sentence.end
            )
            return quoted(match), min((hours(one) / DAY_H for one in spans), default=None)
    return None
