"""More asked than arithmetic or nature allows, and two amounts that cannot both hold: `lexicon/spoken/reckoned`.

A row holds where all it `says` is told, all it `demands` is a demand and all it `refuses` is ruled out. It is broken
where what it `needs` is clearly more than what it `has` (`differ`: where one is clearly more than the other); a row
without either is broken by what is told alone. Nothing that leaves a way out is refused: `closed` is how many ways are
ruled out beside what is told; what it refuses may have to stand `near`. What has to be said of `one` thing clashes only
there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import Any

from agents.intake import matters
from agents.intake.clashes.clash import Clash
from agents.intake.spoken import quantities
from agents.intake.spoken.frames import demands, every, quoted, said
from agents.intake.spoken.naming import named
from agents.intake.spoken.periods import group
from agents.intake.spoken.quantities import Facts, Quantity, Span
from agents.intake.spoken.verdict import denials, insisted
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import FOLDER, load
from agents.vocabulary import money, size, span
from core.constraints import Constraints
from core.figures import figure
from policies.expressions import expression, prepared

KIND = "reckoned"
CLEARLY = 1.5
NEAR = 250  # characters between an amount and what is ruled out of it
MS, GB = 1000.0, 1e-9
Row = dict[str, Any]


@dataclass
class Case:
    """What a row was found to say: its quantities, its words, and where both stand."""

    read: dict[str, Quantity] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    at: list[Span] = field(default_factory=list)

    def worth(self, formula: str) -> float | None:
        """The value of a formula over the quantities; None where one of them is not told."""
        value = expression(formula).value(prepared({name: one.value for name, one in self.read.items()}))
        return float(value) if isinstance(value, int | float) else None


@cache
def kinds() -> tuple[str, ...]:
    """The tables, one for each field of knowledge."""
    return tuple(f"{KIND}/{path.stem}" for path in sorted((FOLDER / "spoken" / KIND).glob("*.yaml")))


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Every row that is broken, table after table."""
    known: Facts = dict(c.leaves())
    for kind in kinds():
        for row in load(f"spoken/{kind}")["rows"]:
            found = _broken(document, c, known, kind, row)
            if found is not None:
                yield found


def _broken(document: Document, c: Constraints, known: Facts, kind: str, row: Row) -> Clash | None:
    case = Case() if _holds(known, row) else None
    if case is None or not _measured(document, known, kind, row, case) or not _told(document, kind, row, case):
        return None
    if any(insisted(document, kind, name) for name in row.get("unless", ())):
        return None
    beyond = _beyond(row, case)
    if beyond is None or not _is_closed(document, row, case) or _is_of_two(document, row, case):
        return None
    return _clash(c, row, case, *beyond)


def _holds(known: Facts, row: Row) -> bool:
    """Whether the fields have the values of `where`, and those of `absent` are not told."""
    values = ((known[path].value if path in known else None, value) for path, value in row.get("where", {}).items())
    fits = all(one == value for one, value in values)
    return fits and not any(path in known for path in row.get("absent", ()))


def _measured(document: Document, known: Facts, kind: str, row: Row, case: Case) -> bool:
    """Reads the row's quantities; whether all of them are told, each in words of its own."""
    table = load(f"spoken/{kind}")["quantities"]
    for name in row.get("of", ()):
        found = quantities.read(document, known, kind, name, table[name])
        if found is None or any(a < end and start < b for a, b in found.at for start, end in case.at):
            return False
        case.read[name] = found
        case.at += found.at
    return True


def _told(document: Document, kind: str, row: Row, case: Case) -> bool:
    """Whether what is told, demanded and ruled out is all there; quotes what is."""
    for name in row.get("says", ()):
        if said(document, kind, name) is None:
            return False
        case.at.append(next(every(document, kind, name)).span())
    things: set[str] = set()
    for name in row.get("demands", ()):
        match = next(demands(document, kind, name), None)
        if match is None:
            return False
        things.add(group(match, "thing").lower().rstrip("s"))
        case.words.append(quoted(match))
        case.at.append(match.span())
    for name in row.get("refuses", ()):
        bans = denials(document, kind, name)
        ban = next((ban for ban in bans if not row.get("near") or _is_near(document, case, ban[0])), None)
        if ban is None:
            return False
        case.words.append(" ".join(document.text[slice(*ban)].split()))
        case.at.append(ban)
    return not row.get("one") or len(things) < 2


