"""A demanded product that is paid for by the month whether it is used or not, above the whole of a hard budget."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.tools import ASKED, values
from agents.intake.meaning.polarity import stance
from agents.intake.spoken.frames import pattern
from agents.intake.spoken.prescribed import prescribed
from agents.intake.spoken.products import without
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from agents.vocabulary import money
from core.constraints import Constraints
from templates.catalog.load import catalog

KIND = "standing"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The least there is of it costs more than may be spent at all."""
    cap, hard = c.budget.monthly_usd, c.budget.hard
    if cap is None or hard is None or not hard.value:
        return
    for row in load(f"spoken/{KIND}")["products"]:
        price, match = catalog().prices.get(row["price"]), _asked(document, c, row)
        if price is None or price.usd is None or match is None:
            continue
        need, name = price.usd * row["times"], match.group()
        field = _field(c, row["field"])
        if need > cap.value and field is not None:
            text = (
                f"{name} is demanded; the least of it is {money(need)} a month, "
                f"and the hard budget is {money(cap.value)}."
            )
            opened = {"tooling.forbid": None} if c.tooling.forbid is not None else {}
            less = Way(f"Do without {name} and allow others", {**without(c, field, [row["field"]]), **opened})
            more = Way(
                f"Raise the budget: {name} alone takes {money(need)}", {"budget.monthly_usd": None}, least_usd=need
            )
            yield Clash(("budget.monthly_usd", field), text, (less, more))
            return


def _asked(document: Document, c: Constraints, row: dict[str, Any]) -> re.Match[str] | None:
    """Its name, in a sentence that demands it or beside one that leaves nothing else; as nothing that is refused."""
    sole = any(product == row["field"] for _, product in prescribed(document, c))
    for match in re.finditer(rf"\b(?:{'|'.join(row['names'])})\b", document.text, re.I):
        meant, sentence = stance(document, match.start(), match.end()), document.sentence_at(match.start())
        demanded = sole or pattern(KIND, "demanded").search(sentence.text)
        if demanded and not (meant.negated or meant.refused or meant.soft):
            return match
    return None


def _field(c: Constraints, product: str) -> str | None:
    """The field that holds the product."""
    return next((f"tooling.{field}" for field in ASKED if product in values(getattr(c.tooling, field))), None)
