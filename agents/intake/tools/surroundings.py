"""What stands around a list of products, as signs: words by side and nearness, pairs, titles."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from agents.intake.fitted.stems import stem
from agents.intake.tools.phrases import Word
from agents.intake.tools.signs import is_name

_PLACES, _REACH, _MOST = 4, 15, 4
_NEAR, _BESIDE, _FAR = "", "~", "~~"
_ARROWS = {"→", "->"}  # what an arrow leads to is told of by what follows it: `no training → a ready-made Gemini`
_BREAKS = {";", "(", ")", "but", "while"}
_DENIALS = {"no", "not", "without", "never", "avoid"}


def signs(said: Sequence[Word], first: int, last: int, names: int) -> Iterator[str]:
    """Signs of a sentence around the words [first, last], a list of so many names."""
    spelled = [_spelled(word) for word in said]
    behind = max((at + 1 for at in range(first) if spelled[at] in _ARROWS and first - at > 1), default=0)
    yield from _side("<", spelled[max(behind, first - _REACH) : first][::-1])
    yield from _side(">", _own(spelled[last + 1 : last + 1 + _REACH]))
    yield f"names {min(names, _MOST)}"


def _own(behind: list[str]) -> list[str]:
    """The words behind a list of names, without what is said of another: `A, and B, which stays`; `A, no B`."""
    for at, text in enumerate(behind):
        if text == "," and behind[at + 1 : at + 2] and behind[at + 1] in _DENIALS and "N" in behind[at + 2 : at + 4]:
            return behind[:at]
        if text == "N" and behind[at + 1 : at + 3] == [",", "which"]:
            return behind[: at + 1]
    return behind


def titled(said: Sequence[Word]) -> Iterator[str]:
    """Signs of a heading or a label."""
    return (f"= {_spelled(word)}" for word in said[1:-1])


def _side(mark: str, spelled: Sequence[str]) -> Iterator[str]:
    """The words of one side, the nearest first."""
    yield from (f"{mark}{place} {text}" for place, text in enumerate(spelled[:_PLACES], 1))
    yield from (f"{mark}{one} {other}" for one, other in itertools.pairwise(spelled))
    yield f"{mark}12 {' '.join(spelled[:2])}"
    zone = _NEAR
    for text in spelled:
        yield f"{mark}{zone} {text}"
        yield text
        zone = _FAR if text in _BREAKS else _BESIDE if text == "," and zone == _NEAR else zone


def _spelled(word: Word) -> str:
    return "N" if is_name(word) else stem(word.text)
