"""A prescribed product, and more asked of it than the catalogue says it holds, takes or lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.counting import figures
from agents.intake.spoken.forms import forms, platform_of
from agents.intake.spoken.frames import demands, said
from agents.intake.spoken.periods import unit_h
from agents.intake.spoken.prescribed import banned_beside, prescribed
from agents.intake.spoken.products import without
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from agents.spelling import written
from core.constraints import Constraints, Source
from core.figures import figure
from templates.catalog.pattern import Pattern

KIND = "bounds"
AMOUNTS = (("number", "scale"), ("count", "of"))
BYTES_GB = {"k": 1e-6, "m": 1e-3, "g": 1.0, "t": 1e3, "p": 1e6}
UNITS = {"kb": 1e6, "mb": 1e3, "gb": 1.0, "tb": 1e-3}  # of a GB
SETTLED = 0.9  # of a limit
Row = dict[str, Any]


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The first limit that every form of the product falls short of."""
    cloud = platform_of(c) or ""
    for field, product in prescribed(document, c) if cloud else ():
        found = next(_beyond(document, c, product, cloud), None) or next(_lacking(document, product, cloud), None)
        if found is not None:
            yield _clash(c, field, product, *found)
            return
    yield from _ended(document, c)


def _ended(document: Document, c: Constraints) -> Iterator[Clash]:
    """A run that has to take place where every run is ended sooner."""
    table = load(f"spoken/{KIND}")
    takes = max(_amounts(document, "training", "h"), default=0.0)
    for words, most in table["places"].items():
        place = next((m.group() for m in re.finditer(words, document.text, re.I)), None)
        if place is not None and takes > most and said(document, "prescribed", "sole") is not None:
            text = f"“{place}” ends a run after {figure(most)} h; one takes {figure(takes)} h."
            field = "ci" if c.ci is not None else "tooling.prefer"
            yield Clash((field,), text, (Way("Train on a machine of the cloud"), Way("Allow the run to be split")))
            return


def _beyond(document: Document, c: Constraints, product: str, cloud: str) -> Iterator[tuple[Row, str, float]]:
    """(row, how it is told, what is within the limit)."""
    for row in load(f"spoken/{KIND}")["limits"]:
        limit = _limit(product, cloud, row)
        found = None if limit is None else _asked(document, c, row)
        if limit is None or found is None or ("beside" in row and said(document, KIND, row["beside"]) is None):
            continue
        field, asked = found
        if asked < limit if row.get("least") else asked > limit:
            yield row | {"field": field}, row["told"].format(figure(limit), figure(asked)), limit


def _lacking(document: Document, product: str, cloud: str) -> Iterator[tuple[Row, str, float]]:
    """What none of its forms has."""
    for row in load(f"spoken/{KIND}")["lacks"]:
        able = [form for form in forms(product, cloud, *row["of"]) if row.get("with", "") in ("", *form.provides)]
        words = next((m.group() for m in demands(document, KIND, row["said"])), None)
        if able and words is not None and not any(_has(form, row["has"]) for form in able):
            yield row, row["told"].format(" ".join(words.split())), 0.0


def _has(form: Pattern, name: str) -> bool:
    return form.latency.scale_to_zero if name == "scale_to_zero" else name in form.provides


def _limit(product: str, cloud: str, row: Row) -> float | None:
    """The widest of its forms; None where one of them is not known to have such a limit."""
    all_ = forms(product, cloud, *row["of"])
    known = [form.limits[row["limit"]] for form in all_ if row["limit"] in form.limits]
    if not known or len(known) < len(all_):
        return None
    return min(known) if row.get("least") else max(known)


def _asked(document: Document, c: Constraints, row: Row) -> tuple[str | None, float] | None:
    """The first of the row's fields that is stated, else what its frame counts."""
    sources = {Source.STATED, Source.INFERRED} if row.get("reckoned") else {Source.STATED}
    known: dict[str, Any] = {path: fact.value for path, fact in c.leaves() if fact.source in sources}
    if "fields" in row:
        return next(((path, float(known[path]) * _times(row)) for path in row["fields"] if path in known), None)
    told = _amounts(document, row["said"], row.get("in"))
    amount = (min if row.get("least") else max)(told, default=None)
    return None if amount is None else (None, amount)


def _times(row: Row) -> float:
    """How many units of the limit one of the field's makes."""
    return float(row.get("times", 1))


def _amounts(document: Document, frame: str, unit: str | None) -> list[float]:
    """What a frame firmly counts, in a unit; without numbers nobody can read."""
    told = (_amount(match, unit) for match in demands(document, KIND, frame))
    return [amount for amount in told if amount is not None]


def _amount(match: re.Match[str], unit: str | None) -> float | None:
    """The number of a frame in the row's unit."""
    groups = match.groupdict()
    number, scale = next((groups[n], groups.get(s)) for n, s in AMOUNTS if groups.get(n))
    amount = figures.first(number, integral=False)
    if amount is None or unit is None or not scale:
        return amount
    return amount * (unit_h(scale) if unit == "h" else BYTES_GB[scale[0].lower()] * UNITS[unit])


def _clash(c: Constraints, field: str, product: str, row: Row, told: str, limit: float) -> Clash:
    known: dict[str, Any] = {path: fact.value for path, fact in c.leaves()}
    changed, named = str(row.get("field")), str(row.get("field") or row.get("names"))
    banned = {} if c.tooling.forbid is None else {"tooling.forbid": None}
    ways = [Way(f"Do without {written(product)}" + (" and allow others" if banned else ""),
                {**without(c, field, [product]), **banned})]  # fmt: skip
    if changed in known:
        within = type(known[changed])(limit if row.get("least") else float(f"{SETTLED * limit / _times(row):.2g}"))
        ways.append(Way(f"Settle for {figure(within)}", {changed: within}))
    fields = (*([named] if named in known else []), field, *banned_beside(c, field))
    return Clash(fields, f"{written(product)} is demanded: it {told}.", tuple(ways))
