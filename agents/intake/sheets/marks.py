"""Ticks, crosses and letters for yes and no: `NIGHT DUTY: ✗`, `HIPAA: Y`, `SageMaker ✗`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.sheets.edits import Edit
from agents.intake.sheets.words import answers
from agents.intake.text import Document
from agents.intake.words import alternation

_GAP = re.compile(r"(?<=\S)[ ]{3,}(?=[A-Za-z][\w/ -]{0,30}(?::[ ]|[ ][✓✔✗✘]))")
_CROSS = re.compile(r"(?<=[\w)])[ ]+[✗✘✕❌](?:[ ]*[,;·][ ]*(?P<on>)|(?=[ ]*(?:$|[\n.|(])))", re.M)
_TICK = re.compile(r"(?<=[\w)])[ ]+[✓✔✅](?=[ ]*(?:$|[\n,;.·|(]|[A-Za-z]))", re.M)


def edits(document: Document) -> Iterator[Edit]:
    """Entries on one line set apart, and what stands alone as a value in words."""
    text = document.text
    for match in re.finditer(rf"[:=][ ]+(?P<said>{alternation(answers())})(?=[ ]*(?:$|\n|[,;(]|[ ]{{2}}))", text, re.I):
        said = answers()[match["said"].lower()]
        if text[match.end("said") :].lstrip(" ")[:1] in ("", "\n"):
            said += "."  # what stands on the next line is not denied
        if match["said"].lower() != said:
            yield Edit(*match.span("said"), said)
    for gap in _GAP.finditer(text):
        line = text[text.rfind("\n", 0, gap.start()) + 1 : gap.start()]
        if re.search(r":[ ]|[✓✔✗✘]", line):
            yield Edit(*gap.span(), "\n")
    for cross in _CROSS.finditer(text):
        yield Edit(*cross.span(), ": no.\n" if cross["on"] is not None else ": no.")
    for tick in _TICK.finditer(text):
        yield Edit(*tick.span(), "")
