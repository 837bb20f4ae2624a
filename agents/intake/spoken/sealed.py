"""Data to be fetched from somebody else's cloud into a place that nothing gets into."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.hosting import hosted
from agents.intake.clashes.tools import ASKED, values
from agents.intake.spoken.frames import every, said
from agents.intake.spoken.products import without
from agents.intake.spoken.verdict import denials, refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from agents.spelling import several
from core.constraints import Constraints

KIND = "sealed"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """No line, and nothing that would bring the data in without one."""
    if c.air_gapped is None or not c.air_gapped.value:
        return
    fetched, entry = said(document, KIND, "fetched"), refused(document, KIND, "entry")
    if fetched is None or entry is None or _is_open(document) or said(document, KIND, "often") is None:
        return
    field, products = next(_sources(c), ("", []))
    fresh = ("freshness_s",) if c.freshness_s is not None else ()
    if not field and not fresh and c.data.sources is None:
        return
    told = several(products) if products else "What others host"
    away: dict[str, Any] = without(c, field, products) if field else {}
    text = f"{told}: “{fetched}”; the site is sealed, and “{entry}”."
    ways = (
        Way("Allow private connections instead of an air gap", {"air_gapped": None}),
        Way("Bring the data in on checked media", {"freshness_s": None, **away}),
    )
    yield Clash(("air_gapped", *([field] if field else []), *fresh), text, ways)


def _is_open(document: Document) -> bool:
    """Something brings the data in, and nothing rules it out."""
    shut = list(denials(document, KIND, "carried"))
    return any(not any(a <= m.start() < b for a, b in shut) for m in every(document, KIND, "carried"))


def _sources(c: Constraints) -> Iterator[tuple[str, list[str]]]:
    """Fields that name what others host and data come from; what an air gap rules out by itself is told there."""
    for name in ASKED:
        found = [str(product) for product in values(getattr(c.tooling, name)) if product in _outside()]
        if found:
            yield f"tooling.{name}", found


@cache
def _outside() -> frozenset[str]:
    return frozenset(row["id"] for row in load("products") if row.get("source") == "saas") - frozenset(hosted())
