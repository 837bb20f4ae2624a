"""Names said of what people know, which say nothing about what is in use."""

from __future__ import annotations

import re

from agents.intake.polarity import label
from agents.intake.text import Document

_SKILL = re.compile(
    r"\b(?:fluent|skilled|experienced?|proficient|comfortable|familiar|knows?|strong) (?:in |"
    r"with |at |of )?((?:[\w+#./-]+(?: \w+)?(?:, | and | or |, and )?){0,6})$"
)
_IN_BRACKETS = re.compile(
    r"\b(?:engineers?|scientists?|developers?|devs?|people|analysts?|team|programmers?|sres?) \([^)]*$"
)
_CREW = re.compile(r"(?:team|crew|staff|people|skills?|squad|who|personnel)\b")
_SKILLS_AFTER = re.compile(r"[\w#./-]+(?:(?:,| and| or| ?[+&/]) ?[\w#./-]+){0,4} (?:skills?|experience|know-how)\b")


def is_skill(document: Document, start: int) -> bool:
    """Whether the name stands in a list of what people know, which says nothing about what is in use."""
    sentence = document.sentence_at(start)
    left = document.low[max(sentence.start, start - 80) : start]
    if _CREW.match(label(document, start)):
        return True
    return bool(_SKILL.search(left) or _IN_BRACKETS.search(left)) or bool(_SKILLS_AFTER.match(document.low, start))
