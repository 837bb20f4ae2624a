"""Deadlines: a time of day by which a run has to be finished, with its time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from agents.intake import repairs
from agents.intake.fitted import figures, moments
from agents.intake.meaning.polarity import stance
from agents.intake.mention import Mention
from agents.intake.readers import clock
from agents.intake.readers.clock import Clock
from agents.intake.repairs import Turn
from agents.intake.text import Document, Sentence
from agents.intake.words import cues, load

_MEASURE = re.compile(
    r"\s?(?:%|ms|s|sec|min|hours?|days?|weeks?|months?|years?|k|gb|tb|rps|million|billion|per|percent|x|times|"
    r"march|april|january|february|may|june|july|august|september|october|november|december)(?![\w])",
    re.I,
)
_ALONE = re.compile(r"\b(?:by|before|until|till|no later than) $", re.I)
_WITHDRAWN = re.compile(r"(?: [a-z]{2,5})? (?:is|was|would be) too (?:late|early)|(?: [a-z]{2,5})? (?:no longer|to \d)")
_WANTED = re.compile(r" and (?:then )?(?:wants?|needs?|expects?) to (?:see|have|read|find)\b", re.I)
_NEEDS = re.compile(r" and (?:then )?(?:wants?|needs?|expects?)\b", re.I)
_APPOSED = re.compile(r"[ ,(-]{1,3}(?:i\.e\.,? |that is,? )?")  # `seven in the morning, 07:00 CET`
_CAPTION = re.compile(r"(?P<words>[^:|=\n]{2,60})[:=|]\s?[\"']?$")
_UNTIL = re.compile(r"\s?(?:-|to|until|till|and)\s?", re.I)
_CANNOT = re.compile(r"\b(?:can't|cannot|could not|couldn't|never)\b", re.I)
_ASKED_FOR = re.compile(r"\W*(?:could|can|would|will) (?:we|you|it|they|the)\b", re.I)  # a request
_ANSWER = re.compile(r"[ *•|-]*(?:[^\W\d]\w{0,14}: ?)?(?:(?:by|at|before|around|about) )?", re.I)  # `A: half past six`
_LEAD, _CLAUSE = 32, 90
UNLIKELY, EVEN, SURE = 0.1, 0.5, 0.8  # below, no cue makes a time a deadline; from there on, it is one without any
_PAIR = 2
_cues = partial(cues, "clock")


@cache
def _leading(name: str) -> re.Pattern[str]:
    table = load("clock")
    return re.compile(rf"\b(?:{'|'.join(table[name])}):?\s+[\"']?{table['between']}$", re.I)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("clock")[name], re.I)


@cache
def _taken() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('clock')['taken'])}) at $", re.I)


@cache
def _awaiting() -> re.Pattern[str]:
    """` and needs the numbers`: what has a time of its own, and needs what is made."""
    outputs = load("clock")["outputs"]
    return re.compile(
        rf" and (?:then )?(?:wants?|needs?|expects?) (?:(?:the|our|its|his|her|all) )?(?:\w+ )?{outputs}\b", re.I
    )


def read(document: Document, awaited: bool = False) -> Iterator[Mention]:
    """Mentions of `batch_deadline` as `HH:MM`, followed by the zone as written; any time where one is awaited."""
    last: Clock | None = None
    found: list[Mention] = []
    clocks = clock.scan(document)
    taken_back = repairs.find(document) if len(clocks) > 1 else []
    for one in clocks:
        again = bool(found) and _APPOSED.fullmatch(document.text, found[-1].end, one.start) is not None
        instead = bool(found) and not one.bare and _is_instead(document, taken_back, found[-1], one)
        due = again or instead or _is_deadline(document, one, last) or (awaited and _is_clock(document, one))
        last = one
        if not due or _is_left_open(document, one) or _is_beside(document, one, clocks):
            continue
        if not awaited and _is_of_another(document, one):
            continue
        if instead:
            found.pop()
        if again and found[-1].value.startswith(one.time) and one.zone:  # said again with its zone's short name
            found.pop()
        found.append(_mention(one, 1.0 if one.zone else 0.85))
    told = _plainest(document, _for_results(document, found), clocks)
    yield from told or list(_only(document, clocks)) or _likeliest(document, clocks)


def _plainest(document: Document, found: list[Mention], clocks: list[Clock]) -> list[Mention]:
    """`they change it until 14:00. It must be there at 12:30`: beside a time plainly due none that hardly is."""
    if len(found) < _PAIR:
        return found
    chances = {one.start: moments.chance(document, one) for one in clocks}
    if max(chances[one.start] for one in found) < SURE:
        return found
    return [one for one in found if chances[one.start] >= EVEN]


def _is_of_another(document: Document, one: Clock) -> bool:
    """`the IT is there until 16:00`: plainly no time of results, and nothing behind it points back to it."""
    if one.bare or moments.chance(document, one) >= UNLIKELY:
        return False
    return not _is_pointed_at(document, one)


def _mention(one: Clock, confidence: float) -> Mention:
    value, unit = (f"{one.time} {one.zone}", None) if one.zone else (one.time, "local time")
    return Mention("batch_deadline", value, one.start, one.stop, unit, confidence=confidence)


def _for_results(document: Document, found: list[Mention]) -> list[Mention]:
    """`It leaves at 11:30, the forecast must be ready by 11:00`: of two times of a sentence the results' own."""
    bound = [one for one in found if _leading("bound").search(document.text[max(0, one.start - _CLAUSE) : one.start])]
    owned = {document.sentence_at(one.start).start for one in bound}
    return [one for one in found if one in bound or document.sentence_at(one.start).start not in owned]


