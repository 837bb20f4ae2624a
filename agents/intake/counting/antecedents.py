"""Numbers whose noun stands before them: `780,000 of them`, `members (26k)`, `lifts, 33,000 connected`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from agents.intake.counting import captions, nouns, periods
from agents.intake.counting.figures import Number
from agents.intake.counting.quantity import Quantity
from agents.intake.inflection import plural

_NEAR, _FAR, _FEW = 70, 240, 50
_ABOUT = r"(?:about |some |roughly |around |~|nearly |over |currently |approx\. ?)?$"
_BEFORE = re.compile(rf"(?P<noun>[a-z-]+s|people|staff|personnel) ?[,:(-] ?{_ABOUT}")
# `welding procedures and class rules, 22,000 of them`: by the one of a pair that is known.
_PAIRED = re.compile(rf"(?P<noun>[a-z-]+s),? (?:and|or|plus|&) (?:[a-z-]+ ){{0,2}}[a-z-]+s ?[,:(-] ?{_ABOUT}")
_BRACKETED = re.compile(rf"(?P<noun>[a-z-]+s|people) \({_ABOUT}")
_OF_THEM = re.compile(
    r" (?:of (?:them|these|those)|in (?:all|total|number)|altogether|strong)(?= ?(?:[,.;:()]|[a-z]+\b|$))"
)
_STATE = re.compile(
    r" (?:connected|active|registered|installed|monitored|insured|in (?:service|use|operation|the field))\b"
)
_LABELLED = re.compile(
    r" (?:of (?:them|these) )?(?:(?:have|has) been|are|were) (?:already )?(?:hand )?(?:label|annotat|tagg)"
)
_SO_FAR = re.compile(  # `I had Nora label some old reports; she got to 180`
    r"\b(?:label|annotate|tag|mark|classify|grade|outline)(?:l?ed|d|l?ing|s|ies|ied)? (?:up )?(?:\w+ ){0,4}[a-z]{3,}s\b"
    r"[^.!?\n]{0,40}[;,.!] ?(?:and |but )?(?:so far )?(?:she|he|they|we|i|it) (?:\w+ )?"
    r"(?:got|managed|came|made|reached|did|stopped|finished)"
    r"(?: (?:to|it to|as far as|through|at))? (?:about |around |some )?$"
)
_REGISTERED = re.compile(r" (?:registered|subscribed|signed up)(?= ?[.,;)]|$)")
_TOGETHER = re.compile(
    r" (?:all )?(?:at once|at (?:the same|one|any one|a) (?:time|moment)|simultaneously|concurrently|in parallel)\b"
)
_ON_FILE = re.compile(r" (?:are |lie |is )?(?:on (?:file|record)|in the (?:archive|files))\b")
_PILE = re.compile(r"\b(?:stock|backlog|archive|pile|collection) of (?:about |some |around |roughly |~)?$")
_POOL = re.compile(
    r"\b(?:pool|roster|membership|(?:customer|client|user|member) base|clientele|fleet|portfolio|register|herd|flock|"
    r"congregation|readership|subscriber list) of (?:about |some |around |roughly |~|over )?$"
)
_CLOSED = re.compile(r" ?(?:[.,;)]|$|\n)")
_POOLED = re.compile(r" ?(?:[.,;)]|$|\n)| (?:in|to|by|is|are|who|which|that|and|for|within|should|must|will)\b")
_ONES = re.compile(
    r" (?:already )?(?:sorted|labell?ed|annotated|tagged|marked|outlined|graded|old|past|earlier|finished|closed|known)"
    r" (?:ones|so far|already|by hand)\b"
)
# `all open contacts, around 5,500, should be scored`
_NAMED = re.compile(rf"\b(?:all|our|the|every|whole)(?: [a-z-]+){{0,3}} (?P<noun>[a-z-]+s|people), ?{_ABOUT}")
_GOES_ON = re.compile(r", (?:\w+ )?(?:are|is|should|must|will|shall|have|has|get|need|by|once|every|each)\b")
_EVERY = re.compile(rf"\b(?:every|each|any) (?:[a-z-]+ )?(?P<noun>[a-z-]+), ?{_ABOUT}")
_PER_BRACKETED = re.compile(rf"\b(?:every|each|per) (?:[a-z-]+ )?(?P<noun>[a-z-]+) \({_ABOUT}")
_WHICH_OF = re.compile(r"\b(?:which|any|each|all|every one) of (?:the|our|these|those) $")
# `the day's claims, some three hundred and fifty`
_OF_A_DAY = re.compile(
    rf"\b(?:the|each|every|a) (?P<period>day|night|week|month)'s (?:[a-z-]+ )?(?P<noun>[a-z-]+s), ?{_ABOUT}"
)
_VERB = re.compile(r" (?:needs?|will|would|are|is|have|has|must|should|may|might|can|get|do)\b")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_COUNTED = ("entity", "place", "document", "agent", "request", "item")
_RELATIVE, _SUBJECTS = ("that", "whom"), ("we", "they", "you", "i", "to", "will", "can")  # `We lease out 6,300 of them`
_PEOPLE = ("people", "ml_people", "platform_people", "company", "ignored")


class _Rule(NamedTuple):
    """What a number counts, from so many on, by the words behind it and those before it."""

    noun: str
    word: str
    least: int
    behind: re.Pattern[str]
    before: re.Pattern[str] | None = None


_RULES = (
    _Rule("row", "examples", 0, _LABELLED),
    _Rule("row", "examples", _FEW, _ONES),
    _Rule("row", "examples", _FEW, _CLOSED, _SO_FAR),
    _Rule("entity", "users", 0, _REGISTERED),
    _Rule("concurrent", "users", 3, _TOGETHER),
    _Rule("row", "examples", _FEW, _ON_FILE),
    _Rule("row", "examples", _FEW, _CLOSED, _PILE),  # `260 reports a day; stock of 75k`
    _Rule("entity", "members", _FEW, _POOLED, _POOL),
)


def read(text: str, number: Number) -> Quantity | None:
    """The count of a number that follows what it counts; None where the number stands for itself."""
    left = text[max(0, number.start - _NEAR) : number.start].lower()
    if (told := _told(text, number)) is not None:
        return told
    if (named := _named(text, number, left) or _of_a_day(text, number, left)) is not None:
        return named
    behind = _OF_THEM.match(text, number.end)
    state = behind or _STATE.match(text, number.end)
    bracketed = text[number.end : number.end + 1] == ")"
    noun = _BEFORE.search(left) if state else _BRACKETED.search(left) if bracketed else None
    if noun is not None:
        pair = _PAIRED.search(left) if behind else None
        counted = captions.counted(noun.group("noun"), number)
        counted = counted or (captions.counted(pair.group("noun"), number) if pair else None)
        return replace(counted, end=state.end() if state else number.end) if counted else None
    return _meant(text, number, behind, left)


def _told(text: str, number: Number) -> Quantity | None:
    """What the words around the number alone say that it counts, by the first rule that fits."""
    value, left = number.scaled(True), text[max(0, number.start - _FAR) : number.start].lower()
    fits = (
        rule
        for rule in _RULES
        if value >= rule.least and rule.behind.match(text, number.end) and (not rule.before or rule.before.search(left))
    )
    rule = next(fits, None)
    return None if rule is None else Quantity("count", value, number.start, number.end, (rule.noun,), rule.word)


def _meant(text: str, number: Number, behind: re.Match[str] | None, left: str) -> Quantity | None:
    """`150,000 of them`, `which of the 4,000 need refilling`: of what was counted last, maybe in a period behind."""
    meant = behind is not None and any(word in behind.group() for word in ("them", "those", "these"))
    meant = meant or (bool(_WHICH_OF.search(left)) and bool(_VERB.match(text, number.end)))
    last = _counted_last(text, number) if meant and number.scaled(True) >= _FEW else None
    per, stop = periods.after(text, behind.end()) if last and behind else (None, 0)
    return replace(last, kind="rate", value=last.value / per, per=per, end=stop) if last and per else last


def _named(text: str, number: Number, left: str) -> Quantity | None:
    """`all our members, some 64,000, are scored`, `every home, 24 million of them`, `per substation (420)`."""
    if _GOES_ON.match(text, number.end) and (noun := _NAMED.search(left)):
        return captions.counted(noun.group("noun"), number)
    if _OF_THEM.match(text, number.end) and (noun := _EVERY.search(left)):
        return captions.counted(f"{noun.group('noun')}s", number)
    if text.startswith(")", number.end) and (noun := _PER_BRACKETED.search(left)):
        return captions.counted(plural(noun.group("noun")), number)
    return None


def is_of_each(low: str, start: int) -> bool:
    """Whether the number at `start` counts of what each one has a result: `a forecast per substation (420)`."""
    return _PER_BRACKETED.search(low, max(0, start - _NEAR), start) is not None


def _of_a_day(text: str, number: Number, left: str) -> Quantity | None:
    """`the day's claims, some three hundred and fifty`: how many there are in a period that is named before."""
    said = _OF_A_DAY.search(left)
    counted = captions.counted(said.group("noun"), number) if said else None
    if said is None or counted is None:
        return None
    per = periods.seconds(said.group("period"))
    return replace(counted, kind="rate", value=counted.value / per, per=per)


def _counted_last(text: str, number: Number) -> Quantity | None:
    """`Vending machines: which of the 4,000 need refilling`: the last things spoken of that can be counted."""
    words = _WORD.findall(text[max(0, number.start - _FAR) : number.start].lower())
    for before, word in zip(["", *words][-2::-1], reversed(words), strict=True):
        if before in _RELATIVE or before in _SUBJECTS:  # `photos that members upload, 150,000 of them`
            continue
        if nouns.is_plural(word) or "document" in nouns.known().get(word, ()):
            meant = captions.counted(word, number)
            if meant is not None and meant.counts(*_COUNTED) and meant.nouns[0] not in _PEOPLE:
                return meant
    return None
