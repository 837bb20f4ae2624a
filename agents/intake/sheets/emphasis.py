"""Signs that make a caption bold, and say nothing: `**Uptime**: 99.9 %`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.sheets.edits import Edit
from agents.intake.text import Document

_BOLD = re.compile(
    r"(?P<open>\*\*|__|`)(?=[^\s*_`])[^\n*_`]{1,80}?(?P<sign>:?)(?P<close>(?P=open))(?=(?P<behind>[ ]?:)?)"
)


def edits(document: Document) -> Iterator[Edit]:
    """The signs taken out around what ends in a colon, or has one behind it."""
    for bold in _BOLD.finditer(document.text):
        if bold["sign"] or bold["behind"]:
            yield Edit(*bold.span("open"), "")
            yield Edit(*bold.span("close"), "")
