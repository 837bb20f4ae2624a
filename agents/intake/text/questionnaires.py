"""Questionnaires whose answers stand on lines of their own: `Q11 Monthly cost`, and below it `A: USD 2,000`."""

from __future__ import annotations

import re

_ANSWERED = re.compile(
    r"^(?P<label>[ ]*(?:Q(?:uestion)?\.? ?(?:\d{1,3}[.:)]?|[.:)])[ ]+)?)(?P<asked>[^\n:]{1,89}[^\s:]):?[ ]*"
    r"(?P<gap>\n(?:[ ]*\n)?)(?P<mark>[ ]*(?:A|R|Ans(?:wer)?\.?|Resp(?:onse)?\.?|Reply) ?:)(?=[ \n])",
    re.M | re.I,
)
_SEVERAL = 2


def answered(text: str) -> str:
    """The text with each answer on the line of what it answers, as long, `-   Monthly cost:   USD 2,000`, or as the
    item below its question.
    """
    return _ANSWERED.sub(_joined, text) if len(_ANSWERED.findall(text)) >= _SEVERAL else text


def _joined(line: re.Match[str]) -> str:
    label = "-".ljust(len(line["label"])) if line["label"].strip() else line["label"]
    if line["asked"].endswith("?"):
        question = f"{label}{line['asked']}".ljust(line.start("gap") - line.start())
        return question + line["gap"] + "-".ljust(len(line["mark"]))
    sign = " " if line["asked"].endswith(".") else ":"
    return f"{label}{line['asked']}{sign}".ljust(len(line.group()))
