"""Products people are said to know, by the catalogue's names: `two engineers (Ray, Python)`, `good at Power BI`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.meaning.polarity import stance
from agents.intake.mention import Mention
from agents.intake.readers.cues import SKILLS, rules
from agents.intake.readers.skills import is_named_of_people, is_strange
from agents.intake.text import Document
from agents.intake.tools import names

_TITLE = re.compile(r" (?:administrators?|admins?|developers?|consultants?|partners?|vendors?)\b")


def read(document: Document, found: list[Mention]) -> Iterator[Mention]:
    """A mention for each product that stands for a skill, where no cue has it: the cues hold the common ones."""
    cued = {str(rule.value) for rule in rules() if rule.field == SKILLS}
    taken = {m.start for m in found if m.field.startswith("tooling.")}
    for name in (name for run in names.runs(document) for name in run):
        if name.row["id"] in cued or name.start in taken or not is_named_of_people(document, name.start):
            continue
        meant = stance(document, name.start, name.end)
        denied = meant.negated or meant.absent or meant.later or meant.question or is_strange(document, name.start)
        if not denied and not _TITLE.match(document.low, name.end):
            yield Mention(SKILLS, name.row["id"], name.start, name.end)
