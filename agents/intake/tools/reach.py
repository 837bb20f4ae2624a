"""Whom a sign is said of: the nearest name or pronoun it can reach, by its shape and by what stands between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from agents.intake.tools.phrases import Word, words_of
from agents.intake.tools.signs import LED, SAID, VERB, Sign, is_name

COMMA = 1.5
_PAUSE, _TURN, _UNKNOWN, _LITTLE, _OTHER, _FAR = 4.0, 4.0, 1.0, 0.15, 1.0, 50.0
_LIMIT, _SHORT_LIMIT, _TIGHT_LIMIT = 7.0, 4.5, 0.4
_FRONTED, _OBJECT, _INVERTED, _EPITHET, _PRONOUN, _AGAIN, _SPLIT = 0.5, 2.5, 0.2, 3.0, 1.0, 4.0, 6.0
_WISHES = ("wish", "mandate", "liking", "stamped")
_REFUSALS = ("leaving", "refused")
_LITTLE_WORDS = ("small", "adverb", "being", "helping", "subject", "negator")
_NO_SUBJECT = ("nothing", "no", "none")
_BACK = 4


@dataclass(frozen=True)
class Target:
    """Names or a pronoun at the words [first, last] of a sentence; `names` by list and place in it.

    `again`: it stands for names of the sentence before; `denied`: `neither of them`.
    """

    first: int
    last: int
    names: tuple[tuple[int, int], ...]
    named: bool = True
    again: bool = False
    denied: bool = False


def of(said: Sequence[Word], sign: Sign, targets: Sequence[Target], signs: Sequence[Sign]) -> Target | None:
    """The target the sign is said of; None where it reaches none."""
    left = max((t for t in targets if t.last < sign.first), key=lambda t: t.last, default=None)
    right = min((t for t in targets if _is_behind(sign, t)), key=lambda t: t.first, default=None)
    if left is not None and _ends(said, sign.last + 1) and _is_said_of_another(said, sign, left):
        return None
    pause = _PAUSE if sign.shapes & {VERB, LED} else COMMA
    behind, before = _FAR, _FAR
    if right is not None:
        behind = distance(said, sign.last + 1, right.first, signs, pause) + _forward(said, sign, right)
    if right is not None and sign.concept in _REFUSALS and _is_cut(said, sign, right.first):
        behind = _FAR
    if right is not None and sign.leads and _owns_another(said, sign, right):
        behind = _FAR
    if left is not None:
        before = distance(said, left.last + 1, sign.first, signs, COMMA) + _backward(said, sign, left)
    forward = behind < before or (behind == before and SAID not in sign.shapes)
    if min(behind, before) > _limit(sign, forward):
        return None
    chosen = right if forward else left
    stray = sign.negator and chosen is not None and not chosen.named and chosen.first - sign.last > 1
    return None if stray else chosen


def _is_cut(said: Sequence[Word], sign: Sign, last: int) -> bool:
    """`no point training → off-the-shelf Gemini`, `Nothing may leave the house: Ceph …`: what follows is another's."""
    behind = [said[at].text for at in range(sign.last + 1, last)]
    barred = any(word.text in _NO_SUBJECT for word in said[max(0, sign.first - _BACK) : sign.first])
    return bool({"→", "->"} & {*behind}) or (barred and ":" in behind[1:])


def _owns_another(said: Sequence[Word], sign: Sign, target: Target) -> bool:
    """`our lawyers have cleared Bedrock`: the lawyers are ours."""
    between = said[sign.last + 1 : target.first]
    return said[sign.last].text in words_of("possessed") and any(w.text in words_of("helping") for w in between)


def _is_behind(sign: Sign, target: Target) -> bool:
    """Whether the target stands behind the sign, or is a pronoun inside it."""
    return target.first > sign.last or (not target.named and sign.first <= target.first)


