"""Which of several rates is the peak: by what each is called, else the higher."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load, spaced
from core.constraints import Source

FAR_ABOVE, _NEAR, STEEPEST = 2.0, 60, 40.0
AVERAGE, PEAK = "throughput.rps_avg", "throughput.rps_peak"
_DAILY = ("throughput.predictions_per_day", "throughput.docs_per_day")
_OTHER = re.compile(r".*\d[^,;]*?(?:[,;]| and | but )", re.S)
_HIGHER = "the higher of two rates given"
_BARE = re.compile(r"[\d.,' ]*\d ?k?|[a-z-]+(?: (?:hundred|thousand))?", re.I)
FACTOR, OF_DAYS = "throughput.peak_factor", "usual days"  # a day's peak stands on top of it


def told(document: Document, found: list[Mention]) -> list[Mention]:
    """The rates as what they are called, with the average that is told as a share of the peak."""
    named = _usual(document, _named(document, found))
    if any(m.field == AVERAGE for m in named):
        return named
    return [*named, *(share for m in named if m.field == PEAK and (share := _share(document, m)))]


def _usual(document: Document, found: list[Mention]) -> list[Mention]:
    """`20k orders on a normal day, 60k on Fridays`: the usual day counts, with how many of it the other brings."""
    for field in _DAILY:
        daily = sorted((m for m in found if m.field == field), key=lambda m: m.value)
        pair = daily and 1 < daily[-1].value / daily[0].value <= STEEPEST
        if not pair or len({m.value for m in daily}) != 2 or not any(_is_elliptic(document, m) for m in daily):
            continue
        usual, most = daily[0], daily[-1]
        because = f"{most.value:g} a day at most, {usual.value:g} otherwise"
        times = most.but(
            field=FACTOR, value=round(most.value / usual.value, 3), unit=OF_DAYS, source=Source.INFERRED,
            confidence=0.85, because=because,
        )  # fmt: skip
        rest = [m for m in found if m.field != field or m.value == usual.value]
        return rest if any(m.field == FACTOR for m in rest) else [*rest, times]
    return found


def _is_elliptic(document: Document, mention: Mention) -> bool:
    """Whether a number stands there that has its unit from another one."""
    return _BARE.fullmatch(document.brief, mention.start, mention.end) is not None


def _share(document: Document, peak: Mention) -> Mention | None:
    """`50,000 calls a second when it is busy, half of that on average`."""
    said = _shared().match(document.low, peak.end)
    if said is None:
        return None
    name = said.group("share") or said.group("first")
    because = f"{name} of the peak"
    return peak.but(field=AVERAGE, value=peak.value * load("peaks")["shares"][name], end=said.end(), because=because)


@cache
def _shared() -> re.Pattern[str]:
    """Behind a peak: a share of it, and the words that call it the average, in either order."""
    names, average = "|".join(load("peaks")["shares"]), spaced("|".join(load("peaks")["average"]["behind"]))
    of_it = "(?: of (?:that|it|this)| that| as (?:many|much))"
    return re.compile(
        rf"[^.;:\d\n]{{0,40}}?,?(?: and| but)? "
        rf"(?:(?P<share>{names}){of_it} (?:{average})\b|(?:{average}) (?P<first>{names}){of_it}\b)"
    )


def _named(document: Document, found: list[Mention]) -> list[Mention]:
    """Of two rates that differ and are not named, the higher is the peak."""
    rates, peaks = ([m for m in found if m.field == field] for field in (AVERAGE, PEAK))
    if peaks and (called := _called_again(document, rates)):
        return [m.but(field=PEAK) if m in called else m for m in found]
    if lower := _beside(document, peaks) if not rates else []:
        return [m.but(field=AVERAGE) if m in lower else m for m in found]
    if peaks:
        return _exchanged(document, found, rates[0], peaks[0]) if len(rates) == len(peaks) == 1 else found
    values = {m.value for m in rates}
    if len(values) < 2:
        return _many_times(document, found, rates) or _above_average(found, rates)
    called = [m for m in rates if is_called(document, m, "peak")]
    if not called and all(is_called(document, m, "average", _end_before(rates, m)) for m in rates):  # a contradiction
        return found
    if called and len(called) < len(rates):
        return [m.but(field=PEAK) if m in called else m for m in found]
    return [
        m.but(field=PEAK, because=_HIGHER, confidence=0.8) if m in rates and m.value == max(values) else m
        for m in found
    ]


def _called_again(document: Document, rates: list[Mention]) -> list[Mention]:
    """Beside a peak, of several other rates those that are called one too: `average 12 a second, peak 4,000`."""
    many = len(rates) > 1
    return [m for m in rates if many and is_called(document, m, "peak") and not is_called(document, m, "average")]


def _beside(document: Document, peaks: list[Mention]) -> list[Mention]:
    """Of rates near the word, those below the one that is called so: `12 a second and 60 at the peak`."""
    called = [m.value for m in peaks if is_called(document, m, "peak")]
    return [m for m in peaks if called and m.value < min(called)]


def _end_before(rates: list[Mention], rate: Mention) -> int:
    """Where the rate before it ends: `on average eight a second, before Christmas forty`."""
    return max((m.end for m in rates if m.end <= rate.start), default=0)


def is_called(document: Document, rate: Mention, name: str, after: int = 0) -> bool:
    """Whether the words before the rate, behind `after` and with no number between, or right behind it call it so."""
    left = document.low[max(document.sentence_at(rate.start).start, rate.start - _NEAR, after) : rate.start]
    before, behind, passed = _calls(name)
    for other in (_OTHER, passed):  # `nine a second on average, 75 when …`
        if (found := other.match(left)) is not None:
            left = left[found.end() :]
    return bool(before.search(left) or behind.match(document.low, rate.end))


def _exchanged(document: Document, found: list[Mention], rate: Mention, peak: Mention) -> list[Mention]:
    """A peak below the average has been taken for it: `60 a second in winter and 400 once the beaches open`.

    Where one of the two is called what it has been taken for, it stays so, and is a contradiction.
    """
    called = is_called(document, rate, "average") or is_called(document, peak, "peak")
    if peak.value >= rate.value or called:
        return found
    names = {rate: peak.field, peak: rate.field}
    return [m.but(field=names[m], because=_HIGHER, confidence=0.8) if m in names else m for m in found]


def _many_times(document: Document, found: list[Mention], rates: list[Mention]) -> list[Mention]:
    """`1,250 requests a second, four times the mean`: a lone rate that is called the peak right behind it."""
    average, peak = (_calls(name)[1] for name in ("average", "peak"))
    called = [m for m in rates if peak.match(document.low, m.end) and not average.match(document.low, m.end)]
    return [m.but(field=PEAK) if m in called else m for m in found] if called else []


def _above_average(found: list[Mention], rates: list[Mention]) -> list[Mention]:
    """`18,000 daily, mostly between 8 and 11, when we see 3 per second`: far above the day's average is a peak."""
    daily = max((m.value for m in found if m.field in _DAILY), default=0.0)
    if not daily or any(m.value <= FAR_ABOVE * daily / 86_400 or m.confidence == 1.0 for m in rates):
        return found
    because = f"well above the average of {daily:g} a day"
    return [m.but(field=PEAK, because=because, confidence=0.8) if m in rates else m for m in found]


@cache
def _calls(name: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Before a rate of the name with no number between, right behind it, and behind the rate before it."""
    before, behind = (spaced("|".join(load("peaks")[name][side])) for side in ("before", "behind"))
    return (
        re.compile(rf"\b(?:{before})\b(?!-(?:ups?|level|tier)\b)[^\d.;\n]*$"),
        re.compile(rf"(?: \w+)?(?: ?(?:\(|\| ?)?(?:{behind})\b|, ?(?:{behind})\b(?! ?:? ?~?(?:\d|\w+ times\b)))"),
        re.compile(rf".*\b(?:{behind}) ?(?:[,;)]| and | but )", re.S),
    )