def _is_instead(document: Document, taken_back: list[Turn], last: Mention, one: Clock) -> bool:
    """`06:00 CET, hm, by 05:30`: the time that stands for the one before it."""
    return repairs.is_between(document, taken_back, (last.start, last.end), (one.start, one.stop))


def _is_beside(document: Document, one: Clock, clocks: list[Clock]) -> bool:
    """Whether the time shows what a case looks like, sorts what comes in, or is what another one is kept for."""
    sentence = document.sentence_at(one.start)
    if _pattern("example").match(sentence.text) or _pattern("passed_on").match(document.text, one.stop):
        return True
    following = next((other for other in clocks if one.stop < other.start < sentence.end), None)
    between = document.text[one.stop : following.start] if following is not None else ""
    return bool(_pattern("hence").search(between) and _leading("by").search(between))


def _only(document: Document, clocks: list[Clock]) -> Iterator[Mention]:
    """`Each Wednesday a file for the desk at 11:00 KST`: the one time with a zone, of a run that repeats."""
    zoned = [one for one in clocks if one.zone and one.zone != "local time" and not one.bare]
    if len(zoned) != 1 or _is_left_open(document, zoned[0]):
        return
    one = zoned[0]
    sentence = document.sentence_at(one.start)
    lead = document.text[max(sentence.start, one.start - _CLAUSE) : one.start]
    if _cues("repeats").search(sentence.text) and not (_cues("foreign").search(lead) or _cues("not").search(lead)):
        yield Mention("batch_deadline", f"{one.time} {one.zone}", one.start, one.stop, confidence=0.8)


def _likeliest(document: Document, clocks: list[Clock]) -> list[Mention]:
    """The time that the words around it most plainly say results are due at, where no cue does; the weights know
    whole briefs.
    """
    if len(document.sentences) < figures.WHOLE:
        return []
    able = [one for one in clocks if not (one.bare or _is_left_open(document, one))]
    chances = {one: moments.chance(document, one) for one in able if not _is_beside(document, one, clocks)}
    likeliest = max(chances, key=lambda one: chances[one], default=None)
    if likeliest is None or chances[likeliest] < SURE:
        return []
    return [_mention(likeliest, 0.8 * chances[likeliest])]


def _is_left_open(document: Document, one: Clock) -> bool:
    """Whether the time is put off until later, or asked about and not asked for."""
    meant = stance(document, one.start, one.end)
    return meant.later or (meant.question and not _ASKED_FOR.match(document.sentence_at(one.start).text))


