"""Rates and counts: what is counted decides the field (rows, customers, requests, people, tokens)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from agents.intake.mention import Mention
from agents.intake.polarity import stance
from agents.intake.quantities import Quantity, within
from agents.intake.readers.measures import Cue, assign
from agents.intake.text import Document, Sentence
from core.constraints import Source

DAY = 86_400.0
_PEOPLE = {"ml_people": "team.ml_eng", "platform_people": "team.platform_eng"}
_PERIODS = {
    "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": DAY, "night": DAY, "morning": DAY, "week": 7 * DAY,
    "month": 2_628_000.0, "year": 31_536_000.0, "daily": DAY, "hourly": 3600.0, "weekly": 7 * DAY,
    "monthly": 2_628_000.0,
}  # fmt: skip
_PERIOD_BEFORE = re.compile(
    r"\b(?:(?:every|each|per|a|in a) (?P<unit>second|minute|hour|day|night|morning|week|month|"
    r"year)|(?P<adverb>daily|hourly|weekly|monthly))\b(?! (?:run|batch|job|forecast|budget)|[,;])"
)
_WORDS = {
    word: n for n, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
}
_TEAM_OF = re.compile(rf"\bteam (?:size )?(?:of|is|:|=) ?(\d{{1,3}}|{'|'.join(_WORDS)})\b(?! (?:data|ml|platform))")
_AT_ONCE = re.compile(r"(?: \w+){0,3} (?:at once|at the same time|concurrently|simultaneously|in parallel)\b")
_TEAM = re.compile(r"\b(?:we|team|us|squad|staffed|engineers?|developers?|scientists?|have|hire|group|people)\b", re.I)
_ALONE = re.compile(
    r"\b(?:I am|I'm|im) (?:the )?(?:only|sole|single) (?:\w+ )?(?:developer|engineer|person|scientist|programmer)\b|"
    r"\bone[- ](?:man|woman|person) (?:team|show|company|business)\b|\bjust me\b|\bsolo (?:founder|developer)\b",
    re.I,
)
_NOBODY = re.compile(
    r"\b(?:no|zero|0|without(?: any)?) (?:dedicated )?(?:"
    r"(?P<platform>(?:platform|devops|infra(?:structure)?|ops|cloud) (?:eng(?:ineer)?s?|people|team|folks)"
    r"|devops|sres?)|(?:ml eng(?:ineer)?s?|data scientists?))\b(?! on[ -]?call)",
    re.I,
)
_EACH_RUN = r"\b(?:(?:every|each|per) (?:night|morning|week|evening)|nightly|weekly|overnight)$"
_CROWD = re.compile(r"\b(?:visitors?|population|of people|million people|search|read|use|visit)\b", re.I)


def read(document: Document, quantities: list[Quantity]) -> Iterator[Mention]:
    """Mentions for rates (per second, per day) and for counts of rows, entities, tokens and people."""
    for sentence in document.sentences:
        inside = within(quantities, sentence.start, sentence.end)
        kept = [_periodic(document, sentence, q, inside) for q in inside if not _skipped(document, q)]
        rates = [q for q in kept if q.kind == "rate" and not q.each]
        for quantity, found in assign(document, sentence, "rate", rates) if rates else []:
            yield from _rate(document, quantity, found.field if found and _near(document, found, quantity) else "")
        yield from _multiplied(kept)
        for quantity in kept:
            if quantity.kind == "count" and not quantity.each:
                yield from _count(document, quantity)
    yield from _team_size(document, quantities)
    for match in _ALONE.finditer(document.text):
        yield Mention("team.size", 1, match.start(), match.end(), "people", confidence=0.9)
    for match in _NOBODY.finditer(document.text):
        field = "team.platform_eng" if match.group("platform") else "team.ml_eng"
        yield Mention(field, 0, match.start(), match.end(), "people")


def _periodic(document: Document, sentence: Sentence, q: Quantity, inside: list[Quantity]) -> Quantity:
    """`Every night we receive 4,000 contracts`: the period stands before the count."""
    if q.kind != "count" or q.each or q.value < 2 or q.noun not in ("documents", "requests", "items", "events"):
        return q
    previous = max((other.end for other in inside if other.end <= q.start), default=sentence.start)
    left = document.low[max(previous, q.start - 60) : q.start]
    found = list(_PERIOD_BEFORE.finditer(left))
    if not found or re.search(r"[;]|\bbut\b|\d", left[found[-1].end() :]):
        return q
    word = found[-1].group("unit") or found[-1].group("adverb")
    per = _PERIODS[word.lower()]
    return replace(q, kind="rate", value=q.value / per, per=per)


def _skipped(document: Document, q: Quantity) -> bool:
    meant = stance(document, q.start, q.end)
    return meant.later or meant.question


def _near(document: Document, found: Cue, q: Quantity) -> bool:
    """A cue after the rate has to follow at once (`at peak`); one before it may stand further off."""
    if found.start >= q.end:
        between = document.text[q.end : found.start]
        bound = re.match(r"\s*(?:of|to|at|:|is)?\s*(?:about |around |~)?\d", document.text[found.end : found.end + 20])
        return len(between) < 25 and not bound and not re.search(r"[,;:(]", between)
    return q.start - found.end < 60 and not re.search(r"\d", document.text[found.end : q.start])


def _rate(document: Document, q: Quantity, field: str) -> Iterator[Mention]:
    if field == "_growth" or q.noun in ("ignored", "company", "tokens", "ml_people", "people", "platform_people"):
        return
    peak = field == "throughput.rps_peak"
    quick = (q.per or 1.0) < DAY
    if q.noun == "entities" and not quick and re.search(_EACH_RUN, document.low[q.start : q.end]):
        yield Mention("data.entities", round(q.value * (q.per or DAY), 6), q.start, q.end, q.word, confidence=0.9)
    if q.noun == "events":
        yield Mention("throughput.events_per_s", round(q.value, 9), q.start, q.end, "events/s")
    elif q.noun == "documents" and not quick:
        yield Mention("throughput.docs_per_day", round(q.value * DAY, 6), q.start, q.end, "documents/day")
    elif q.noun == "rows":
        yield Mention("throughput.events_per_s", round(q.value, 9), q.start, q.end, "rows/s", confidence=0.7)
    elif quick or peak:
        name = "throughput.rps_peak" if peak else "throughput.rps_avg"
        yield Mention(name, round(q.value, 9), q.start, q.end, "requests/s", confidence=0.9 if q.ranged else 1.0)
    else:
        yield Mention("throughput.predictions_per_day", round(q.value * DAY, 6), q.start, q.end, "predictions/day")


def _multiplied(inside: list[Quantity]) -> Iterator[Mention]:
    """`200k daily users, 12 requests each a day`: a population times what each of them does."""
    crowds = [
        q for q in inside if q.kind == "count" and q.noun in ("dau", "entities", "company", "ignored") and not q.each
    ]
    shares = [
        q
        for q in inside
        if q.each or (crowds and crowds[0].noun == "dau" and q.kind == "rate" and q.noun == "requests")
    ]
    for share in shares:
        alike = [q for q in crowds if not share.each or share.each in (q.word or "") or q.noun == "dau"]
        if not alike or (share.per is None and alike[-1].noun != "dau"):
            continue
        daily = share.value * DAY if share.per else share.value
        because = f"{alike[-1].value:g} {alike[-1].word} x {daily:g} {share.word} a day"
        start, end = min(alike[-1].start, share.start), max(alike[-1].end, share.end)
        if share.noun == "events":
            value = round(alike[-1].value * daily / DAY, 9)
            yield Mention("throughput.events_per_s", value, start, end, "events/s", because=because, confidence=0.95)
        else:
            value = round(alike[-1].value * daily, 6)
            yield Mention(
                "throughput.predictions_per_day", value, start, end, "predictions/day", because=because, confidence=0.95
            )


def _count(document: Document, q: Quantity) -> Iterator[Mention]:
    right = document.low[q.end : q.end + 30]
    if q.noun in _PEOPLE:
        yield Mention(_PEOPLE[q.noun], int(q.value), q.start, q.end, "people")
    elif q.noun == "tokens":
        yield Mention(_tokens(document, q, right), q.value, q.start, q.end, "tokens")
    elif q.noun == "concurrent" or (q.noun in ("entities", "people", "company") and _AT_ONCE.match(right)):
        yield Mention("throughput.concurrent_users", q.value, q.start, q.end, "users")
    elif q.noun in ("rows", "documents", "items") or (q.noun in ("events", "requests") and q.value >= 10_000):
        if q.value >= 2 and not re.match(r" (?:on average|each|apiece|long|per)\b", right):
            yield Mention("data.row_count", q.value, q.start, q.end, q.word or "rows", confidence=0.9)
    elif q.noun in ("entities", "dau") and q.value >= 2:
        yield Mention("data.entities", q.value, q.start, q.end, q.word)


def _tokens(document: Document, q: Quantity, right: str) -> str:
    if re.match(r"[ \w]{0,12}\b(?:out|output|completion|generated|answers?|responses?|reply)\b", right):
        return "throughput.tokens_out"
    if re.match(r"[ \w]{0,12}\b(?:in|input|prompts?|context)\b", right):
        return "throughput.tokens_in"
    left = document.low[max(0, q.start - 50) : q.start]
    out = [
        m.end()
        for m in re.finditer(r"\b(?:output|answers?|responses?|completions?|replies|reply|generated?|out)\b", left)
    ]
    into = [m.end() for m in re.finditer(r"\b(?:input|prompts?|context|questions?|in)\b", left)]
    return "throughput.tokens_out" if max(out, default=0) > max(into, default=0) else "throughput.tokens_in"


def _team_size(document: Document, quantities: list[Quantity]) -> Iterator[Mention]:
    """The size of the team: a stated total wins over the sum of the people named."""
    team = [q for q in quantities if _is_team(document, q) and not _part(document, q)]
    total = next((q for q in team if q.noun == "people" and _is_total(document, q, team)), None)
    total = total or next((q for q in quantities if q.kind == "count" and _called_team(document, q)), None)
    named = _TEAM_OF.search(document.low)
    if named:
        size = _WORDS.get(named.group(1)) or int(named.group(1))
        yield Mention("team.size", size, named.start(), named.end(), "people")
    elif total is not None:
        yield Mention("team.size", int(total.value), total.start, total.end, "people")
    elif team:
        because = "sum of " + ", ".join(document.brief[q.start : q.end] for q in team)
        size = int(sum(q.value for q in team))
        yield Mention("team.size", size, team[0].start, team[-1].end, "people", Source.INFERRED, 0.9, because)


def _part(document: Document, q: Quantity) -> bool:
    """`three of them SREs`, `of whom three are SREs` were counted before; `three of us` were not."""
    left = document.low[max(0, q.start - 22) : q.start]
    return q.word.startswith("of them") or bool(re.search(r"\b(?:of (?:whom|which|them)|including|incl\.?) $", left))


def _is_team(document: Document, q: Quantity) -> bool:
    if q.kind != "count" or q.noun not in ("people", *_PEOPLE) or q.value > 500 or _skipped(document, q):
        return False
    sentence = document.sentence_at(q.start)
    return q.noun in _PEOPLE or (
        bool(_TEAM.search(sentence.text))
        and not _CROWD.search(document.text[q.end : q.end + 25])
        and not _AT_ONCE.match(document.low, q.end)
    )


def _is_total(document: Document, q: Quantity, team: list[Quantity]) -> bool:
    left, right = document.low[max(0, q.start - 24) : q.start], document.low[q.end : q.end + 3]
    if (
        re.search(
            r"\b(?:team of|we are|there are|total of|consists of|us:?|team is|altogether|in total)\s*(?:a team of )?$",
            left,
        )
        and q is team[0]
    ):
        following = [t for t in team if t.start > q.end]
        return not following or (right.lstrip()[:1] in "(:," and sum(t.value for t in following) <= q.value)
    return bool(re.search(r"\bteam of\s+$", left)) or (right.lstrip()[:1] in ("(", ":") and len(team) > 1)


def _called_team(document: Document, q: Quantity) -> bool:
    return bool(re.search(r"\bteam of\s+$", document.low[max(0, q.start - 10) : q.start])) and q.value < 500
