"""Quantities: a number with its unit or counted noun and, where it is a rate, its period."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from agents.intake.counting import (
    antecedents,
    captions,
    composed,
    ellipsis,
    figures,
    folds,
    nouns,
    periods,
    unnumbered,
    windows,
)
from agents.intake.counting.figures import Number
from agents.intake.counting.quantity import Quantity
from agents.intake.counting.spans import begin, covered
from agents.intake.words import alternation, load

_MASK = re.compile(
    r"\b(?:\d+ (?:out of|in every|of every|of(?= 100\b)|in(?= 100\b)) (?:a )?(?:\d+|hundred)|"
    r"of (?:a|every|one) hundred|(?:two|three) (?:quarters|thirds|fifths) of (?=the |all |our |them |these )|"
    r"(?:nine|eight|nineteen|ninety(?:-five|-nine)?) (?:\w+ )?(?:out of|in|of) (?:every )?(?:ten|twenty|a hundred)|"
    r"[a-z]{2}-(?:[a-z]+-)?[a-z]+-\d|(?:us|europe|asia|australia)-[a-z]+\d{1,2}|"
    r"(?:dynamics|office|microsoft|m) ?365|iso[ /-]?(?:iec )?\d{4,5}(?:[:-]\d+)?|"
    r"sr ?\d\d-\d|soc ?[12]|art(?:icle|\.)? ?\d+|k-12|24[ ]?[/x][ ]?7|phase \d|q[1-4]|"
    r"(?:gpt|llama|claude|gemini|mistral|python|java|tls|version|v)[ -]?\d[\w.]*(?: ?\d+b)?|"
    r"\d+b (?:model|param\w+|llm)|(?:in|since|by|until|from|of|before|after|fy) ?"
    r"(?:(?:the )?(?:early |late )?(?:spring|summer|autumn|fall|winter|season|year) )?(?:19|20)\d\d(?![\d%])|"
    r"(?:by|before|until|latest) \d{1,2}[.h]\d\d(?!\d| ?(?:%|k|m|s|ms|gb|tb|€|eur|usd|million))|"
    r"(?:by|before|at|until|around) (?:\d{1,2}|four|five|six|seven|eight|nine|ten)"
    r"(?= (?:every|each|in the|the (?:next|following)) (?:morning|evening|afternoon))|"
    r"(?:(?<=night )|(?<=morning )|(?<=evening )|(?<=day ))at (?:\d{1,2}|one|two|three|four|five|six|ten|eleven)"
    r"(?= ?[.,;!)\n]|$| (?:sharp|the|every|each|on|we|and|our|they|it|when|before)\b)|"
    r"at (?:\d{1,2}|one|two|three|four|five|six|ten|eleven)(?= every (?:day|night|morning|evening))|"
    r"any one (?:day|night|hour|week|month)|(?:over|under)-\d0s|"
    r"\d{1,2}(?:\.\d{1,2}){2,}[a-z]?(?![\d.])|"
    r"\d{1,2}(?:st|nd|rd|th)|\d{1,2}:\d\d|\d{1,2} ?[ap]\.?m\b\.?|20\d\d-\d\d(?:-\d\d)?)",
    re.I,
)
# `in one nightly run`: how results come, and no number of them.
_ONE_RUN = re.compile(
    r"\b(?:one|an?|1|single) (?:hourly|nightly|daily|weekly|monthly) "
    r"(?:run|job|batch|pass|list|file|table|report|mail)\b",
    re.I,
)
_METHOD = re.compile(r"(?<![\w.])\d[DSK](?= [a-z]{3,})")  # `8D reports`, `5S notes`, `4K pictures`
_BULLET_NUMBER = re.compile(
    r"^[ ]*(?:\(?\d{1,2}(?:[.)]| /(?= [^\s/]+ [^\s/]+))|"
    r"(?:§ ?|section )?\d{1,2}(?:\.\d{1,2}){1,2}\.?(?= (?!Mi|Bi)[A-Z][a-z]))(?= )",
    re.M,
)
_RANGE = re.compile(r"\s?(?:-|to|bis|à|a)\s?", re.I)
_TIMES = re.compile(r" ?(?:x(?!-ray)|times|fold|-fold)(?![\w])", re.I)
_OFTEN = re.compile(r"\b(?:times|once|twice) $", re.I)  # `twelve times a day` is no duration
_ACTING = re.compile(  # `our customers click 1,200 times a second`
    r"\b(?:click|tap|swipe|scroll|ping|beep|report|transmit|send|sample|measure|emit|write|publish|move)(?:s|ed|ing)?"
    r"(?: \w+){0,2}? (?:about |around |some |roughly |up to )?$",
    re.I,
)
# `turns 50 times a second`: how a thing moves is no load.
_MOVED = re.compile(
    r"\b(?:turn|rotate|spin|vibrate|oscillate|beat|flap|flash|blink|swing|pulse|strike|hit|knock)(?:s|ed|ing)?"
    r"(?: at)? (?:about |around |some |roughly |up to )?$",
    re.I,
)
_MOVING = re.compile(
    r" to (?:the|our|its|this) \w+(?= )| (?:arriv(?:e|ing)|com(?:e|ing)|flow(?:ing)?|land(?:ing)?|hit|reach|"
    r"(?:(?:are|get|is|were|being) )?(?:\w+ed|made|sent|sold|taken|written|read|shot|given|brought|held|seen|drawn|"
    r"run|done|put))(?: in(?! the same)| us| through| up)?(?= )"
)
# `240 reach us on a working day`: what they are was said before.
_REACHING = re.compile(
    r" (?:(?:will|may|can|do) )?(?:reach(?: us| me)?|come in|arrive|pour in|flow in|turn up|"
    r"land (?:here|with us|on our \w+))(?= )"
)
_REPEATED = re.compile(r"\s+(?:once|twice)\s", re.I)
_AND_A_HALF = re.compile(r" and a half\b", re.I)  # `a year and a half`, `a terabyte and a half`
_FACTOR = re.compile(r"\bfactor(?: of| is| about| around| roughly|:| =| \|)* ?$", re.I)  # `peak factor about 2.5`
_SKIPPED = re.compile(r"(?: of)?(?: new| raw| fresh| compressed)*(?: [a-z]+)?", re.I)
_EACH_OF = re.compile(  # `90 clips of 5 MB`, `a reading of 150 bytes`
    r"(?:\d|\b(?:an?|one|each|\w+ty))(?: [a-z-]+)? [a-z]{3,} (?:of|at|with) (?:about |around |some |roughly |~)?$", re.I
)
_BYTES = re.compile(
    r"(?:\b(?:of|at|à|with|each|size[:=]?|,) ?(?:about |around |some |roughly |~)?|[(/]|[a-z] ?[:=] ?)$", re.I
)  # `of 200 B`, `Message: 200 B`
_SIZED = re.compile(  # `2,500 readings of 400 bytes every second`
    r",? (?:of|at|with|\()(?: about| around| some| roughly)? ?~?(?:\d[\d.,]*|half an?|an?) ?"
    r"(?:bytes?|[kmg]i?b|(?:kilo|mega|giga)bytes?)\b(?: each| apiece)?\)?,?",
    re.I,
)
_PERCENTILE = re.compile(r"\bp(?:50|90|95|99)\b[ :=<≤~]*(?:of |under |below |is |at )?\Z", re.I)
_PERCENTILE_BEHIND = re.compile(r" ?(?:at |@ ?|\()?p(?:50|95|99)\b(?![ :=<≤~]*\d)", re.I)
_PER = re.compile(r" ?(?:%|/(?!/)|per\b|[a-z]{3,})", re.I)
_SEVERAL_OF = re.compile(r"(?<![\w.,])(?P<times>[2-9]|[1-9]\d) ?x ?$", re.I)  # `2x4 TB`, `3 x 500 GB`
_FEW_CHARACTERS = 6
_MANY, _MINUTE, _FEW_BYTES, _LEAST_MS = 100.0, 60.0, 16, 5.0
_BETWEEN = re.compile(r"\s?and\s?", re.I)


@cache
def _units() -> tuple[
    re.Pattern[str], dict[str, tuple[str, float, tuple[str, ...]]], re.Pattern[str], dict[str, tuple[str, float]]
]:
    table = load("units")
    named: dict[str, tuple[str, float, tuple[str, ...]]] = {}
    exact: dict[str, tuple[str, float]] = {}
    for kind in ("rate", "duration", "bytes", "percent"):
        for row in table[kind]:
            named.update({name: (kind, float(row["factor"]), tuple(row.get("nouns", ()))) for name in row["names"]})
            exact.update({name: (kind, float(row["factor"])) for name in row.get("exact", [])})
    loose = re.compile(rf"[ -]?(?:more (?=(?:second|minute|hour|day)s?\b))?({alternation(named)})(?![\w])", re.I)
    return loose, named, re.compile(rf" ?({alternation(exact)})(?![\w])(?! (?:dev|eng|serv|prog))"), exact


def scan(text: str) -> list[Quantity]:
    """Every quantity of the text, in order; numbers that count nothing known are left out."""
    masked = [m.span() for pattern in (_MASK, _BULLET_NUMBER, _METHOD, _ONE_RUN) for m in pattern.finditer(text)]
    taken = covered(text, [*masked, *windows.spans(text)])
    slots: list[tuple[Number, Quantity | None]] = []
    position = 0
    seen = [n for n in figures.scan(text) if not taken[n.start]]
    for index, number in enumerate(seen):
        if number.start < position or (number.article and _OFTEN.search(text, max(0, number.start - 8), number.start)):
            continue
        quantity = antecedents.read(text, number) or _measure(text, number)
        quantity = quantity or (None if number.article else captions.read(text, number))
        quantity = captions.named_rate(text, number, quantity) if quantity else None
        low = seen[index - 1] if index else None
        if quantity is not None and low is not None and low.start >= position and _is_range(text, low, number):
            quantity = replace(quantity, start=low.start, ranged=True)
        slots.append((number, quantity))
        position = quantity.end if quantity else position
    found = [*ellipsis.fill(text, slots), *folds.read(text), *unnumbered.read(text)]
    return list(composed.join(text, sorted(found, key=begin)))


def _is_range(text: str, low: Number, high: Number) -> bool:
    between = text[low.end : high.start]
    if _RANGE.fullmatch(between):
        return True
    return bool(_BETWEEN.fullmatch(between)) and "between" in text[max(0, low.start - 12) : low.start].lower()


def _measure(text: str, number: Number) -> Quantity | None:
    unit = _unit(text, number)
    if unit is not None:
        return unit
    if number.article and not text[number.end : number.end + 1].isspace():
        return None
    if not number.scale and number.value >= _LEAST_MS and _is_percentiled(text, number):
        return Quantity("duration", number.value / 1000, number.start, number.end, word="ms")
    if _FACTOR.search(text, max(0, number.start - 24), number.start) and 1 < number.value < _MANY and not number.scale:
        return Quantity("factor", number.value, number.start, number.end)
    factor = _TIMES.match(text, number.end)
    rate = _often(text, number, factor.end()) if factor else None
    if rate is not None and (number.scaled(True) >= _MANY or (rate.per or _MINUTE) < _MINUTE):
        return rate
    if factor and not number.article:
        staff = nouns.read(text, factor.end(), many=False)
        if staff is not None and staff.kinds[:1] in (("people",), ("ml_people",), ("platform_people",)):
            return Quantity("count", number.value, number.start, staff.end, staff.kinds, staff.phrase)
        few = number.scaled(True) < _MANY  # `on Saturdays 6,000 times` is a rate its neighbour explains
        return Quantity("factor", number.scaled(False), number.start, factor.end()) if few else None
    return _count(text, number)


def _is_percentiled(text: str, number: Number) -> bool:
    """`p95 150`, `answer 80 ms p95, 150 p99`: a time of milliseconds without its unit."""
    before = _PERCENTILE.search(text, max(0, number.start - 12), number.start)
    return bool(before and not _PER.match(text, number.end)) or bool(_PERCENTILE_BEHIND.match(text, number.end))


def _often(text: str, number: Number, end: int) -> Quantity | None:
    """`opened 3.1 million times a day`: a rate, where so many times are no plan of runs."""
    per, stop = periods.after(text, end)
    if _MOVED.search(text, max(0, number.start - 40), number.start):
        return None
    done = _ACTING.search(text, max(0, number.start - 40), number.start)
    return None if per is None else replace(_bare_rate(number, per, stop), nouns=("event" if done else "request",))


def _unit(text: str, number: Number) -> Quantity | None:
    loose, named, strict, exact = _units()
    match = strict.match(text, number.end)
    if (
        number.scale == "B"
        and number.value >= _FEW_BYTES
        and _BYTES.search(text, max(0, number.start - 12), number.start)
    ):
        return Quantity("bytes", round(number.value * 1e-9, 12), number.start, number.end, word="B")
    minutes = number.scale == "m" and text[number.end - 2].isdigit()
    minutes = minutes and periods.after(text, number.end)[0] is None  # `1.8m a day` are millions
    if minutes and nouns.read(text, number.end, many=True) is None and not _is_a_crowd(text, number):
        return Quantity("duration", number.value * 60, number.start, number.end, word="m")
    if match:
        kind, factor = exact[match.group(1)]
    else:
        match = loose.match(text, number.end)
        if not match or (number.article and match.group(1).lower() in ("s", "m", "h", "d", "y", "an", "min")):
            return None
        if (number.article or _is_compound(text, number, match)) and _is_ordinal(text, match):
            return None
        kind, factor, counted = named[re.sub(r" +", " ", match.group(1).lower())]
        if kind == "rate":
            return Quantity(
                "rate", number.scaled(True) * factor, number.start, match.end(), counted, match.group(1), 1.0
            )
    if match.group(1) == "US":  # `95 thousand US households`
        return None
    half = _AND_A_HALF.match(text, match.end()) if kind in ("duration", "bytes") else None
    value = round((number.scaled(False) + (0.5 if half else 0.0)) * factor, 12)
    if kind != "bytes":
        return Quantity(kind, value, number.start, (half or match).end(), word=match.group(1))
    several = _SEVERAL_OF.search(text, max(0, number.start - _FEW_CHARACTERS), number.start)
    if several and not _EACH_OF.search(text, max(0, several.start() - 40), several.start()):
        return _rated(text, value * float(several.group("times")), several.start(), match.end())
    return _rated(text, value, number.start, (half or match).end())


def _is_a_crowd(text: str, number: Number) -> bool:
    """`Shoppers on file: 2.3m`: millions of them, no minutes."""
    told = captions.read(text, number)
    return told is not None and told.counts("entity")


def _is_compound(text: str, number: Number, unit: re.Match[str]) -> bool:
    """`no one second-guesses it`."""
    return text[number.start : number.end].lower() == "one" and text[unit.end() : unit.end() + 1] == "-"


def _is_ordinal(text: str, unit: re.Match[str]) -> bool:
    """`a second reader`, `a second-hand car`: an ordinal, no duration."""
    after = text[unit.end() : unit.end() + 4].lower()
    compound = after.startswith("-") and not after.startswith("-lon")
    return unit.group(1).lower() == "second" and (after == " one" or compound or nouns.goes_on(text, unit.end()))


def _rated(text: str, value: float, start: int, end: int) -> Quantity:
    """A size with the period that follows it, if any (GB a day)."""
    if _EACH_OF.search(text, max(0, start - 40), start) and text[end : end + 1] != "/":
        return Quantity("bytes", value, start, end)
    skipped = _SKIPPED.match(text, end)
    for position in (end, skipped.end() if skipped else end):
        per, stop = periods.after(text, position)
        if per is not None:
            return Quantity("bytes", value, start, stop, per=per)
    return Quantity("bytes", value, start, end)


def _count(text: str, number: Number) -> Quantity | None:
    noun = nouns.read(text, number.end, many=number.value != 1 or bool(number.scale))
    if noun is None:
        reaching = None if number.article else _REACHING.match(text, number.end)
        per, stop = periods.after(text, reaching.end() if reaching else number.end)
        whole = number.scale or number.scaled(True).is_integer() or (per or _MINUTE) <= _MINUTE  # `pay 9.99 monthly`
        return None if per is None or number.article or not whole else _bare_rate(number, per, stop)
    value, end = number.scaled(True), noun.end
    moving = _MOVING.match(text, end)
    per, stop = periods.after(text, moving.end() if moving else end)
    if moving and per is not None and _REPEATED.match(text, moving.end()):  # `74k plots priced twice a year`
        per, stop = None, end
    each, of_each, shared = periods.sharer(text, end if per is None else stop) or ("", None, stop)
    per, stop = (of_each, max(stop, shared)) if per is None else (per, max(stop, shared))
    if per is None and (sized := _SIZED.match(text, end)):
        per, _ = periods.after(text, sized.end())
    if number.article and per is not None and (per > _MINUTE or text[end:stop].lower().startswith(" in one")):
        per, stop = None, end  # `a run every hour` is a plan, `an answer in one second` a time
    if per is None:
        return Quantity("count", value, number.start, stop if each else end, noun.kinds, noun.phrase, each=each,
                        part=noun.part)  # fmt: skip
    return Quantity("rate", value / per, number.start, stop, noun.kinds, noun.phrase, per, each)


def _bare_rate(number: Number, per: float, stop: int) -> Quantity:
    return Quantity("rate", number.scaled(True) / per, number.start, stop, per=per)