def _limit(sign: Sign, forward: bool) -> float:
    if (sign.concept == "known" and SAID in sign.shapes) or (sign.concept == "asking" and sign.leads):
        return _TIGHT_LIMIT
    return _SHORT_LIMIT if sign.leads or (forward and VERB in sign.shapes and sign.concept != "use") else _LIMIT


def _forward(said: Sequence[Word], sign: Sign, target: Target) -> float:
    """What it costs to be said of a name behind: nothing for a verb, little for `Preferred: X`, `our pick is X`."""
    if sign.concept in _WISHES and _is_place(said, sign, target):
        return _FAR
    if sign.concept in _REFUSALS and VERB in sign.shapes and _has_object(said, sign, target):
        return _FAR
    if _swaps(said, sign):
        return _FAR
    if sign.shapes & {VERB, LED}:
        return 0.0
    between = [word.text for word in said[sign.last + 1 : target.first]]
    titled = between[:1] in ([":"], ["="]) and not has_subject(said, 0, sign.last, whole=True)
    if between and (titled or between[0] in words_of("being") or between[:2] == ["would", "be"]):
        return _INVERTED
    return _EPITHET if not between else _FAR


def _is_place(said: Sequence[Word], sign: Sign, target: Target) -> bool:
    """`we want them scored straight out of Kafka`, `a score in our Salesforce`: a place, not what is wished for."""
    between = [word.text for word in said[sign.last + 1 : target.first]]
    if between and between[-1] in words_of("possessed"):
        return True
    if any(text in words_of("resting") for text in between):
        return True
    things = sum(1 for text in between if not is_little(text))
    wanted = said[sign.first].text.startswith("want") and things > 1
    return any(text in words_of("place") or (text == "in" and wanted) for text in between[-_BACK:])


def _has_object(said: Sequence[Word], sign: Sign, target: Target) -> bool:
    """`drops its export into S3`: something else is dropped."""
    between = [word.text for word in said[sign.last + 1 : target.first]]
    put = next((at for at, text in enumerate(between) if text in words_of("put")), 0)
    return any(not is_little(text) for text in between[:put])


def _backward(said: Sequence[Word], sign: Sign, target: Target) -> float:
    """What it costs to be said of a name in front: little where a subject stands between, `Redis we like`."""
    if sign.leads:
        return _FAR
    if SAID in sign.shapes:
        return _SPLIT if has_subject(said, target.last + 1, sign.last, whole=False) else 0.0
    if _swaps(said, sign) or _is_told_of(said, sign, target):
        return 0.0
    if not _ends(said, sign.last + 1):
        return _FAR
    between = {word.text for word in said[target.last + 1 : sign.first]}
    if not target.named:
        carried = words_of("helping") | words_of("being") | words_of("adverb")
        return _PRONOUN if between <= carried or between & words_of("subject") else _AGAIN
    return _FRONTED if between & (words_of("subject") | {"what", "where", "which", "that"}) else _OBJECT


def _swaps(said: Sequence[Word], sign: Sign) -> bool:
    """`Solr, which we would like to replace by Vespa`: what goes stands in front."""
    return sign.concept == "leaving" and VERB in sign.shapes and said[sign.last + 1].text in words_of("swapping")


def _is_said_of_another(said: Sequence[Word], sign: Sign, target: Target) -> bool:
    """`Ceph storage, no cloud allowed`, `MinIO, cloud not allowed`: behind the pause stands what is meant."""
    pauses = words_of("pause") | {";", "and"}
    begin = max((at for at in range(target.last, sign.first) if said[at].text in pauses), default=sign.first) + 1
    own = [word.text for word in said[begin : sign.first]]
    if not own or own[0] == "nothing" or set(own) & words_of("duties"):
        return bool(own)
    if own[0] == "no":
        return any(_is_noun(said, at) for at in range(begin + 1, sign.first)) and not set(own) & words_of("denial")
    turning = words_of("being") | words_of("negator")
    return own[0] in words_of("kind") and len(own) > 1 and set(own[1:]) <= turning


