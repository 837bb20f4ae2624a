"""How a product is meant: refused, wished for, in use, allowed, or absent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agents.intake.polarity import label, pattern, stance
from agents.intake.readers import verdicts
from agents.intake.readers.skills import is_skill
from agents.intake.text import Document
from agents.intake.words import load

_LABEL_WORDS, _GOVERNED, _BEHIND, _FAR = 6, 4, 60, 12
_LEADING = re.compile(
    r"[\s\"')]*(?:,? (?:which|that|and|so|would|has|also|we think|for us|here|itself|as such))*[\s,:-]*"
)
_OTHER = re.compile(r"[,.:!?]|\b(?:to|into|onto|with|and|by|on|in|for|we|it|is|are|use|uses|from(?! the picture))\b")
_BESIDE = r"(?:other than|apart from|besides|except(?: for)?|beyond|save for|aside from|but)"
_APART_FROM = re.compile(rf"\b{_BESIDE} (?:an? |the |our |one |some )?(?:\w+ )?$")
_NOTHING_BUT = re.compile(
    r"\b(?:have|use|run|is|own|there's|got) (?:nothing|no (?:other|further) \w+|not much|little)(?: \w+){0,3} "
    rf"{_BESIDE} (?:an? |the |our |some )?$"
)
_NOTHING = re.compile(r"\b(?:nothing|no other|not much|little else|none|no tools?|no systems?)\b(?! to do)")
_NO = re.compile(r"\s*(?:(?:oh|god|hell|heavens),? no|no|nope|never|neither|none|rather not|please no)\b")
_VERB = re.compile(r" (?:is|are|was|were|has|have|would|will|can|may) ")
_OWN = re.compile(r"\b(?:our|existing|current) $")
_PLACED = re.compile(r"\b(?:in|into|to|from|via|on|onto)(?: the| a)? $")


@dataclass(frozen=True)
class Use:
    """`use`: forbid, prefer, existing, allowed or absent; `hard` where it is a must or a wish."""

    use: str
    hard: bool | None = None


def read(document: Document, start: int, first: int, last: int) -> Use | None:
    """How the name at `start` is meant, judged by the words around its list [first, last); None if out of scope."""
    meant = stance(document, first, last, named=True)
    asked = meant.question and not _declined(document, start)
    if meant.later or asked or is_skill(document, start) or verdicts.is_foreign(document, first, last):
        return None
    if _is_all_there_is(document, first, last):
        return Use("existing")
    if verdict := verdicts.behind(document, last):
        return Use(*verdict)
    if meant.absent:
        return Use("absent")
    if verdict := verdicts.before(document, first):
        return Use(*verdict)
    if _allows(document, first):
        return Use("allowed")
    if meant.negated or meant.question or _refuses(document, first, last):
        return Use("forbid", True)
    return Use(*(_spoken_of_again(document, last) or _use(document, first, last)))


def _spoken_of_again(document: Document, end: int) -> tuple[str, bool | None] | None:
    """What the rest of the sentence says by a pronoun: `… and we like the idea`, `… and those two stay`."""
    stop = document.sentence_at(max(0, end - 1)).end
    if pattern("pronoun_wish").search(document.text, end, stop):
        return "prefer", False
    return ("existing", None) if pattern("pronoun_use").search(document.text, end, stop) else None


def _is_all_there_is(document: Document, start: int, end: int) -> bool:
    """`apart from a Postgres we have nothing`, `nothing but Postgres`: all that is in use."""
    sentence = document.sentence_at(start)
    left, right = document.low[max(sentence.start, start - 70) : start], document.low[end : min(sentence.end, end + 70)]
    return bool(_NOTHING_BUT.search(left) or (_APART_FROM.search(left) and _NOTHING.search(right)))


def _declined(document: Document, start: int) -> bool:
    """`Spark? No thanks.`: a question that its answer turns down."""
    return bool(_NO.match(document.low, document.sentence_at(start).end))


def _left(document: Document, start: int) -> str:
    """The part of the clause in front of a name."""
    sentence = document.sentence_at(start)
    left = document.low[max(sentence.start, start - 120) : start]
    return re.split(r"[;:]|\bbut\b|\band we\b|\bso\b", left)[-1]


def _allows(document: Document, start: int) -> bool:
    left = _left(document, start)
    return any(len(left[m.end() :].split()) <= _LABEL_WORDS for m in pattern("allowed").finditer(left))


def _refuses(document: Document, start: int, end: int) -> bool:
    """Whether a verb in front of the name or a judgement behind it turns it down."""
    left = _left(document, start)
    before = [m for m in pattern("refusals").finditer(left) if _governs(left[m.end() :])]
    if before:
        return True
    sentence = document.sentence_at(start)
    right = re.split(r"[.;](?:\s|$)|\bbut\b", document.low[end : min(sentence.end, end + 60)])[0]
    after = pattern("after_refusal").search(right)
    if pattern("pronoun_refusal").search(document.low, end, sentence.end):
        return True
    return after is not None and bool(_LEADING.fullmatch(right[: after.start()]))


def _governs(between: str) -> bool:
    """Whether a refusal reaches the name: few words, no clause of its own, no other thing between."""
    return len(between.split()) <= _GOVERNED and not _OTHER.search(between)


def _use(document: Document, start: int, end: int) -> tuple[str, bool | None]:
    """The nearest verb before the name decides; one that follows it (`would be nice`) only if none does."""
    sentence = document.sentence_at(start)
    left = _left(document, start)
    if (called := _labelled(label(document, start))) is not None:
        return called
    if re.search(load("polarity")["bid"], document.low[max(sentence.start, start - _BEHIND) : start]):
        return "prefer", False
    if _OWN.search(left):
        return "existing", None
    following = re.split(r"[.;]|\bbut\b", document.low[end : min(end + 50, sentence.end)])[0]
    return _followed(following) or _led(left)


def _followed(following: str) -> tuple[str, bool | None] | None:
    for use, hard in (("prefer", False), ("existing", None), ("must", True), ("allowed", None)):
        match = pattern(f"after_{use}").search(following)
        if match and _adjacent(following[: match.start()], match.group()):
            return ("prefer", True) if use == "must" else (use, hard)
    return None


def _led(left: str) -> tuple[str, bool | None]:
    must, wish = (max((m.end() for m in pattern(use).finditer(left)), default=-1) for use in ("must", "prefer"))
    if _PLACED.search(left) and max(must, wish) < len(left) - _FAR:
        return "existing", None
    if must >= 0 and must >= wish:
        return "prefer", True
    return ("prefer", False) if wish >= 0 else ("existing", None)


def _adjacent(between: str, said: str) -> bool:
    """Whether what is said behind a name is said of it: `A and B is …` speaks of B alone."""
    other = " and " in between and not _VERB.match(between)
    return "," not in between.removeprefix(",") and not (other and said.startswith(("is", "has", "was")))


def _labelled(text: str) -> tuple[str, bool | None] | None:
    """How products are meant that stand under a label (`Tools we like:`, `Must use:`, `Existing stack:`)."""
    if not text or len(text.split()) > _LABEL_WORDS:
        return None
    if pattern("label_must").search(text):
        return "prefer", True
    if pattern("label_prefer").search(text):
        return "prefer", False
    return ("existing", None) if pattern("label_existing").search(text) else None
