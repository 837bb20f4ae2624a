"""A model that has to be learned from far too few examples, with everything refused that would make up for them."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demanded, every
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

FEW, ENOUGH = 300, 1000  # examples of a class: fewer tune nothing, so many learn a table's model (policy DAT-01)
UNTAUGHT = ("rag", "llm_generation", "llm_extraction", "anomaly", "asr")
REFUSED = ("rules", "borrowed", "more")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Rules, borrowed models and further examples are each refused, and there are hardly any examples."""
    kind = c.project.problem_type
    if kind is not None and kind.value in UNTAUGHT:
        return
    field, few = _examples(document, c)
    refused = [words for name in REFUSED if (words := demanded(document, "learning", name))]
    if few is None or few >= FEW or len(refused) < len(REFUSED):
        return
    text = f"{few:g} examples teach no model ({ENOUGH:,} are needed), and " + ", ".join(f"“{w}”" for w in refused) + "."
    ways = (
        Way("Begin with rules and collect examples", {"project.stage": "poc"}),
        Way(f"Wait for {ENOUGH:,} examples", {field: float(ENOUGH)}),
        Way("Allow a model trained elsewhere"),
    )
    yield Clash((field,), text, ways)


def _examples(document: Document, c: Constraints) -> tuple[str, float | None]:
    """How many examples there are at most, and the field that says so."""
    told = [float(m["count"].replace(",", "")) for m in every(document, "learning", "examples")]
    counts = {"data.row_count": c.data.row_count, "data.entities": c.data.entities}
    known = {name: fact.value for name, fact in counts.items() if fact is not None}
    if not known:
        return "data.row_count", min(told, default=None)
    field = min(known, key=lambda name: known[name])
    return field, min([known[field], *told])