def _is_told_of(said: Sequence[Word], sign: Sign, target: Target) -> bool:
    """`OpenAI's own API is ruled out, Bedrock if you can`: a passive is said of what stands before it."""
    passive = sign.concept in _REFUSALS and said[sign.first - 1].text in words_of("being")
    return (
        passive
        and said[sign.last + 1].text in (",", ";", ".")
        and not has_subject(said, target.last + 1, sign.last, whole=False)
    )


def has_subject(said: Sequence[Word], first: int, last: int, whole: bool) -> bool:
    """Whether another thing is spoken of: `Whisper is preferred, and cloud services are excluded`.

    `whole`: any noun counts, not only one behind a comma or another verb.
    """
    verbs = words_of("being") | words_of("helping")
    behind = whole
    for at in range(max(1, first), last + 1):
        if said[at].text in ("what", "where"):
            return False
        behind = behind or said[at].text == ","
        if said[at].text in verbs and not _is_possessive(said, at):
            if behind and (_is_noun(said, at - 1) or (whole and said[at - 1].text in _NO_SUBJECT)):
                return True
            behind = True
    return False


def _is_possessive(said: Sequence[Word], at: int) -> bool:
    """`last year's bill`, where `it's` is a verb."""
    return said[at].text == "'s" and at + 1 < len(said) and said[at + 1].text.isalpha() and _is_noun(said, at + 1)


def _is_noun(said: Sequence[Word], at: int) -> bool:
    text = said[at].text
    if text in words_of("kind"):
        return not is_name(said[at - 1])
    return text.isalpha() and not is_name(said[at]) and not is_little(text) and text not in words_of("again")


def _ends(said: Sequence[Word], at: int) -> bool:
    """Whether a verb has no object behind it."""
    if at >= len(said) or not said[at].text.isalpha():
        return True
    return said[at].text in words_of("after") or said[at].text in words_of("adverb")


def distance(said: Sequence[Word], first: int, last: int, signs: Sequence[Sign], pause: float) -> float:
    """How far two words of a sentence are apart: words between them, pauses (each `pause`), clauses that begin."""
    inside = [sign for sign in signs if sign.first >= first and sign.last < last]
    taken = {at for sign in inside for at in range(sign.first, sign.last + 1)}
    skipped = _aside(said, first, last)
    steps = sum(_LITTLE if at in taken else _step(said, at, pause) for at in range(first, last) if at not in skipped)
    return steps + _OTHER * sum(1 for sign in inside if VERB in sign.shapes)


def _aside(said: Sequence[Word], first: int, last: int) -> set[int]:
    """The words of `, as Bram proposed, `, `, in any form, managed or not, ` between commas."""
    commas = [at for at in range(first, last) if said[at].text == ","]
    parts = ((one, other) for one, other in pairwise(commas) if said[one + 1].text in words_of("aside"))
    return {at for one, other in parts for at in range(one + 1, other + 1)}


def _step(said: Sequence[Word], at: int, pause: float) -> float:
    text = said[at].text
    if text in words_of("pause"):
        return pause
    if text in words_of("turn"):
        return _LITTLE if _goes_on(said, at + 1) else _TURN
    begins = at + 1 < len(said) and said[at + 1].text in words_of("subject")
    if text in ("and", "or") and begins:
        return _TURN
    return _LITTLE if text in (":", "=") or is_little(text) else _UNKNOWN


def is_little(text: str) -> bool:
    """Whether a word only holds a sentence together."""
    return any(text in words_of(name) for name in _LITTLE_WORDS)


def _goes_on(said: Sequence[Word], at: int) -> bool:
    """Whether the clause goes on about the same: `X was tested but is not wanted`."""
    return at < len(said) and any(said[at].text in words_of(name) for name in ("being", "helping", "negator"))
