"""What an air gap rules out: a public cloud, and products that only their vendor's cloud runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.hosting import hosted
from agents.intake.clashes.places import CLOUDS
from agents.intake.clashes.tools import ASKED, values
from agents.intake.ways import Way
from agents.spelling import platform, several
from core.constraints import Constraints, Source


def clashes(c: Constraints) -> Iterator[Clash]:
    if c.air_gapped is None or not c.air_gapped.value:
        return
    found = list(_unreachable(c))
    yield from found
    if c.cloud is not None and c.cloud.value in CLOUDS and not (found and c.cloud.source is Source.INFERRED):
        yield Clash(
            ("air_gapped", "cloud"),
            f"An air-gapped system cannot run on {platform(c.cloud.value)}.",
            (
                Way("Run on premises", {"cloud": "on_prem", "regions": None}),
                Way("Allow private connections instead of an air gap", {"air_gapped": None}),
            ),
        )


def _unreachable(c: Constraints) -> Iterator[Clash]:
    """What its vendor hosts is out of reach."""
    for field in ASKED:
        named = values(getattr(c.tooling, field))
        if away := [name for name in named if name in hosted()]:
            kept = [name for name in named if name not in away] or None
            told = f"{several(away)}: reached over the network of the vendor, which an air gap rules out."
            alone = Way(f"Do without {several(away)}", {f"tooling.{field}": kept, **_home(c)})
            yield Clash(("air_gapped", f"tooling.{field}"), told, (alone, _connected(away)))


def _home(c: Constraints) -> dict[str, Any]:
    """A cloud that only the product stood for goes with it."""
    return {"cloud": None, "regions": None} if c.cloud is not None and c.cloud.source is Source.INFERRED else {}


def _connected(away: list[str]) -> Way:
    """Without the air gap, the product's own cloud takes the system in."""
    homes = {hosted()[name] for name in away} - {None}
    there: dict[str, Any] = {"cloud": homes.pop(), "regions": None} if len(homes) == 1 else {}
    return Way("Allow private connections instead of an air gap", {"air_gapped": None, **there})
