"""Software under a licence that is banned, and closed software where only open source may be used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.tools import values
from agents.intake.meaning.polarity import stance
from agents.intake.spoken.frames import demanded, every, firm, pattern, quoted, said
from agents.intake.spoken.verdict import insisted, refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from core.constraints import Constraints

KIND = "licences"
FIELDS = ("tooling.prefer", "tooling.forbid")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """What is demanded comes under a licence that is ruled out (policy LIC-01)."""
    for licence in ("agpl", "sspl", "bsl"):
        banned = refused(document, KIND, licence)
        wanted = _demanded(document, f"under_{licence}") if banned else None
        if banned and wanted:
            text = f"“{wanted}” comes under a licence that is ruled out: “{banned}”."
            yield Clash(FIELDS, text, (Way(f"Do without {wanted}"), Way("Buy the commercial licence")))
            return
    yield from _spread(document)
    yield from _closed(document, c)


def _spread(document: Document) -> Iterator[Clash]:
    """A part under a copyleft licence in what others get, whose source they do not get."""
    part = next((m for m in every(document, KIND, "under_agpl") if _is_used(document, m)), None)
    secret = demanded(document, KIND, "secret") or refused(document, KIND, "published")
    if part is None or secret is None or said(document, KIND, "unbought") is None:
        return
    licence, given = said(document, KIND, "agpl"), said(document, KIND, "handed_out")
    if licence is not None and given is not None:
        text = f"“{part.group()}” under {licence} in “{given}”: who gets it gets the source, and “{secret}”."
        ways = (
            Way(f"Do without {part.group()}"),
            Way("Buy the commercial licence"),
            Way("Publish the source of what is given out"),
        )
        yield Clash(FIELDS, text, ways)


def _is_used(document: Document, match: re.Match[str]) -> bool:
    meant = stance(document, match.start(), match.end())
    return firm(document, match) and not (meant.negated or meant.refused or meant.absent)


def _closed(document: Document, c: Constraints) -> Iterator[Clash]:
    """A product whose source is closed is wished for, and nothing but open source may be used."""
    only = insisted(document, KIND, "open_only") or refused(document, KIND, "closed")
    named = values(c.tooling.prefer)
    away = [name for name in named if name in load("spoken/licences")["closed"]]
    if only and away:
        kept = [name for name in named if name not in away] or None
        told = f"{', '.join(away)} is no open source, and “{only}”."
        ways = (Way(f"Do without {', '.join(away)}", {"tooling.prefer": kept}), Way("Allow closed software"))
        yield Clash(FIELDS, told, ways)


def _demanded(document: Document, name: str) -> str | None:
    """A product of the frame that a sentence, or its heading, demands."""
    bought = said(document, KIND, "bought") is not None and said(document, KIND, "unbought") is None
    if bought or said(document, KIND, name) is None:
        return None
    for match in every(document, KIND, name):
        sentence = document.sentence_at(match.start())
        needed = pattern(KIND, "needed").search(sentence.text) or pattern(KIND, "needed").search(sentence.heading)
        if needed and _is_used(document, match):
            return quoted(match)
    return None
