"""Products that run in their vendor's cloud only, and wishes for one beside another cloud."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.clashes.tools import values
from agents.intake.ways import Way
from agents.intake.words import load
from agents.spelling import platform, several
from agents.vocabulary import listed
from core.constraints import Constraints, Source


def clashes(c: Constraints) -> Iterator[Clash]:
    """A product of one cloud is wished for on another one, or on machines of one's own."""
    if c.cloud is None or c.cloud.source is not Source.STATED or c.cloud.value not in (*CLOUDS, "on_prem"):
        return
    if c.air_gapped is not None and c.air_gapped.value:
        return  # told as what an air gap rules out
    wished = values(c.tooling.prefer)
    away = [name for name in wished if hosted().get(name) not in (None, c.cloud.value)]
    if away:
        owners = sorted({str(hosted()[name]) for name in away})
        kept = [name for name in wished if name not in away] or None
        yield Clash(
            ("cloud", "tooling.prefer"),
            f"{several(away)} {_runs(away)} on {listed(map(platform, owners))} only; "
            f"{platform(c.cloud.value)} is named.",
            (
                Way(f"Do without {several(away)}", {"tooling.prefer": kept}),
                *(Way(f"Run on {platform(owner)}", {"cloud": owner, "regions": None}) for owner in owners),
            ),
        )


def _runs(products: list[str]) -> str:
    return "runs" if len(products) == 1 else "run"


@cache
def hosted() -> dict[str, str | None]:
    """Product id -> the cloud it belongs to, None for a vendor without one in the catalogue."""
    rows, table = load("products"), load("hosted")
    clouds = {row["id"]: row["cloud"] for row in rows if row.get("cloud") in CLOUDS}
    known = {**dict.fromkeys(table["hosted"]), **clouds}
    return {name: cloud for name, cloud in known.items() if name not in table["at_home"]}
