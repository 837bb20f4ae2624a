"""Whether a brief rules a thing out or insists on it: denied before it, refused behind it, banned by a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.meaning.polarity import label, stance
from agents.intake.spoken.frames import demands, every, pattern, quoted
from agents.intake.text import Document

KIND = "verdict"
_REACH = 110
_BREAKS = re.compile(
    r"[;:!?]|\.\s|, own\b(?! \w+(?: \w+)? (?:is|are)\b)|, (?:our|we|it|they|you|its|their|this|that|which|who|with)\b|"
    r"\b(?:but|whereas|while|because|so that|if|unless|as long as|except)\b",
    re.I,
)
_DENIAL = re.compile(
    r"\b(?:not|never|nowhere|nobody|instead of|forbidden|prohibited|banned|barred|excluded|ruled out|left out|"
    r"(?:kept|keeps?|stays?|leaves?|taken) (?:\w+ )?out|omitted|removed|dropped|withheld|stripped|"
    r"audits? (?:of fairness )?(?:only|alone))\b|n't\b",
    re.I,
)
_NOT = re.compile(
    r"(?:\b(?:not|never|no|nobody|nothing|hardly|neither)|n't)(?: (?!(?:and|or|nor|but) )\w+){0,2} $", re.I
)


def refused(document: Document, kind: str, name: str) -> str | None:
    """The words that rule out what the frames of the name call by its nouns; None where nothing does."""
    return next((_quoted(document, *span) for span in denials(document, kind, name)), None)


def _quoted(document: Document, start: int, end: int) -> str:
    """The words from the beginning of the first: `can't be split`, not `n't be split`."""
    while start > 0 and document.text[start].isalpha() and document.text[start - 1].isalpha():
        start -= 1
    return " ".join(document.text[start:end].split())


def denials(document: Document, kind: str, name: str) -> Iterator[tuple[int, int]]:
    """Where what the frames of the name call is ruled out, from the denial to what is denied or the other way round."""
    for match in every(document, kind, name):
        found = ruled_out(document, match)
        if found is not None and not stance(document, *found).current:
            yield found


def insisted(document: Document, kind: str, name: str) -> str | None:
    """The words of the first frame of the name that is a demand and nowhere denied."""
    for match in demands(document, kind, name):
        if not _DENIAL.search(match.group()) and ruled_out(document, match) is None:
            return quoted(match)
    return None


def ruled_out(document: Document, match: re.Match[str]) -> tuple[int, int] | None:
    """The span of both; None where nothing rules it out."""
    sentence = document.sentence_at(match.start())
    begin = max(sentence.start, match.start() - _REACH)
    left, right = document.text[begin : match.start()], document.text[match.end() : sentence.end][:_REACH]
    for name in ("denied", "banned"):
        before = _last(name, left)
        if before is not None and not _BREAKS.search(left, before.end()) and not _is_twice(left, before):
            return begin + before.start(), match.end()
    behind = pattern(KIND, "behind").search(right)
    if behind is not None and not _BREAKS.search(right, _told(right), behind.end()):
        return match.start(), match.end() + behind.end()
    likewise = pattern(KIND, "likewise").search(right)
    if likewise is not None and pattern(KIND, "ruled_before").search(left):
        return match.start(), match.end() + likewise.end()
    listed = pattern(KIND, "listed").search(_with_next(document, match, right))
    if listed is not None:
        return match.start(), match.end() + listed.end()
    above = (sentence.heading, label(document, match.start()))  # `Forbidden:` over the line, or at its beginning
    return (match.start(), match.end()) if any(map(pattern(KIND, "headed").search, above)) else None


def _is_twice(left: str, denial: re.Match[str]) -> bool:
    """`not without`, but not `neither disks nor …`."""
    return denial.group().lower() != "nor" and _NOT.search(left, 0, denial.start()) is not None


def _with_next(document: Document, match: re.Match[str], right: str) -> str:
    """What follows in the sentence, and behind a colon that ends it: a list, and what becomes of it."""
    return document.text[match.end() : match.end() + 2 * _REACH] if right.rstrip().endswith(":") else right


def _told(right: str) -> int:
    """Where the answer to a caption begins: `replicas: forbidden`."""
    return len(right) - len(right.lstrip(" :"))


def _last(name: str, left: str) -> re.Match[str] | None:
    return next(reversed(list(pattern(KIND, name).finditer(left))), None)
