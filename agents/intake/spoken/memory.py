"""A model, or vectors, that have to lie in the memory of the one machine there is, and take far more of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.tools import ASKED
from agents.intake.counting import figures
from agents.intake.spoken.bounds import BYTES_GB
from agents.intake.spoken.frames import demanded, demands, every, said
from agents.intake.spoken.served_by import amount
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from core.constraints import Constraints
from core.figures import figure

KIND = "memory"
CLEARLY = 1.5
FLOAT_GB = 4e-9
COUNTS = ("data.row_count", "data.entities")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Nothing of it may be made smaller, and no other machine comes."""
    held = _held_gb(document)
    if held is None or refused(document, KIND, "smaller") is None:
        return
    yield from _model(document, c, held)
    yield from _vectors(document, c, held)


def _model(document: Document, c: Constraints, held: float) -> Iterator[Clash]:
    """On a device, at four bits a weight."""
    sizes = [float(m["size"]) for m in every(document, "own_cards", "size")]
    told = [amount(m.group()) for m in demands(document, "served_by", "model")]
    need = max([*(size * load(f"spoken/{KIND}")["bits_gb"] for size in sizes), *told], default=0.0)
    if said(document, KIND, "device") is not None and need > CLEARLY * held:
        text = f"The model takes {figure(need)} GB at the least; the device has {figure(held)} GB of memory."
        ways = (Way("Take a model that fits"), Way("Compute it on a server", {"serving_mode": "online"}))
        yield Clash(("serving_mode",), text, ways)


def _vectors(document: Document, c: Constraints, held: float) -> Iterator[Clash]:
    """All at full precision."""
    known: dict[str, Any] = {path: fact.value for path, fact in c.leaves() if path in COUNTS}
    dims = max((figures.first(m["dims"]) or 0.0 for m in every(document, KIND, "dimensions")), default=0.0)
    field = next((path for path in COUNTS if path in known), None)
    if field is None or not dims or said(document, KIND, "in_memory") is None:
        return
    need = known[field] * dims * FLOAT_GB
    if need > CLEARLY * held and (demanded(document, KIND, "fixed") or refused(document, KIND, "fixed")):
        count = f"{known[field]:,.0f} vectors of {dims:,.0f} numbers"
        text = f"{count} take {figure(need)} GB; {figure(held)} GB are there."
        fewer = float(f"{0.5 * held / (dims * FLOAT_GB):.2g}")
        ways = (Way("Hold them at a lower precision or on disk"), Way(f"Hold {fewer:,.0f}", {field: fewer}))
        yield Clash((field, *_machines(c)), text, ways)


def _machines(c: Constraints) -> tuple[str, ...]:
    """The field that holds what there is to run on."""
    named = [f"tooling.{name}" for name in ASKED if getattr(c.tooling, name) is not None]
    return (named[-1],) if named else ("cloud",)


def _held_gb(document: Document) -> float | None:
    told = list(demands(document, KIND, "ram"))
    return max((_gb(m["number"] or m["count"], m["scale"] or m["of"]) for m in told), default=None)


def _gb(number: str, scale: str) -> float:
    return (figures.first(number, integral=False) or 0.0) * BYTES_GB[scale[0].lower()]
