"""A second copy asked for farther away than the country reaches that nothing may leave."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded, every, firm, pattern, quoted
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from core.constraints import Constraints
from templates.countries import called

KIND = "apart"
TWICE = 2.0  # two regions cost 1.8 to 2.2 times one
MILE_KM = 1.609
COUNTRY = "country:"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The two demands name a distance and a country whose farthest points lie nearer to each other."""
    where = "" if c.residency is None else str(c.residency.value)
    reach = _reaches().get(where.removeprefix(COUNTRY)) if where.startswith(COUNTRY) else None
    if reach is None or demanded(document, KIND, "second") is None:
        return
    for match in every(document, KIND, "distance"):
        far = float(match["count"].replace(",", "").replace(".", "")) * (MILE_KM if match["unit"][0] == "m" else 1.0)
        between = pattern(KIND, "between").search(document.sentence_at(match.start()).text)
        if between and firm(document, match) and far > reach:
            text = f"“{quoted(match)}” apart, and {called(where)} reaches {reach:g} km at the most."
            fields = ("residency", "regions") if c.regions is not None else ("residency",)
            ways = (
                Way(f"Let the copy stand {reach / 2:g} km away, inside {called(where)}"),
                Way("Allow a copy outside", {"residency": None}, TWICE),
            )
            yield Clash(fields, text, ways)
            return


@cache
def _reaches() -> dict[str, float]:
    """The greatest distance between two points of a country, in km."""
    return {str(code): float(km) for code, km in load("spoken/apart")["reaches"].items()}
