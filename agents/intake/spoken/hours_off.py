"""Repairs by people alone, promised at any hour, and hours in which none of them may be reached."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded, demands, pattern, quoted, said
from agents.intake.spoken.verdict import insisted, refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "hours_off"
NIGHT_MIN = 480.0  # the shortest night that nobody works


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Nobody can be reached for a night, and nothing but a person brings the service back before it is over."""
    rto = c.rto_min
    if rto is None or rto.value >= NIGHT_MIN or not _at_any_hour(document):
        return
    off, by_hand = _off(document), demanded(document, KIND, "by_hand") or refused(document, KIND, "automatic")
    if off is None or by_hand is None or any(insisted(document, KIND, help_) for help_ in ("others", "automatic")):
        return
    text = f"Back within {rto.value:g} min at any hour, “{by_hand}”, and “{off}”: at night nobody is there to do it."
    ways = (
        Way("Put people on call", {"team.oncall": True}),
        Way("Repair on the next working day", {"rto_min": None}),
        Way("Let the platform restart and fail over by itself"),
    )
    yield Clash(("team.oncall", "rto_min"), text, ways)


def _off(document: Document) -> str | None:
    """The words for nobody who may be reached, in a sentence that names the hours."""
    for match in demands(document, KIND, "unreachable"):
        sentence = document.sentence_at(match.start()).text
        if pattern(KIND, "hours").search(sentence):
            return quoted(match)
    return None


def _at_any_hour(document: Document) -> bool:
    """A time of recovery counts by the clock, unless it is told in working hours."""
    return said(document, KIND, "working") is None
