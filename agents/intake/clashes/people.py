"""People that are counted twice, with fewer in all than in the parts."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.ways import Way
from core.constraints import Constraints, Source


def clashes(c: Constraints) -> Iterator[Clash]:
    """The engineers of a team are more than the team."""
    size = c.team.size
    parts = [part for part in (c.team.ml_eng, c.team.platform_eng) if part is not None and part.source is Source.STATED]
    together = sum(part.value for part in parts)
    if size is None or size.source is not Source.STATED or together <= size.value:
        return
    told = f"{together:g} ML and platform engineers are more than the {size.value:g} people of the whole team."
    yield Clash(("team.size",), told, (Way(f"Count {together:g} people", {"team.size": together}),))
