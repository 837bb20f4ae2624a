"""Signs that follow one another and say something together: `plan to use`, `refuse to leave`, `have no`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agents.intake.tools.phrases import Word, words_of
from agents.intake.tools.signs import BACK, LED, SAID, VERB, Sign, is_name

_NEAR = 3
# Concepts that say what is meant by a use behind them, and those that only carry what stands behind them.
_LENDING = ("wish", "mandate", "refused", "leaving", "tried", "open", "past", "allowed")
_CARRYING = ("use", "wish", "mandate", "tried", "placed", "known")


def join(said: Sequence[Word], signs: Sequence[Sign]) -> list[Sign]:
    """`plan to use`, `refuse to leave`, `have no`: of two signs that follow one another what they say together."""
    found: list[Sign] = []
    for sign in signs:
        last = found[-1] if found else None
        if last is not None and _follows(said, last, sign):
            found[-1:] = _together(last, sign, said[sign.last].text in ("in", "into", "to"))
        else:
            found.append(sign)
    return _without_negators(said, found)


def _follows(said: Sequence[Word], one: Sign, other: Sign) -> bool:
    if other.first <= one.last or (SAID in one.shapes and said[one.last].text != "be"):
        return False
    sways = _sways(said, one, other)
    if SAID in other.shapes and said[one.last].text != "be" and other.concept not in ("leaving", "refused"):
        return sways and all(_is_object(word) for word in said[one.last + 1 : other.first])
    between = said[one.last + 1 : other.first]
    return len(between) <= _NEAR and all(_is_carried(word) or (sways and _is_object(word)) for word in between)


def _sways(said: Sequence[Word], one: Sign, other: Sign) -> bool:
    """`want it thrown out`, `nobody wants Jenkins replaced`, `leave Kafka as it is`: what is meant stands behind."""
    if said[one.last].text in ("leave", "leaving", "left"):
        return one.concept == "leaving" and other.concept == "staying"
    wanted = said[one.last].text in ("want", "wants", "wanted")
    return wanted and one.concept in ("wish", "refused") and other.concept == "leaving"


def _is_carried(word: Word) -> bool:
    return word.text in words_of("carried") or word.text in words_of("adverb")


def _is_object(word: Word) -> bool:
    return is_name(word) or word.text in words_of("object")


def _together(one: Sign, other: Sign, delivered: bool) -> list[Sign]:
    if one.concept == "leaving" and other.concept == "staying" and SAID in other.shapes:
        return [other]  # `leave it as it is`
    if one.concept == "refused" and one.leads and other.concept == "leaving" and not one.negator:
        return [replace(other, turned=not other.turned, firm=True)]  # `nobody wants it replaced`
    if other.negator and other.concept == "refused" and one.concept == "use" and VERB in one.shapes:
        return [replace(one, turned=not one.turned, last=other.last)]
    if one.concept == "mandate" and LED in other.shapes and delivered:
        return [other]
    if other.concept in ("use", "placed", "known") and one.concept in _LENDING:
        return [replace(one, last=other.last)] if not one.negator else [other]
    if one.shapes == {SAID}:  # `must not be`
        return [replace(other, turned=not other.turned) if other.concept in ("leaving", "refused") else one]
    if one.negator:
        return [other]  # the negation is counted in `other`
    if one.concept in _CARRYING:
        down = one.turned or other.turned
        return [replace(other, turned=down, firm=other.firm or one.firm or (down and one.concept == "wish"))]
    if one.concept in ("refused", "leaving") and VERB in other.shapes:
        return [replace(other, turned=not other.turned, firm=True)]
    return [one, other]


def _without_negators(said: Sequence[Word], signs: Sequence[Sign]) -> list[Sign]:
    """Without the negations that are counted in the sign behind them."""
    return [sign for sign, after in zip(signs, [*signs[1:], None], strict=False) if not _is_counted(said, sign, after)]


def _is_counted(said: Sequence[Word], sign: Sign, after: Sign | None) -> bool:
    if after is None or not sign.negator or not after.turned:
        return False
    if any(map(is_name, said[sign.last + 1 : after.first])):  # `no Llama, we have no cards`
        return False
    return after.concept != "placed" and after.first - sign.last <= BACK
