"""Which two values of a field exclude each other: `lexicon/spoken/twice/fields.yaml`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from agents.intake import rivals
from agents.intake.words import cue, load

if TYPE_CHECKING:
    from agents.intake.twice.statements import Statement

WHOLE = 100.0
DAY_MIN = 1440
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)")


@cache
def rules() -> dict[str, dict[str, Any]]:
    """Field -> how its values differ."""
    return dict(load("spoken/twice/fields"))


def rule(field: str) -> dict[str, Any]:
    return rules()[field]


def is_told(field: str, said: str, firm: bool = False) -> bool:
    """Whether a sentence has the words that statements of the field have, if not `firm`, and none that they lack."""
    how = rule(field)
    return (firm or "told" not in how or _stands(how["told"], said)) and not (
        "lacks" in how and _stands(how["lacks"], said)
    )


def _stands(words: str, said: str) -> bool:
    return cue(words).search(said) is not None


def exclude(one: Statement, other: Statement) -> bool:
    """Whether the two cannot both hold, whatever is meant by them."""
    how = rule(one.field)
    if "times" in how:
        return _are_far(one, other, float(how["times"]), how.get("of_what_is_left", False))
    if how.get("names"):  # `we know Kafka`, `none of us has seen Kafka`
        return one.denied != other.denied and one.value == other.value
    if one.denied != other.denied:
        return bool(one.value == other.value)
    if how.get("places"):
        within = rivals.nested(one.value, other.value) or rivals.nested(other.value, one.value)
        return one.value != other.value and not within
    if "minutes" in how:
        return _minutes_apart(str(one.value), str(other.value)) >= int(how["minutes"])
    return bool(one.value != other.value)


def _are_far(one: Statement, other: Statement, times: float, rest: bool) -> bool:
    """The least of the one is clearly more than the most of the other; of a share, by what is left to the whole."""
    (a, b), (c, d) = (_ends(said, rest) for said in (one, other))
    return a > times * d or c > times * b


def _ends(said: Statement, rest: bool) -> tuple[float, float]:
    return (WHOLE - said.high, WHOLE - said.low) if rest else (said.low, said.high)


def _minutes_apart(one: str, other: str) -> int:
    """Between two times of day, the shorter way round."""
    first, second = (_CLOCK.search(said) for said in (one, other))
    if first is None or second is None:
        return 0
    minutes = abs((int(first[1]) - int(second[1])) * 60 + int(first[2]) - int(second[2]))
    return min(minutes, DAY_MIN - minutes)