def _is_clock(document: Document, one: Clock) -> bool:
    """Whether a time stands there and no bare number."""
    return not (one.bare or _MEASURE.match(document.text, one.end) or _WITHDRAWN.match(document.low, one.end))


def _is_deadline(document: Document, one: Clock, last: Clock | None) -> bool:
    """Whether results have to be there at the time; `last` is the time before it."""
    sentence = document.sentence_at(one.start)
    lead = document.text[max(sentence.start, one.start - _CLAUSE) : one.start]
    right = document.text[one.stop : min(sentence.end, one.stop + _CLAUSE)]
    if not one.bare and _is_pointed_at(document, one):
        return True
    dated = one.bare and _cues("dates").search(_part(lead))
    if _MEASURE.match(document.text, one.end) or dated:
        return False
    if not one.bare and (_pattern("ahead").search(lead) or _taken().search(lead)):
        return True
    if _cues("foreign").search(_part(lead)) and (one.bare or moments.chance(document, one) < SURE):
        return False
    if one.bare:
        wanted = _NEEDS.match(right) and _leading("at").search(lead)
        if wanted:
            return True
        led = _ALONE.search(lead[-_LEAD:]) or _pattern("opening").search(lead)
        return bool(led and (one.zone or _cues("spoken").search(sentence.text)))
    if _pattern("opening").search(lead) or _leading("by").search(lead) or _cues("after").match(right.lstrip(" ,()")):
        return True
    captioned = _captioned(lead) or _answers(document, sentence, one)
    return captioned or _closes(document, sentence, one, last) or _is_awaited(lead, right, bool(one.zone))


def _is_pointed_at(document: Document, one: Clock) -> bool:
    """Whether what stands behind the time says that results have to be there by it."""
    sentence = document.sentence_at(one.start)
    right = document.text[one.stop : min(sentence.end, one.stop + _CLAUSE)]
    return bool(_cues("then").search(right) or _awaiting().match(right)) or _is_kept_then(document, sentence)


def _is_kept_then(document: Document, sentence: Sentence) -> bool:
    """`We start baking at three; the quantities should be known by then.`"""
    behind = document.sentence_at(sentence.end + 1) if sentence.end + 1 < len(document.text) else sentence
    return behind is not sentence and bool(_pattern("back").search(behind.text[:_CLAUSE]))


def _part(lead: str) -> str:
    return re.split(r"[;:]|\b(?:and|so)\b", lead)[-1]


def _captioned(lead: str) -> bool:
    """`Deadline for the nightly scores: 03:15`."""
    caption = _CAPTION.search(lead)
    return bool(caption and _cues("caption").search(caption.group("words")))


def _answers(document: Document, sentence: Sentence, one: Clock) -> bool:
    """`Q when? 06:00 SAST`: the time that answers when it is due."""
    asked = sentence.heading
    first = _ANSWER.fullmatch(document.text, sentence.start, one.start) is not None
    due = first and asked.endswith("?") and _cues("caption").search(asked)
    return bool(due) and not (_cues("foreign").search(asked) or _cues("not").search(asked))


def _closes(document: Document, sentence: Sentence, one: Clock, last: Clock | None) -> bool:
    """`Batch window 23:00 to 04:30`: the end of a window."""
    if last is None or last.start < sentence.start or not _UNTIL.fullmatch(document.text, last.stop, one.start):
        return False
    window = _cues("window").search(document.text, sentence.start, last.start)
    return bool(window) and not _cues("idle").search(document.text, sentence.start, last.start)


def _is_awaited(lead: str, right: str, zoned: bool) -> bool:
    """A time at which somebody needs, reads or gets the results, in its own clause or by a word pointing back."""
    if _cues("then").search(right):
        return True
    parts = re.split(r"[,;:]|\band\b", lead)
    left = " ".join(parts[-2:]) if parts[-1].split() in ([], ["at"]) else parts[-1]  # `as a list, at 7:30`
    if not (zoned or _leading("at").search(lead)) or (_cues("not").search(left) and not _WANTED.match(right)):
        return False
    behind = _CANNOT.split(re.split(r"[.;]", right)[0])[0]
    return bool(_cues("delivery").search(left) or _cues("delivery").search(behind))
