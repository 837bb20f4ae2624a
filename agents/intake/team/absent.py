"""Nobody of a kind, said without a number of people: `ops is done by nobody`, `we lack anybody for infrastructure`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake.words import load, spaced

KINDS = {"team.platform_eng": "ops", "team.ml_eng": "ml"}


def find(low: str) -> Iterator[tuple[str, int, int]]:
    """Each field of which the lower-case text says that there is nobody, with the span that says so."""
    for field in KINDS:
        yield from ((field, *match.span()) for match in _pattern(field).finditer(low))


@cache
def _pattern(field: str) -> re.Pattern[str]:
    table = load("team")
    frames = table["nobody_frames"] + table["nobody_trades" if KINDS[field] == "ops" else "nobody_makers"]
    written = "|".join(frames).replace("{kind}", f"{{{KINDS[field]}}}")
    for word, forms in table["nobody_words"].items():
        written = written.replace(f"{{{word}}}", f"(?:{'|'.join(map(str, forms))})")
    return re.compile(rf"(?<![\w-])(?=[a-z])(?:{spaced(written)})(?![\w-])")