def _is_near(document: Document, case: Case, start: int) -> bool:
    """Whether it stands in the sentence of an amount that a frame tells, or right behind it."""
    told = [span for quantity in case.read.values() if quantity.field is None for span in quantity.at]
    return any(document.sentence_at(begin).start <= start < end + NEAR for begin, end in told)


def _beyond(row: Row, case: Case) -> tuple[float, float] | None:
    """What is needed and what there is, where the first is clearly more; (0, 0) for a row without amounts."""
    if "needs" not in row:
        return 0.0, 0.0
    need, have = case.worth(row["needs"]), case.worth(row["has"])
    clearly = float(row.get("clearly", CLEARLY))
    if need is None or have is None or need < 0 or have < 0:
        return None
    if row.get("differ") and min(need, have) * clearly < max(need, have):
        return need, have
    return (need, have) if need > clearly * have else None


def _is_closed(document: Document, row: Row, case: Case) -> bool:
    """Whether enough ways out are ruled out in the sentences of the row's amounts and words, and those beside them."""
    least = int(row.get("closed", 0))
    if not least:
        return True
    order = {sentence.start: i for i, sentence in enumerate(document.sentences)}
    near = {order[document.sentence_at(start).start] + step for start, _ in case.at for step in (-1, 0, 1, 2)}
    beside = (document.sentences[i].text for i in sorted(near) if 0 <= i < len(document.sentences))
    return sum(len(_closing().findall(text)) for text in beside) >= least


def _is_of_two(document: Document, row: Row, case: Case) -> bool:
    """Whether what has to be said of `one` thing is said of two: of different days, systems or things."""
    spans = [span for quantity in case.read.values() for span in quantity.at] if row.get("one") else []
    return any(matters.are_of_two(document, first, other) for first, other in combinations(spans, 2))


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(load("spoken/written_amounts")["closed"], re.I)


def _clash(c: Constraints, row: Row, case: Case, need: float, have: float) -> Clash:
    told = {name: figure(one.value) for name, one in case.read.items()}
    unit = row.get("in", "count")
    told |= {"needs": _shown(need, unit), "has": _shown(have, unit), "words": "”, and “".join(case.words)}
    ways = tuple(_way(c, way, case, told) for way in row["ways"])
    return Clash(named(row, c), str(row["told"]).format(**told), ways)


def _way(c: Constraints, way: Any, case: Case, told: dict[str, str]) -> Way:
    """`change` alone, or with `put`: literal values, None to leave a field open, or a formula behind `=`."""
    if isinstance(way, str):
        return Way(way.format(**told))
    known: dict[str, Any] = {path: fact.value for path, fact in c.leaves()}
    put: dict[str, Any] = {}
    for path, value in way.get("put", {}).items():
        reckoned = case.worth(value[1:]) if isinstance(value, str) and value.startswith("=") else None
        if reckoned is None:
            put[path] = value
        else:
            put[path] = type(known.get(path, 1.0))(float(f"{reckoned:.2g}"))
    least = case.worth(way["least_usd"]) if "least_usd" in way else None
    shown = told | {path.split(".")[-1]: figure(value) for path, value in put.items() if isinstance(value, float | int)}
    return Way(str(way["change"]).format(**shown), put, least_usd=least or 0.0)


def _shown(value: float, unit: str) -> str:
    """An amount as people say it."""
    if unit == "time":
        return span(value * MS)
    if unit == "bytes":
        return size(value * GB)
    if unit == "usd":
        return money(value)
    if unit == "watts":
        return f"{figure(float(f'{value / 1e3:.3g}'))} kW"
    if unit == "bits":
        return f"{figure(value / 1e6)} Mbit/s"
    return f"{figure(float(f'{value:.3g}'))}{' %' if unit == 'pct' else ''}"
