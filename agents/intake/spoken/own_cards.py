"""A language model of one's own: what it costs at the least, and what the cards there are can work through."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.tools import ASKED
from agents.intake.counting import figures
from agents.intake.spoken.accelerators import BESIDE_USD, is_waited
from agents.intake.spoken.frames import every, said
from agents.intake.spoken.hosted_models import without_hosted
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.spelling import platform
from core.constraints import Constraints
from templates.catalog.load import catalog
from templates.gpus import ROOM, cards, floor_usd

LARGE_B = 30.0  # smaller models fit on the cards that patterns are priced with
DAY_S = 86_400.0
CLEARLY = 1.2
HOSTS = {"on_prem": "k8s"}


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    yield from _floor(document, c)
    yield from _capacity(document, c)
    yield from _memory(document, c)


def _floor(document: Document, c: Constraints) -> Iterator[Clash]:
    """Machines that hold the model, always on, cost more than a hard budget."""
    size, cap = _size(document), c.budget.monthly_usd
    bound = cap is not None and c.budget.hard is not None and c.budget.hard.value
    if size is None or size < LARGE_B or cap is None or not bound or c.cloud is None:
        return
    if not said(document, "own_cards", "own") or not (said(document, "own_cards", "always") or is_waited(c)):
        return
    cloud = HOSTS.get(c.cloud.value, c.cloud.value)
    floor = floor_usd(size, cloud, _region(c, cloud)) if cloud in catalog().clouds else None
    if floor is not None and floor > cap.value:
        text = (
            f"A model of {size:g} billion parameters, always on, needs machines of ${floor:,.0f} a month on "
            f"{platform(cloud)}; the hard budget is ${cap.value:,.0f}."
        )
        hosted = without_hosted(c)
        enough = float(f"{floor + BESIDE_USD:.2g}")
        ways = (
            Way(f"Raise the budget to ${enough:,.0f} and more", {"budget.hard": False}, least_usd=floor),
            Way("Take a hosted or a smaller model", hosted),
        )
        yield Clash(("budget.monthly_usd", *hosted), text, ways)


def _capacity(document: Document, c: Constraints) -> Iterator[Clash]:
    """The cards that are all there is read and write less a day than arrives."""
    owned, pieces = _owned(document), c.throughput.docs_per_day
    if owned is None or pieces is None or not said(document, "own_cards", "fixed"):
        return
    number, card = owned
    tokens = sum(fact.value for fact in (c.throughput.tokens_in, c.throughput.tokens_out) if fact is not None)
    able = number * cards()[card].tokens_s * DAY_S
    if tokens and pieces.value * tokens > able:
        text = (
            f"{number:g} × {card.upper()} work through about {able / tokens:,.0f} pieces of {tokens:,.0f} tokens in 24 "
            f"hours; {pieces.value:,.0f} arrive a day."
        )
        fewer = float(f"{able / tokens / 4:.2g}")
        ways = (
            Way(f"Work through {fewer:,g} pieces a day", {"throughput.docs_per_day": fewer}),
            Way("Add cards or rent machines"),
        )
        yield Clash(("batch_deadline", "throughput.docs_per_day"), text, ways)


def _memory(document: Document, c: Constraints) -> Iterator[Clash]:
    """The cards that are all there is hold less than the model takes at 8 bits."""
    size, owned = _size(document), _owned(document)
    bound = said(document, "own_cards", "fixed") or refused(document, "own_cards", "more")
    if size is None or owned is None or bound is None:
        return
    number, card = owned
    held, need = number * cards()[card].memory_gb, size * ROOM
    if need > CLEARLY * held and refused(document, "own_cards", "smaller"):
        text = (
            f"A model of {size:g} billion parameters takes {need:.0f} GB at 8 bits; {number:g} × {card.upper()} hold "
            f"{held:g} GB."
        )
        fields = [f"tooling.{name}" for name in ASKED if getattr(c.tooling, name) is not None]
        ways = (Way("Take a model that fits on the card"), Way("Add cards or rent machines"))
        yield Clash((*fields, *([] if fields else ["project.problem_type"])), text, ways)


def _owned(document: Document) -> tuple[float, str] | None:
    for match in every(document, "own_cards", "cards"):
        card = match.group("card").lower()
        if card in cards():
            return figures.first(match["number"]) or 1.0, card
    return None


def _size(document: Document) -> float | None:
    sizes = [float(match.group("size")) for match in every(document, "own_cards", "size")]
    return max(sizes, default=None)


def _region(c: Constraints, cloud: str) -> str:
    return c.regions.value[0].id if c.regions is not None else catalog().clouds[cloud].default_region
