"""A model that needs a graphics card: none where it may run, or none for the money there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.hosting import hosted
from agents.intake.clashes.places import CLOUDS, FOUR_NINES
from agents.intake.clashes.tools import values
from agents.intake.spoken.frames import demanded, every, said
from agents.intake.spoken.hosted_models import without_hosted
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.spelling import platform
from agents.vocabulary import listed, money
from core.constraints import Constraints
from templates.catalog.load import catalog
from templates.countries import called
from templates.gpus import floor_usd
from templates.regions import UnknownResidency, allowed, cloud_of

SMALL_B = 1.0  # billions of parameters that any card holds
TWO, THREE = 99.9, 99.95  # from here on two and three copies stand ready
BESIDE_USD = 500.0  # what stands around a card that is always on
WAITED_MS = 60_000.0
WAITING = ("online", "streaming", "embedded")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The card is demanded, not wished for."""
    needed = demanded(document, "accelerators", "needed")
    cloud = None if c.cloud is None else str(c.cloud.value)
    if needed is None or cloud not in CLOUDS:
        return
    yield from _absent(document, c, cloud)
    yield from _dear(document, c, cloud)


def _absent(document: Document, c: Constraints, cloud: str) -> Iterator[Clash]:
    """No region that may be used lists such a card."""
    card = next((match.group("card").lower() for match in every(document, "accelerators", "card")), None)
    lawful = _lawful(c, cloud)
    named = [] if c.regions is None else [ref.id for ref in c.regions.value if cloud_of(ref.id) == cloud]
    if any(not _lacks(cloud, region, card) for region in named or lawful):
        return
    inside = sorted(region for region in lawful if _lists(cloud, region, card))
    bound, tied = c.residency is not None and not inside, _tied(c, cloud)
    others = [
        other for other in CLOUDS if other != cloud and any(not _lacks(other, r, card) for r in _lawful(c, other))
    ]
    sole = bool(named and others) and c.cloud is not None and c.cloud.hard is True
    fields = ("regions" if named else "cloud", *(["residency"] if bound else []), *(["cloud"] if sole else []), *tied)
    text = (
        f"{platform(cloud)} lists no {card.upper() if card else 'graphics cards'} in {listed(named or sorted(lawful))}."
    )
    away = (Way(f"Run on {platform(other)}", {"cloud": other, "regions": None, **tied}) for other in others)
    yield Clash(fields, text, (*_nearby(_closest(inside, named, cloud), c), *away))


def _closest(inside: list[str], named: list[str], cloud: str) -> list[str]:
    """Those in the same part of the world first."""
    known = catalog().clouds[cloud].regions
    areas = {known[region].area for region in named}
    return sorted(inside, key=lambda region: (known[region].area not in areas, region))


def _nearby(inside: list[str], c: Constraints) -> Iterator[Way]:
    if inside:
        yield Way(f"Run in {inside[0]}", {"regions": [{"id": inside[0]}]})
    elif c.residency is not None:
        yield Way(f"Allow data outside {called(str(c.residency.value))}", {"regions": None, "residency": None})


def _tied(c: Constraints, cloud: str) -> dict[str, Any]:
    """What is demanded and runs on this cloud only; it goes where another cloud comes."""
    fact = c.tooling.prefer
    named = values(fact) if fact is not None and fact.hard else []
    kept = [name for name in named if hosted().get(name) != cloud]
    return {} if len(kept) == len(named) else {"tooling.prefer": kept or None}


def _dear(document: Document, c: Constraints, cloud: str) -> Iterator[Clash]:
    """Cards that stand ready day and night, in every copy, cost more than a hard budget."""
    cap, hard = c.budget.monthly_usd, c.budget.hard
    floor = floor_usd(SMALL_B, cloud, c.regions.value[0].id if c.regions else catalog().clouds[cloud].default_region)
    if cap is None or hard is None or not hard.value or floor is None or not is_waited(c):
        return
    copies = copies_of(document, c)
    need = float(f"{copies * floor:.3g}")
    if need > cap.value:
        text = (
            f"The model needs a card, {copies} always on cost {money(need)} a month at the least on {platform(cloud)}; "
        )
        enough = float(f"{need + BESIDE_USD:.2g}")
        ways = (
            Way(f"Raise the budget to ${enough:,.0f} and more", {"budget.hard": False}, least_usd=need),
            Way("Take a model that runs on processors"),
            *([Way("Take a hosted model", without_hosted(c))] if without_hosted(c) else []),
        )
        fields = (
            "budget.monthly_usd",
            *(["availability_slo"] if copies > 1 and c.availability_slo else []),
            *without_hosted(c),
        )
        yield Clash(fields, f"{text}the hard budget is {money(cap.value)}.", ways)


def copies_of(document: Document, c: Constraints) -> int:
    """How many stand ready at the least: by zones, and once more in a second active region."""
    slo = 0.0 if c.availability_slo is None else c.availability_slo.value
    twice = c.regions is not None and len(c.regions.value) > 1 and said(document, "accelerators", "active") is not None
    zones = 1 if slo < TWO else 2 if slo < THREE or slo >= FOUR_NINES else 3
    return zones * (2 if slo >= FOUR_NINES or twice else 1)


def is_waited(c: Constraints) -> bool:
    """Somebody waits for the answer, so the model is loaded all the time."""
    asked = c.latency.p95_ms or c.latency.first_token_ms or c.latency.p99_ms
    online = c.serving_mode is not None and c.serving_mode.value in WAITING
    return online and asked is not None and asked.value <= WAITED_MS


def _lawful(c: Constraints, cloud: str) -> set[str]:
    try:
        return allowed("none" if c.residency is None else str(c.residency.value), cloud)
    except UnknownResidency:
        return set()


def _lists(cloud: str, region: str, card: str | None) -> bool:
    """Whether such a card is listed there."""
    cards = catalog().clouds[cloud].regions[region].gpus or []
    return card in cards if card else bool(cards)


def _lacks(cloud: str, region: str, card: str | None) -> bool:
    """Whether the list of cards there is known and does not hold it."""
    cards = catalog().clouds[cloud].regions[region].gpus
    return cards is not None and (card not in cards if card else not cards)
