"""Boxes that are ticked or left: `On-call: [ ] yes  [x] no` says `On-call: no`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.sheets.edits import Edit
from agents.intake.text import Document

_BOX = re.compile(r"(?P<ticked>\[[xX✓✔*]\]|\([xX✓✔]\)|[☑☒✅])|(?P<left>\[[ _]?\]|\([ ]\)|[☐□▢])")
_OPTION = re.compile(r"[ ]*(?P<said>[^\n\[\]☐☑□]*?)(?=[ ]{2,}|[ ]*(?:\n|$|\[|[☐☑☒□▢✅]|\([ xX✓✔]\)))")
_SEVERAL = 2


def edits(document: Document) -> Iterator[Edit]:
    """The options that were not chosen taken out, and the signs of those that were."""
    for line in re.finditer(r"[^\n]+", document.text):
        boxes = list(_BOX.finditer(document.text, *line.span()))
        if not boxes:
            continue
        alone = not document.text[line.start() : boxes[0].start()].strip(" -*")
        if alone and len(boxes) == 1:  # a list to tick off: each line is a statement
            yield Edit(boxes[0].start(), boxes[0].end(), "-")
        elif len(boxes) >= _SEVERAL or boxes[0]["ticked"]:
            yield from _chosen(document.text, boxes)


def _chosen(text: str, boxes: list[re.Match[str]]) -> Iterator[Edit]:
    kept = [box for box in boxes if box["ticked"]]
    for box in boxes:
        option = _OPTION.match(text, box.end())
        end = option.end() if option else box.end()
        if option is None or not option["said"].strip():
            yield Edit(box.start(), box.end(), "yes" if box["ticked"] else "no")
        elif box["ticked"]:
            begin = option.start("said") if option else box.end()
            yield Edit(box.start(), begin, "" if box is kept[0] else ", ")
        else:
            yield Edit(box.start(), end, "")
