"""A product that is demanded and that its vendor has closed: to all, or to whoever does not have it yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.tools import ASKED, values
from agents.intake.fitted import premises
from agents.intake.meaning.polarity import stance
from agents.intake.spoken.frames import pattern, quoted, said
from agents.intake.spoken.prescribed import banned_beside, prescribed
from agents.intake.spoken.products import without
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import alternation, load
from core.constraints import Constraints

KIND = "closed"
NEW = 0.4  # how sure a sentence has to be that says so in other words


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Policy LIF-01: no new design begins with it."""
    fresh = said(document, KIND, "fresh") or premises.quote(document, "account_new", NEW)
    for match in _names().finditer(document.low):
        row, name = _rows()[quoted(match)], document.text[match.start() : match.end()]
        field = _asked(document, c, row, match)
        if field is None or (row["to"] == "new" and not (fresh or _is_hard(c, row))):
            continue
        whom = "new customers" if row["to"] == "new" else "everybody"
        new = f", and “{fresh}”" if fresh and row["to"] == "new" else ""
        put = without(c, field, [row["field"]]) if "field" in row else {}
        opened = {"tooling.forbid": None} if c.tooling.forbid is not None else {}
        yield Clash(
            (field, *banned_beside(c, field)),
            f"{name} is demanded; it is closed to {whom} since {row['since']}{new}.",
            (Way(f"Do without {name} and allow what takes its place", {**put, **opened}),),
        )
        return


def _asked(document: Document, c: Constraints, row: dict[str, Any], match: re.Match[str]) -> str | None:
    """The field of a product that is asked for: by its field where it has one, else by the words around it."""
    fields = [f"tooling.{f}" for f in ASKED if row.get("field") in values(getattr(c.tooling, f))]
    if _is_hard(c, row):
        return "tooling.prefer"
    meant, sentence = stance(document, match.start(), match.end()), document.sentence_at(match.start())
    banned = meant.negated or meant.refused or meant.absent or meant.soft or meant.question or meant.current
    sole = any(product == row.get("field") for _, product in prescribed(document, c))
    demanded = sole or pattern(KIND, "demanded").search(sentence.text)
    if banned or pattern(KIND, "in_use").search(sentence.text) or not demanded:
        return None
    return (fields or ["tooling.prefer"])[0]


def _is_hard(c: Constraints, row: dict[str, Any]) -> bool:
    fact = c.tooling.prefer
    return fact is not None and bool(fact.hard) and row.get("field") in values(fact)


@cache
def _rows() -> dict[str, dict[str, Any]]:
    return {name: row for row in load(f"spoken/{KIND}")["products"] for name in row["names"]}


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation(_rows())})(?![\w-])")
