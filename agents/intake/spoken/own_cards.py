"""A language model of one's own: what it costs at the least, and what the cards there are can work through."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.clashes.tools import ASKED
from agents.intake.counting import figures
from agents.intake.spoken.accelerators import BESIDE_USD, copies_of, is_waited
from agents.intake.spoken.forms import platform_of
from agents.intake.spoken.frames import demanded, every, said
from agents.intake.spoken.hosted_models import without_hosted
from agents.intake.spoken.periods import amount, group
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.spelling import platform
from core.constraints import Constraints
from templates.catalog.load import catalog
from templates.gpus import ROOM, card_usd_hour, cards, floor_usd

KIND = "own_cards"
TRAINED = 16.0  # GB for a billion parameters with their gradients and what Adam keeps (section 4.10)
LARGE_B = 30.0  # smaller models fit on the cards that patterns are priced with
DAY_S, DAY_H = 86_400.0, 24.0
LARGEST = "h100"
CLEARLY = 1.2


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    yield from _floor(document, c)
    yield from _capacity(document, c)
    yield from _memory(document, c)


def _floor(document: Document, c: Constraints) -> Iterator[Clash]:
    """Machines that hold the model, always on, cost more than a hard budget."""
    size, cap, cloud = _size(document), c.budget.monthly_usd, platform_of(c)
    bound = cap is not None and c.budget.hard is not None and c.budget.hard.value
    if size is None or size < LARGE_B or cap is None or not bound or cloud is None:
        return
    if not said(document, KIND, "own") or not (said(document, KIND, "always") or is_waited(c)):
        return
    one = floor_usd(size, cloud, _region(c, cloud)) if cloud in catalog().clouds else None
    copies = _copies(document, c)
    floor = None if one is None else copies * one
    if floor is not None and floor > cap.value:
        models = f"A model of {size:g} billion parameters" + (f" in {copies:g} copies" if copies > 1 else "")
        text = (
            f"{models}, always on, needs machines of ${floor:,.0f} a month on {platform(cloud)}; "
            f"the hard budget is ${cap.value:,.0f}."
        )
        hosted = without_hosted(c)
        enough = float(f"{floor + BESIDE_USD:.2g}")
        ways = (
            Way(f"Raise the budget to ${enough:,.0f} and more", {"budget.hard": False}, least_usd=floor),
            Way("Take a hosted or a smaller model", hosted),
        )
        yield Clash(("budget.monthly_usd", *hosted), text, ways)


def _copies(document: Document, c: Constraints) -> float:
    """How many stand ready at the least: as told, else by the availability."""
    told = (amount(match) for match in every(document, KIND, "copies"))
    return max([1.0, *(number for number in told if number), float(copies_of(document, c))])


def _capacity(document: Document, c: Constraints) -> Iterator[Clash]:
    """The cards that are all there is read and write less a day than arrives."""
    owned, pieces = _owned(document), _pieces(document, c)
    bound = said(document, KIND, "fixed") or refused(document, KIND, "more")
    if owned is None or pieces is None or bound is None:
        return
    number, card = owned
    tokens = sum(fact.value for fact in (c.throughput.tokens_in, c.throughput.tokens_out) if fact is not None)
    able = number * cards()[card].tokens_s * DAY_S
    if tokens and pieces > CLEARLY * able / tokens:
        text = (
            f"{number:g} × {card.upper()} work through about {able / tokens:,.0f} pieces of {tokens:,.0f} tokens in 24 "
            f"hours; {pieces:,.0f} arrive a day."
        )
        fewer = float(f"{able / tokens / 4:.2g}")
        ways = (
            Way(f"Work through {fewer:,g} pieces a day", {"throughput.docs_per_day": fewer}),
            Way("Add cards or rent machines"),
        )
        load = "docs_per_day" if c.throughput.docs_per_day is not None else "tokens_in"
        yield Clash(("batch_deadline", f"throughput.{load}"), text, ways)


def _pieces(document: Document, c: Constraints) -> float | None:
    """How many texts a day brings: the field, else what comes every night in the words of the brief."""
    if c.throughput.docs_per_day is not None:
        return c.throughput.docs_per_day.value
    told = (match["count"] or match["number_of"] for match in every(document, KIND, "pieces"))
    return max((figures.first(count) or 0.0 for count in told), default=None)


def _memory(document: Document, c: Constraints) -> Iterator[Clash]:
    """The cards that are all there is hold less than the model takes at 8 bits, or while all of it is trained."""
    size, held = _size(document), _held(document)
    bound = said(document, KIND, "fixed") or refused(document, KIND, "more")
    if size is None or held is None or bound is None:
        return
    trained = demanded(document, KIND, "trained") is not None
    memory_gb, cards_told = held
    need = size * (TRAINED if trained else ROOM)
    if need > CLEARLY * memory_gb and refused(document, KIND, "smaller"):
        how = "while all of it is trained" if trained else "at 8 bits"
        text = f"A model of {size:g} billion parameters takes {need:,.0f} GB {how}; {cards_told} hold {memory_gb:g} GB."
        ways = (
            Way("Take a model that fits on the card"),
            _more(need) if trained else Way("Add cards or rent machines"),
        )
        yield Clash(_tools(c), text, ways)


def _tools(c: Constraints) -> tuple[str, ...]:
    """The fields of tools asked for, else of tools ruled out."""
    asked, banned = (
        tuple(f"tooling.{name}" for name in names if getattr(c.tooling, name) is not None)
        for names in (ASKED, ("forbid",))
    )
    return asked or banned or ("project.problem_type",)


def _more(need_gb: float) -> Way:
    """As many large cards as hold it, for one day at the cheapest price."""
    number = ceil(need_gb / cards()[LARGEST].memory_gb)
    hours = [usd for cloud in CLOUDS if (usd := card_usd_hour(LARGEST, cloud)) is not None]
    least = float(f"{number * DAY_H * min(hours, default=0.0):.3g}")
    return Way(f"Rent {number:g} × {LARGEST.upper()} for a day and more", least_usd=least)


def _held(document: Document) -> tuple[float, str] | None:
    """GB of memory on the cards there are, and what they are called."""
    if (owned := _owned(document)) is not None:
        number, card = owned
        return number * cards()[card].memory_gb, f"{number:g} × {card.upper()}"
    for match in every(document, KIND, "memory"):
        number, held = amount(match, "number") or 1.0, float(group(match, "gb"))
        return number * held, f"{number:g} × {held:g} GB"
    return None


def _owned(document: Document) -> tuple[float, str] | None:
    for match in every(document, KIND, "cards"):
        card = match.group("card").lower()
        if card in cards():
            return figures.first(match["number"]) or 1.0, card
    return None


def _size(document: Document) -> float | None:
    sizes = [float(match.group("size")) for match in every(document, KIND, "size")]
    return max(sizes, default=None)


def _region(c: Constraints, cloud: str) -> str:
    return c.regions.value[0].id if c.regions is not None else catalog().clouds[cloud].default_region
