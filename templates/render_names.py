"""Names that come from the user, made safe: identifiers and single lines, never code."""

from __future__ import annotations

import re
import unicodedata

from core.constraints import Intake
from core.plan import Plan

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def plain(text: str, limit: int = 120) -> str:
    """One visible line of `text`: NFC, no control or direction characters, at most `limit` characters."""
    kept = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", text))
    visible = "".join(c for c in kept if unicodedata.category(c) not in _HIDDEN)
    return re.sub(r" +", " ", visible).strip()[:limit].strip()


def visible(text: str) -> str:
    """`text` with its line breaks, without any other control or direction character."""
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in normal if c in "\n\t" or unicodedata.category(c) not in _HIDDEN)


def slug(text: str, fallback: str, limit: int = 32) -> str:
    """[a-z][a-z0-9-]*, usable in resource, package and file names."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")[:limit].strip("-")
    return words if re.match(r"[a-z]", words) and len(words) > 2 else fallback


def title(plan: Plan, intake: Intake) -> str:
    """The project's name as the user wrote it, else what the brief says first; the archetype where it says nothing."""
    named = intake.constraints.project.name
    return plain(named.value if named else purpose(intake.brief), 80) or plan.archetype.replace("_", " ").capitalize()


_OPENING = re.compile(
    r"^(we|i)( would)? (need|want|like|require|are building|are looking for)( to have)?( an?| the)? ", re.I
)
_END = re.compile(r"[:;.!?\n(–—]|, ")


def purpose(brief: str, limit: int = 80) -> str:
    """The first clause of a brief without its opening words, whole words only; empty when it has no two words."""
    clause = _END.split(_OPENING.sub("", plain(brief, 400), count=1), maxsplit=1)[0]
    words = clause.split()
    while len(" ".join(words)) > limit:
        words.pop()
    text = " ".join(words)
    return text[:1].upper() + text[1:] if len(words) > 1 else ""
