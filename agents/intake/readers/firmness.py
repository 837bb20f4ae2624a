"""How firm a budget is: a must, a wish, or not said. The grammar is `lexicon/firmness.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence
from agents.intake.words import load, written

Span = tuple[int, int]
SUM = "¤"
_ASIDE, _PROVERB = 14, 22  # words of a remark behind the sum, and of one behind a semicolon
_BUDGET = re.compile(r"\b(?:the|our|this|that) (?:\w+ )?(?:budget|spending limit)\b", re.I)
_NUMBER = re.compile(r"(?!(?:19|20)\d\d(?!\d))(?<!\d)\d")  # a year is none
_WRITTEN = re.compile(r"\d(?:[\d.,' ]*\d)?")
_FORMER = re.compile(
    r"\([^()]*\)|\b(?:was|were|up from|down from|instead of|last year|before:?) \W?[\d.,' ]+k?\b", re.I
)
_NO = re.compile(r"\W*(?:no|nope|never|not|nothing|none|unfortunately not|sorry,? no)\b", re.I)
_BETWEEN = re.compile(r"(?:,| and| but|;|\()\s")
_BACK = re.compile(  # not `more screens`
    r"\b(?:it|this|that|over|above|beyond|higher|extra|room|leeway|left|"
    r"more(?! (?!than|if|when|for|money|cash|is|may|can|could|will|would|in|at|to|or|and|from)\w))\b",
    re.I,
)
_PART_BEFORE, _PART_AFTER = re.compile(r"(?<=[,(])\s"), re.compile(r",\s")


@dataclass(frozen=True)
class Phrase:
    """A phrase found: where it stands, how much its rank counts (0 first) and what it says."""

    start: int
    end: int
    rank: int
    hard: bool


@cache
def _phrases() -> tuple[tuple[int, bool, re.Pattern[str]], ...]:
    """(rank, hard, pattern) for each side of each rank."""
    ranks, lists = load("firmness")["ranks"], load("firmness")["words"]
    words = {name: sorted(map(str, forms), key=len, reverse=True) for name, forms in lists.items()}
    return tuple(
        (rank, name == "hard", _compiled(written("|".join(map(str, sides[name])), words)))
        for rank, sides in enumerate(ranks)
        for name in ("soft", "hard")
        if sides[name]
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I)


@cache
def _words(name: str) -> re.Pattern[str]:
    return _compiled("|".join(load("firmness")[name]))


def apart(document: Document, spans: list[Span]) -> Iterator[Mention]:
    """`The budget stays the same, but it is a hard limit`: firmness told without a sum."""
    for sentence in document.sentences:
        sums = any(sentence.start <= start < sentence.end for start, _ in spans)
        match = None if sums else _BUDGET.search(sentence.text)
        hard = judged(sentence.text[match.end() :]) if match else None
        if match is not None and hard is not None and not sentence.text.rstrip().endswith("?"):
            start = sentence.start + match.start()
            yield Mention("budget.hard", hard, start, sentence.end, confidence=0.8, wish=not hard)


def of(document: Document, span: Span, spans: list[Span]) -> bool | None:
    """How firm the sum at `span` is, of all sums at `spans`; None when the brief does not say."""
    last = document.sentence_at(max(span[0], span[1] - 1))
    own = _own_part(document, span, spans)
    told = judged(own) is not None or _has_sum(document, last, spans)
    answered = None if told else _answered(document, last)
    if answered is not None:
        return answered
    return judged(own + _said_next(document, last, told))


def _answered(document: Document, sentence: Sentence) -> bool | None:
    """`Can it go up? No.`: what a question behind the sum and its answer say together."""
    question = document.sentence_at(min(sentence.end + 1, len(document.text)))
    if question.start < sentence.end or not question.text.rstrip().endswith("?"):
        return None
    answer = document.sentence_at(min(question.end + 1, len(document.text)))
    asked = judged(question.text)
    if asked is None or answer.start < question.end or _words("elsewhere").search(question.text):
        return None
    return not asked if _NO.match(answer.text) else asked


def in_itself(document: Document, span: Span) -> bool | None:
    """How firm the sum is by its own sentence alone."""
    return judged(_own_part(document, span, [span]))


def judged(text: str) -> bool | None:
    """What the text says of the sum in it, written `¤`: True for a must, False for a wish."""
    first = _weightiest(text)
    return first.hard if first else None


def _weightiest(text: str) -> Phrase | None:
    """The phrase that decides what the text says of a sum."""
    found = [
        Phrase(match.start(), match.end(), rank, hard)
        for rank, hard, pattern in _phrases()
        for match in pattern.finditer(text)
    ]
    left = [one for one in found if not any(_covers(other, one) for other in found)]
    return min(left, key=lambda one: (one.rank, one.hard), default=None)


def _covers(other: Phrase, one: Phrase) -> bool:
    """Whether the other phrase holds this one and says more."""
    holds = other.start <= one.start and one.end <= other.end
    return holds and other.end - other.start > one.end - one.start


def _own_part(document: Document, span: Span, spans: list[Span]) -> str:
    """The sentence around the amount, cut where another amount begins."""
    sentence = document.sentence_at(max(span[0], span[1] - 1))
    index = spans.index(span)
    begin = document.sentence_at(span[0]).start
    start = max(begin, spans[index - 1][1]) if index else begin
    end = min(sentence.end, spans[index + 1][0]) if index + 1 < len(spans) else sentence.end
    before, own, after = document.text[start : span[0]], document.low[span[0] : span[1]], document.text[span[1] : end]
    before = _parts(before)[-1] if index else before
    after = after if index + 1 == len(spans) or spans[index + 1][0] > sentence.end else _own_side(after)
    return _near(before) + (f"{SUM}ish" if "ish" in own else SUM) + _near_after(after)


def _parts(between: str) -> list[str]:
    return _BETWEEN.split(between)


def _own_side(between: str) -> str:
    """What stands between two sums without what leads up to the second (`target 3,200, hard stop 4,000`)."""
    parts = _parts(between)
    own = len(parts) < 2 or any(rank == 0 and pattern.search(parts[-1]) for rank, _, pattern in _phrases())
    return between if own else "".join(parts[:-1])


def _near(left: str) -> str:
    """The parts between commas that lead up to the sum, as far as no other number stands in them."""
    kept: list[str] = []
    for part in reversed(_PART_BEFORE.split(left)):
        if kept and _NUMBER.search(part):
            break
        kept.insert(0, part)
    return " ".join(kept)


def _near_after(right: str) -> str:
    parts = _PART_AFTER.split(right)
    numbered = next((i for i, part in enumerate(parts) if _is_other(i, part)), len(parts))
    return ", ".join(parts[:numbered])


def _is_other(index: int, part: str) -> bool:
    """Whether a part behind is of another number; `could stretch to 500`, `hard limit (was 45)` are about the sum."""
    return index > 0 and bool(_NUMBER.search(_FORMER.sub("", part))) and not (_tolerates(part) or _names_the_next(part))


def _tolerates(part: str) -> bool:
    """Whether the part says in so many words that the sum may be passed."""
    return any(rank == 0 and not hard and pattern.search(part) for rank, hard, pattern in _phrases())


def _has_sum(document: Document, sentence: Sentence, spans: list[Span]) -> bool:
    """Whether the sentence behind has a sum of its own to speak of."""
    following = document.sentence_at(min(sentence.end + 1, len(document.text)))
    return any(sentence.end <= start and following.start <= start < following.end for start, _ in spans)


def _names_the_next(part: str) -> bool:
    """`I'd be sacked for 2,300`: a number that the sum must not come to."""
    first = _plain(part)
    return first is not None and any(first.start < n.start() < first.end for n in _NUMBER.finditer(part))


def _plain(text: str) -> Phrase | None:
    """What says in so many words that something may or may not be passed."""
    first = _weightiest(text)
    return first if first and first.rank == 0 else None


def _said_next(document: Document, sentence: Sentence, told: bool) -> str:
    """The sentence behind, where it goes on about the sum (`That is a hard limit.`, `…; the CFO will not budge`)."""
    following = document.sentence_at(min(sentence.end + 1, len(document.text)))
    if following.start < sentence.end or not _goes_on(document, sentence, following, told):
        return ""
    return following.text + (_said_next(document, following, told) if following.text.endswith(";") else "")


def _goes_on(document: Document, sentence: Sentence, following: Sentence, told: bool) -> bool:
    """Whether the sentence behind one with a sum is about that sum; `told`: the first says how firm it is."""
    text, plain = following.text, _plain(following.text)
    semicolon = sentence.text.endswith(";")
    remark = len(text.split()) <= (_PROVERB if semicolon and plain else _ASIDE)
    again = _WRITTEN.search(text)
    repeats = again is not None and again.group() in document.text[sentence.start : sentence.end]
    known = repeats or judged(text) is False or _names_the_next(text)
    beside = text[: plain.start] + text[plain.end :] if plain else text
    if (_NUMBER.search(text) and not (remark and known)) or _words("elsewhere").search(beside):
        return False
    on = re.match(load("firmness")["following"], text, re.I) or _words("about_money").search(text)
    back = plain is not None and not told and (_BACK.search(text) or _names_the_next(text))
    return bool(on) or (remark and (semicolon or bool(back)))
