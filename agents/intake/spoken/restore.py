"""A store that has to be brought back over a line, and less time than the line takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded, demands
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import span
from core.constraints import Constraints
from core.figures import figure

KIND = "restore"
CLEARLY = 1.5
MBIT_GB, MINUTE_S, MINUTE_MS = 8000.0, 60.0, 60_000.0
SCALE = {"k": 0.001, "m": 1.0, "g": 1000.0, "t": 1_000_000.0}
_RATE = re.compile(r"(?P<amount>\d+(?:[.,]\d+)?) ?(?P<scale>k|m|g|t)")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The only copy lies behind the line, and nothing of it comes in another way (policy REL-05)."""
    rto, volume, rate = c.rto_min, c.data.volume_gb, _rate(document)
    if rto is None or volume is None or rate is None:
        return
    alone = demanded(document, "recovery", "alone") or refused(document, "recovery", "safeguards")
    only = demanded(document, KIND, "over_it") or refused(document, KIND, "carried")
    takes = volume.value * MBIT_GB / rate / MINUTE_S
    if alone is None or only is None or takes <= CLEARLY * rto.value:
        return
    text = (
        f"{figure(volume.value)} GB over {figure(rate)} Mbit/s take {span(takes * MINUTE_MS)}; "
        f"{span(rto.value * MINUTE_MS)} are allowed, and “{alone}”."
    )
    enough = float(f"{CLEARLY * takes:.2g}")
    ways = (
        Way(f"Accept an outage of {span(enough * MINUTE_MS)}", {"rto_min": enough}),
        Way("Keep a second copy where the service comes back"),
        Way("Carry the disks"),
    )
    yield Clash(("rto_min", "data.volume_gb"), text, ways)


def _rate(document: Document) -> float | None:
    """Mbit/s of the fastest line that is named; None where none is, or where it may be widened."""
    told = [_mbit(match.group()) for match in demands(document, KIND, "line")]
    return max(told, default=None)


def _mbit(words: str) -> float:
    found = [float(m["amount"].replace(",", ".")) * SCALE[m["scale"]] for m in _RATE.finditer(words.lower())]
    return max(found, default=0.0) or 1.0
