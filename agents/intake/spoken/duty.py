"""Round-the-clock availability without anybody who could be woken, now or later."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import said
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

TENDED = 99.9  # above this an outage over night breaks the month (policy OPS-02)


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Nobody is on call, and the brief rules out that anybody will be."""
    slo, oncall = c.availability_slo, c.team.oncall
    if slo is None or slo.value < TENDED or oncall is None or oncall.value:
        return
    if (told := said(document, "duty", "nobody")) is not None:
        text = f"{slo.value:g} % availability leaves no night unattended, nobody is on call, and “{told}”."
        ways = (
            Way("Accept 99 % availability", {"availability_slo": 99.0}),
            Way("Put people on call", {"team.oncall": True}),
        )
        yield Clash(("availability_slo", "team.oncall"), text, ways)
