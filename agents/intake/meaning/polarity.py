"""How a mention is meant: refused, absent, required, wished for, in use already, or put off until later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from agents.intake.text import Document, Sentence
from agents.intake.words import cues, load

_AFFIRMED = re.compile(
    r"\s*(?:is|are) (?:already|in place|there|fine|okay|ok|allowed|approved|what we|our|welcome|"
    r"preferred|available|used|in use)\b|[ :]+yes\b|\s*(?:we|they) (?:already |do )?(?:have|use|run|know|like)\b"
)
_AFFIRMING = re.compile(  # `aws cape town?` `sipho: yes. …`
    r"\s*(?:\[[^\]\n]{1,30}\]\s*)?(?:[\w.]{1,20} ?[:>]\s*)?"
    r"(?:(?:yes|yep|yeah|yup|exactly|correct|indeed|sure|ja|si|sí|oui)\b(?! but|, but)|right[,.!])"
)
_BEGINNING = re.compile(r"\n|[.!?;]\s|,\s+(?=[a-z ]{3,30}\s:\s)")
_NO_SUCH = re.compile(r"no \w+(?: \w+)?\W*")  # `No cloud: …` tells what there is not
_DIRECT = re.compile(r"\b(?:no|not|never|without|nor|neither)\s+(?:\w+\s+)?$")
_LABEL = re.compile(r"[^:|.!?\n]{2,60}(?::| ?\|)(?=\s)")
_NONE = re.compile(
    r"(?:(?:\s\w+){0,2}\s?[:=|?]\s*|\s(?=no(?:ne)?\b))"
    r"(?:none|no|false|n/a|nil|nobody|nothing(?: personal| private| sensitive| of the (?:sort|kind))?|"
    r"not (?:needed|required|applicable|relevant|possible|allowed|foreseen)|"
    r"impossible|excluded|ruled out|-)\s*(?:[.,;|()]|$|\n)"
)
_REPLACED = re.compile(r"\b(?:instead of|rather than|no longer|,? not|was wrongly) (?:the )?(?:\w+ of )?$")
_SENT = re.compile(
    r"\b(?:sent|cop(?:y|ied)|upload(?:ed)?|shipped|transferred|going|goes?|moved|exported|taken|synced|replicated|for)\b"
    r"(?: up| over| out)?(?: \w+)? (?:to|into|in)\b"
)
_ONWARD = re.compile(r"\b(?:to|onto|with|by|in favou?r of)\b")
_MARKS = (";", " but ", " while ", ", we ", ", the new ", ", ours ", ". ")
_COLUMNS, _REACH, _SCOPE, _NAMED = 2, 300, 160, 3
# `Kafka, managed services are forbidden`
_NEW_SUBJECT = re.compile(r", (?!(?:and|or|nor) )[a-z-]+ (?!(?:and|or|nor) )[a-z-]+ ?$")
_DENIED_ITEM = re.compile(r"[\s*•-]*(?:no|not|without|nobody|nothing|no one|w/o|w/out|never|none)\b[^.;:]*, ", re.I)
_LIST_ITEM = re.compile(r"\s*(?:\S+\s+){0,4}\S*\s*")
pattern = partial(cues, "polarity")


@dataclass(frozen=True)
class Stance:
    """What the words around a mention say about it; several may hold."""

    negated: bool = False
    refused: bool = False
    absent: bool = False
    later: bool = False
    question: bool = False
    hard: bool = False
    soft: bool = False
    current: bool = False

    @property
    def firmness(self) -> bool | None:
        """True for a must, False for a wish, None when the brief does not say."""
        if self.soft:
            return False
        return True if self.hard else None


def stance(document: Document, start: int, end: int, kin: re.Pattern[str] | None = None) -> Stance:
    """How the mention [start, end) is meant, judged within its sentence.

    A negation that begins an item of a list (`no ML person, AWS Frankfurt`) ends with it, where `kin` finds nothing
    of the mention's kind in the item.
    """
    sentence = document.sentence_at(start)
    left = document.low[sentence.start : start]
    if kin is not None and (item := _denied_item(document, sentence.start, start)) and not kin.search(item.group()):
        left = document.low[item.end() : start]
    right = document.low[end : sentence.end]
    clause = _clause(document.low, sentence, start, end)
    own = _own(clause, document.low[start:end])
    denied, absent = _negated(_own_list(left[-_SCOPE:]))
    refused = _negated_after(right)
    denied = (denied or is_listed_as_banned(document, start)) and not (
        _AFFIRMED.match(right) and not _DIRECT.search(left[-24:])
    )
    return Stance(
        negated=denied or (refused and not absent),
        refused=refused and not denied,
        absent=absent,
        later=is_later(sentence, start),
        question=sentence.text.rstrip().endswith("?") and not _AFFIRMING.match(document.low, sentence.end),
        hard=_says("hard", own),
        soft=_says("soft", own),
        current=_says("current", clause),
    )


def is_listed_as_banned(document: Document, start: int) -> bool:
    """Whether the heading or the label of its line refuses what is listed: `Not wanted: servers of our own`."""
    return _banning(document.sentence_at(start).heading) or _banning(label(document, start))


def _denied_item(document: Document, begin: int, start: int) -> re.Match[str] | None:
    """The last item before the mention, where it begins with a negation; as written, to the comma that ends it."""
    comma = document.low.rfind(", ", begin, start)
    if comma < 0:
        return None
    before = document.low.rfind(", ", begin, comma)
    return _DENIED_ITEM.match(document.text, begin if before < 0 else before + 2, comma + 2)


def is_later(sentence: Sentence, start: int) -> bool:
    """Whether the sentence, or the heading it stands under, puts its content out of scope."""
    marker = _later_at(sentence.text)
    if marker is not None and _list_after(sentence.text, marker, start - sentence.start):
        return True
    return _later_at(sentence.heading) is not None


def label(document: Document, start: int) -> str:
    """The label of the line the mention stands in (`Vetoed by security: …`); empty without one."""
    sentence = document.sentence_at(start)
    cells = document.low[sentence.start : start].split("|")
    if len(cells) > _COLUMNS:  # the cell before the one the mention stands in
        return cells[-2].strip(" *")
    near = max(0, start - _REACH)
    begins = [m.end() for m in _BEGINNING.finditer(document.low, near, start)] or ([0] if near == 0 else [])
    while begins:
        begin = begins.pop()
        match = _LABEL.match(document.low, begin, start)
        if match or document.low[max(0, begin - 2) : begin] != "; ":  # a part of a line goes on under its label
            return match.group().strip(" :|-*•") if match else ""
    return ""


@lru_cache(maxsize=2048)
def _says(name: str, clause: str) -> bool:
    return bool(pattern(name).search(clause))


@lru_cache(maxsize=2048)
def _banning(heading: str) -> bool:
    """`Not allowed:`, `Forbidden tools`: what stands under such a heading is refused."""
    low = heading.lower()
    if _NO_SUCH.fullmatch(low):
        return False
    low = pattern("not_negators").sub("", low)
    bans = pattern("negators").search(low) or pattern("after_negative").search(low) or pattern("bans").search(low)
    return len(low.split()) <= 5 and bool(bans)


@lru_cache(maxsize=2048)
def _later_at(text: str) -> int | None:
    match = pattern("later").search(text)
    return match.end() if match else None


def _list_after(text: str, marker: int, position: int) -> bool:
    """A marker covers its own clause: after `but` or `for now` the sentence is about the present again."""
    low, high = sorted((marker, position))
    return not re.search(r"\b(?:but|for now|right now|to start with)\b", text[low:high], re.I)


def _clause(text: str, sentence: Sentence, start: int, end: int) -> str:
    left = max((text.rfind(mark, sentence.start, start) for mark in _MARKS), default=-1)
    rights = [p for mark in _MARKS if (p := text.find(mark, end, sentence.end)) >= 0]
    return text[max(left, sentence.start) : min(rights, default=sentence.end)]


def _own(clause: str, said: str) -> str:
    """The part between commas the mention stands in, where that part says how firm it is; else the whole clause."""
    part = next((part for part in clause.split(", ") if said in part), clause)
    return part if _says("hard", part) or _says("soft", part) else clause


def _negated(left: str) -> tuple[bool, bool]:
    left = left[-_SCOPE:]
    masked = pattern("not_negators").sub(lambda m: "~" * len(m.group()), left)
    absent = [m for m in pattern("absent").finditer(masked) if _reaches(masked[m.end() :])]
    negators = [m for m in pattern("negators").finditer(masked) if _reaches(masked[m.end() :]) and not _led_on(m)]
    if absent:
        return False, True
    return bool(negators), False


@lru_cache(maxsize=4096)
def _own_list(left: str) -> str:
    """What stands before a mention, without a list of products: `no Spark, GDPR` refuses Spark alone."""
    left = left[-_SCOPE:]
    comma = len(left)
    while (comma := left.rfind(", ", 0, comma)) >= 0:
        words = left[:comma].split()[-_NAMED:]
        if any(" ".join(words[i:]) in _product_names() for i in range(len(words))):
            return left[comma + 1 :]
    return left


@cache
def _product_names() -> frozenset[str]:
    return frozenset(name for row in load("products") for name in row["names"])


def is_replaced(document: Document, start: int) -> bool:
    """`150 ms instead of 200 ms`, `400k customers, not 300k`: a number that no longer counts."""
    return bool(_REPLACED.search(document.low, max(0, start - 30), start))


def _led_on(negator: re.Match[str]) -> bool:
    return _moved(negator) or _excepted(negator)


def _excepted(negator: re.Match[str]) -> bool:
    """`stays here except for a sample sent to Azure`: what is excepted goes there."""
    return negator.group().startswith("except") and bool(_SENT.search(negator.string, negator.end()))


def _moved(negator: re.Match[str]) -> bool:
    """`moving off Redshift to BigQuery`: what the move leads to is not refused."""
    return bool(pattern("moves").match(negator.group()) and _ONWARD.search(negator.string, negator.end()))


def _reaches(between: str) -> bool:
    """Whether a negator still governs what follows `between`: lists carry it on, a new clause ends it."""
    between = re.sub(r"^\s*[:|]", " ", between)  # `Don't: Kafka`, and the cell beside `Must not use`
    if len(between.split()) > 14 or re.search(r"[;:.!?](?:\s|$)|→|[-=]>|^[^(]*\)", between):
        return False
    head, *items = re.split(r",| or | nor | and |/", between)
    if pattern("breakers").search(between) or len(head.split()) > 7:
        return False
    return all(_LIST_ITEM.fullmatch(item) for item in items)


def is_none(document: Document, end: int) -> bool:
    """`On-call: none`, `Human review | no`: what follows the label says that there is none."""
    return bool(_NONE.match(document.low, end))


def _negated_after(right: str) -> bool:
    near = right[:70]
    if _NONE.match(right):
        return True
    match = pattern("after_negative").search(near)
    if not match:
        return False
    between = near[: match.start()]
    if re.search(r"[;:.!?]|\b(?:but|we|our|they|it|use)\b", between) or _NEW_SUBJECT.search(between):
        return False
    plural = bool(re.match(r"(?:are|do\b|don)", match.group()))
    return len(between.split()) <= (6 if plural else 2) and (plural or not re.search(r",|\band\b|\bor\b", between))
