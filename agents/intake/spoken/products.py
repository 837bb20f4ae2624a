"""The products that a sentence names, and the field that holds each."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.tools import ASKED, values
from agents.intake.spoken.frames import demands
from agents.intake.text import Document
from agents.intake.tools import names
from core.constraints import Constraints

Wanted = tuple[str, str]


def wanted(document: Document, c: Constraints, kind: str, name: str) -> Iterator[Wanted]:
    """(field, product) of what is in use or wished for and named in a sentence that makes the demand."""
    spans = [document.sentence_at(match.start()) for match in demands(document, kind, name)]
    for found in names.find(document) if spans else ():
        if any(span.start <= found.start < span.end for span in spans):
            product = str(found.row["id"])
            yield from (
                (f"tooling.{field}", product) for field in ASKED if product in values(getattr(c.tooling, field))
            )


def without(c: Constraints, field: str, products: list[str]) -> dict[str, list[str] | None]:
    """The field's list with these left out."""
    fact = getattr(c.tooling, field.rsplit(".", 1)[-1])
    return {field: [name for name in values(fact) if name not in products] or None}
