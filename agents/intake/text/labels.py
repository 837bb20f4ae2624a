"""Labels of lines: `R1`, `Article 2`, or a bare `8` beside `9` and `10`, are no part of what they number."""

from __future__ import annotations

import re
from itertools import pairwise

_LABEL = re.compile(  # `R1 Draw the outline of each field`
    r"^[ ]{0,8}(?:[A-Z]{1,3}-?|(?:Art\.?|Article|Clause|Section|Sec\.|Item|Point|Req\.|§) ?)\d{1,2}(?=[ .:)])"
    r"(?:[.:)](?= ))?",
    re.M,
)
_NUMBERED = re.compile(r"^[ ]{0,8}(?P<number>\d{1,2})(?= {1,4}[A-Z])(?P<said>.*)", re.M)  # `9 Own staff: one developer`
_STATING = re.compile(r"[\d:]")  # a list of counts, `2 Developers`, holds neither
_SERIES = 3


def bulleted(text: str) -> str:
    """The text with a bullet, as long, for the label of each numbered requirement."""
    return _unnumbered(_unlabelled(text))


def _unlabelled(text: str) -> str:
    """Beside `R1` and `R2` the 3 of `R3 120 scenes` is no part of a number."""
    labels = {_plain(match) for match in _LABEL.finditer(text)}
    series = {label[:-1] for label in labels if label.endswith("1") and f"{label[:-1]}2" in labels}
    if not series:
        return text
    return _LABEL.sub(
        lambda m: "-".ljust(len(m.group())) if _plain(m).rstrip("0123456789") in series else m.group(), text
    )


def _plain(label: re.Match[str]) -> str:
    """The label without the sign behind it."""
    return label.group().strip(" .:)")


def _unnumbered(text: str) -> str:
    """`8 Availability 99.5 %`, `9 Own staff: …`, `10 Ceiling …`: lines that count on, each with a statement."""
    for run in _runs(list(_NUMBERED.finditer(text))):
        if len(run) >= _SERIES and any(_STATING.search(line["said"]) for line in run):
            for line in run:
                text = text[: line.start()] + "-".ljust(line.end("number") - line.start()) + text[line.end("number") :]
    return text


def _runs(lines: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """The lines in runs whose numbers rise by one."""
    runs = [lines[:1]]
    for one, following in pairwise(lines):
        if int(following["number"]) == int(one["number"]) + 1:
            runs[-1].append(following)
        else:
            runs.append([following])
    return runs
