"""Operation without operators: nobody who could be woken, or who runs what is one's own, now or later."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded, said
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

TENDED = 99.9  # above this an outage over night breaks the year; up to it policy OPS-02 warns
ON_CALL = Way("Put people on call", {"team.oncall": True})


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Nobody is there, and the brief rules out that anybody will be."""
    never = demanded(document, "duty", "nobody")
    if never is not None:
        yield from _woken(document, c, never)
        yield from _unmanned(document, c, never)


def _woken(document: Document, c: Constraints, never: str) -> Iterator[Clash]:
    slo, oncall = c.availability_slo, c.team.oncall
    if oncall is None or oncall.value:
        return
    if slo is not None and slo.value > TENDED:
        text = f"{slo.value:g} % availability leaves no night unattended, nobody is on call, and “{never}”."
        ways = (Way("Accept 99 % availability", {"availability_slo": 99.0}), ON_CALL)
        yield Clash(("availability_slo", "team.oncall"), text, ways)
    elif (repair := demanded(document, "duty", "repair")) and said(document, "duty", "hours"):
        fields = ("team.oncall", "rto_min") if c.rto_min is not None else ("team.oncall",)
        text = f"“{repair}” at any hour needs somebody to be woken, nobody is on call, and “{never}”."
        yield Clash(fields, text, (ON_CALL, Way("Repair on the next working day", {"rto_min": None})))


def _unmanned(document: Document, c: Constraints, never: str) -> Iterator[Clash]:
    """Machines and software of one's own, and nobody who runs them."""
    own, none = demanded(document, "duty", "own") or _at_home(document, c), said(document, "duty", "unmanned")
    platform = c.team.platform_eng
    if own is None or none is None or (platform is not None and platform.value > 0):
        return
    text = f"“{own}”, so everything is to be run by oneself; “{none}”, and “{never}”."
    ways = (
        Way("Let a platform engineer run it", {"team.platform_eng": 1}),
        Way("Allow managed services", {"tooling.forbid": None, "cloud": None, "air_gapped": None}),
    )
    yield Clash(("team.platform_eng", *_kept_at_home(c)), text, ways)


def _at_home(document: Document, c: Constraints) -> str | None:
    """What stands on machines of one's own and does not run by itself, where no cloud may be used."""
    sealed = c.air_gapped is not None and c.air_gapped.value
    return said(document, "duty", "heavy") if sealed or (c.cloud is not None and c.cloud.value == "on_prem") else None


def _kept_at_home(c: Constraints) -> tuple[str, ...]:
    """The field that rules managed services out, where one does."""
    if c.air_gapped is not None and c.air_gapped.value:
        return ("air_gapped",)
    if c.cloud is not None and c.cloud.value == "on_prem":
        return ("cloud",)
    return ("tooling.forbid",) if c.tooling.forbid is not None else ()
