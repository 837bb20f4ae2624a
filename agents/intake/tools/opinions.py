"""A second opinion on how a product is meant, by all that stands around its name: fitted to labelled briefs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from agents.intake.fitted.model import Features, model
from agents.intake.tools.evidence import Evidence
from agents.intake.tools.names import Name
from agents.intake.words import FOLDER, load


def about(run: Sequence[Name]) -> frozenset[str]:
    """What kinds of products a list names, as signs."""
    return frozenset(f"kind {kinds()[name.row['id']]}" for name in run)


def hear(said: Evidence) -> None:
    """Add the opinion on a name. Changes the evidence."""
    said.opinion = model("tools").log_probabilities(Features(frozenset(said.around)))


@cache
def kinds() -> dict[str, str]:
    """The file of `lexicon/products/` that names each product."""
    files = sorted((FOLDER / "products").glob("*.yaml"))
    return {row["id"]: file.stem for file in files for row in load(f"products/{file.stem}")}
