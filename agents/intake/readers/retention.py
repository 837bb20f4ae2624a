"""What a retention period is about: raw data, features, predictions or logs."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from agents.intake.counting.nouns import is_plural
from agents.intake.counting.quantity import Quantity
from agents.intake.inflection import plural
from agents.intake.readers import things
from agents.intake.text import Document, Sentence
from agents.intake.words import cue, load

_NEAR = 40
_TIGHT = 3  # `raw: 13 months`
_THEIRS = re.compile(r"\b(?:their|its) $")  # `alerts and their files`
_AND = re.compile(
    r"(?: data| files?)?,? ?(?:and|or|&|/|,|as well as|plus|together with) ?(?:the |all |our |their )?(?:\w+ )?"
)
_PARTS, _ENDED = re.compile(r"[,;]\s"), re.compile(r"\s?(?:\([^()]{0,40}\))?\s?(?:[.,;]|$|\n)")
_ALONE = re.compile(
    r"\W*(?:\(?\w{1,3}[.)] )?(?:[A-Za-z][\w'/-]* ?){1,3}(?:(?:and|with) (?:their|its) \w+|"
    r"(?:up )?by (?:the|our|an?) \w+)?(?::| for)?\s+(?:(?:at most|max(?:imum)?\.?|no longer than|up to|at the most) )?"
)
# A line of a form that tells how far back the log of what happened goes: `Log: 2 years, in MongoDB`.
_DIARY = re.compile(r"\W*(?:(?!audit|access|security|system|decision|prediction|scor|model)[a-z-]+ )?log ?[:|=] ?")
_KEPT = re.compile(r"\b(?:keep\w*|kept|held|hold|sav(?:e|ed|ing)|archiv\w+|preserv\w+)\b")
_A_WHILE = 180 * 86_400.0
# What the model is said to make is what it hands out, whatever the name: `the model proposes routes`.
_MAKER = (
    r"\b(?:(?:the|our|an?) (?:[\w-]+ )?(?:model|machine|system|assistant|computer|program|software|llm|ai)|it)"
    r" (?:then |also |only |shall |should |will |must |to )*"
    r"(?:propose|suggest|draft|write|draw|draws up|draw up|make|produce|generate|create|compose|compute|work out|"
    r"works out|plan|offer)s? (?:the |our |an? |its |new |first |weekly |daily |ready )*(?P<what>[a-z]{4,})\b"
)
# What a person checks one by one before it goes out has come from the model: `she checks each sheet`.
_CHECKED = (
    r"\b(?:checks?|approves?|confirms?|proofs?|proof-?reads?|signs?(?: off)?|releases?|edits?|countersigns?)"
    r" (?:each|every|every single)(?: single)? (?P<what>[a-z]{4,})\b"
)
# Somebody's life, no rule for data: `I, who held the plane for fifty years`.
_LIVED = re.compile(r"\b(?:i|he|she|who)(?: have| has| had)? (?:held|kept) $")
_TAIL = re.compile(
    r"(?: data| files?)?\s*(?::|\bfor)?\s*(?:(?:at most|max(?:imum)?\.?|no longer than|up to|at the most) )?"
)
_HELD = re.compile(r"\b(?:data|history|sales|records? of|warranty|contracts?|loans?|leases?)\b", re.I)
_SIZES = re.compile(r"\d ?[GTP]i?[Bo]\b|\b(?:rows|million|months ahead|horizon|history)\b")
_WEAK = re.compile(r"(?:lives?|stays?|remains?|lasts|survives?|sits?|expire[sd]?|gone|dropp?(?:ed|s)?)\b", re.I)
# What is there already: a period beside a size, or a word of keeping that is said of a tool.
_STOCK = re.compile(r"\b(?:so far|gathered|collected|archive of)\b")
_SIZE = (
    r"(?:\w+ ){0,2}(?:\d[\d.,]* ?)?(?:[gtp]i?b|gigs?|terabytes?|gigabytes?|rows|million|crore)\b"
    r"(?! (?:per|a|each) |/| daily)"
)
_SIZED = re.compile(rf"(?: of (?:\w+ ?){{1,3}})?(?:,|;| \(|:|,? and) {_SIZE}")
_SIZE_BEFORE = re.compile(rf"\b{_SIZE},? (?:from |over |of |in )?$")
_OBLIGED = re.compile(
    r"\b(?:must|has to|have to|shall|should|needs? to|may|required?|by law|legal\w*|regulat\w+|at least|at most|"
    r"no longer|not longer|delet\w+|eras\w+|purg\w+|wip\w+|after|then|retention|retain\w*|expire\w*|destroy\w*|stored?|"
    r"for (?=\w+ (?:day|week|month|year)s?))\b"
)
_ON_FILE = re.compile(r" (?:worth )?of \w+(?: \w+)? (?:is|are) on file\b")  # `eight years of placements are on file`
_WRITTEN = re.compile(
    r"\b(?:writ(?:e|es|ing|ten)|generat\w+|draft\w*|compos\w+|produc(?:e|es|ing|ed)) (?:\w+ ){0,4}"
    r"(?:texts?|adverts?|descriptions?|copy|titles?|posts?|letters?)\b|"
    r"\b(?:turn(?:ed|s)?|put|convert(?:ed|s)?|made) into (?:\w+ )?texts?\b|"
    r"\btranscri\w+|\b(?:becomes?|wants?|needs?|gets?|gives?) (?:as )?(?:the )?texts? of (?:each|every)\b|"
    r"\b(?:product|advert|finished|generated) texts?\b|\btexts? (?:\w+ ){0,2}(?:is|are|be) (?:written|generated|made)\b"
)
_RECEIVED = re.compile(
    r"\breports? (?:per|a|each|every) (?:day|week|month|night)|\breports? (?:arrive|come in|reach|are sent)|"
    r"\b(?:receiv\w+|get|gets|sends? us|incoming) (?:\w+ ){0,4}reports?\b"
)
_OF_A_TOOL = re.compile(r"\s?(?:\)|(?:it|both|them|this|that|these|those|using|on|all)\b(?! for))")
_NOTHING = re.compile(r"(?!)")
# `the classification of each letter`: what is kept stands first, unless it only says that something is.
_OF = re.compile(r"(?: \w+ed)? of (?:(?:each|every|the|an?|all|our|their|its|these|those|such|single) )*(?:[a-z-]+ )?")
_MERE = re.compile(r"(?:records?|data|files?|documents?|everything|originals?|sources?|values|fields|cases?|lists?)$")
_NO_DATA, _SUMMARIES, _KIN, _ON_REQUEST = "nothing", "summaries", "kin", "on_request"
_NO_FIELD = (_NO_DATA, _SUMMARIES)
# `destroyed half a year after the decision`: from when on it counts, nothing that is kept.
_FROM = re.compile(r" (?:after|from|since|following|past|counted from|of) ")
_THE = re.compile(r" (?:the|our|all|all the) ")
_PERIOD = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?|h)\b")
Noun = tuple[int, int, str]


@cache
def _kinds() -> list[tuple[str, re.Pattern[str]]]:
    table = load("retention")
    return [(name, cue("|".join(words))) for name, words in table.items() if name not in (_KIN, _ON_REQUEST)]


def kept(document: Document, sentence: Sentence, q: Quantity, told: str) -> list[str]:
    """What is kept: the nouns nearest before the period, else nearest after it; of none said raw data.

    `told` is the cue that speaks of keeping; one that is said of anything that lasts (`stays for`) needs a noun.
    """
    return [name for name in _kept_of(document, sentence, q, told) if name not in _NO_FIELD]


def _kept_of(document: Document, sentence: Sentence, q: Quantity, told: str) -> list[str]:
    apart = document.low[q.end : q.end + 1] == "\n"
    begin = _begin_behind(document, q)
    beside = [_side(document, name) for name, words in _kinds() if not apart and words.match(document.low, begin)]
    hits = _nouns(document, sentence.start, q.start)
    if beside and (not hits or q.start - hits[-1][1] > _TIGHT):
        return beside[:1]  # `13 months raw, 7 years decisions`
    if hits:
        return _joined(document, hits)
    later = [] if _FROM.match(document.low, q.end) else _nouns(document, q.end, _until(document, sentence, q))
    if later:
        return [later[0][2]]
    return [] if _WEAK.match(told) or things.is_kept(document, sentence, q, told) else ["raw"]


def _begin_behind(document: Document, q: Quantity) -> int:
    """Where the noun right behind the period begins: `13 months raw`, `after two years the transcripts`."""
    the = _THE.match(document.low, q.end) if document.low.endswith("after ", 0, q.start) else None
    return the.end() if the else q.end + 1


def is_on_request(document: Document, sentence: Sentence, q: Quantity) -> bool:
    """Whether the period is one in which somebody's wish to be forgotten is met (`gone within 30 days of asking`)."""
    low = document.low
    before = max((m.end() for m in _PERIOD.finditer(low, sentence.start, q.start)), default=sentence.start)
    start = max(before, low.rfind(";", sentence.start, q.start))
    stops = [at for mark in ",;" if (at := low.find(mark, q.end, sentence.end)) >= 0]
    return bool(_requested().search(low, start, min(stops, default=sentence.end)))


@cache
def _requested() -> re.Pattern[str]:
    return re.compile("|".join(load("retention")[_ON_REQUEST]))


def is_lived(document: Document, cue_at: tuple[int, int]) -> bool:
    """Whether the word of keeping tells what a person did."""
    return bool(_LIVED.search(f"{document.low[max(0, cue_at[0] - _NEAR) : cue_at[1]].rstrip()} "))


def named(document: Document, start: int, end: int) -> list[str]:
    """What is kept by the last noun of [start, end) and those joined to it; nothing without a noun."""
    hits = _nouns(document, start, end)
    return [name for name in _joined(document, hits) if name not in _NO_FIELD] if hits else []


def is_stock(document: Document, sentence: Sentence, q: Quantity, cue_at: tuple[int, int]) -> bool:
    """Whether the period tells how far back the data go (`we keep our history in Snowflake: four years, 6 TB`)."""
    start, end = min(cue_at[0], q.start), max(cue_at[1], q.end)
    if _OBLIGED.search(document.low, max(sentence.start, start - _NEAR), min(sentence.end, end + _NEAR)):
        return False
    if _OF_A_TOOL.match(document.low, cue_at[1]) and cue_at[1] > q.end:
        return True
    if cue_at[0] > q.end and _ON_FILE.match(document.low, q.end):
        return True
    if _SIZED.match(document.low, q.end) or _SIZE_BEFORE.search(document.low, sentence.start, q.start):
        return True
    return bool(_STOCK.search(document.low, max(sentence.start, start - _NEAR), min(sentence.end, end + _NEAR)))


def listed(document: Document, sentence: Sentence, q: Quantity) -> list[str]:
    """What is kept where nothing but a noun stands before the period: `Photos 10 years.`, `Clicks: 365 days`."""
    left = _PARTS.split(document.text[sentence.start : q.start])[-1]
    if not _ALONE.fullmatch(left) or not _ENDED.match(document.text, q.end) or _SIZES.search(sentence.text):
        return []
    nouns = _nouns(document, q.start - len(left), q.start)
    last = nouns[-1] if nouns and not _HELD.search(left) else None
    return [last[2]] if last and last[2] not in _NO_FIELD and _TAIL.fullmatch(document.text, last[1], q.start) else []


def is_diary(document: Document, sentence: Sentence, q: Quantity) -> bool:
    """Whether a log is a history the form tells of: no word of keeping stands beside it."""
    told = _DIARY.fullmatch(document.low, sentence.start, q.start)
    beside = f"{sentence.heading} {sentence.text}".lower()
    return bool(told) and q.value >= _A_WHILE and not (_OBLIGED.search(beside) or _KEPT.search(beside))


def _nouns(document: Document, start: int, end: int) -> list[Noun]:
    """What may be kept in [start, end), in order; a noun within a longer one does not count."""
    found = [(m.start(), m.end(), name) for name, words in _kinds() for m in words.finditer(document.low, start, end)]
    found += [(m.start(), m.end(), "predictions") for m in _made(document.low).finditer(document.low, start, end)]
    found.sort(key=lambda noun: (noun[0], -noun[1]))
    apart: list[Noun] = []
    for begin, stop, name in found:
        theirs = bool(apart) and _THEIRS.search(document.low, max(0, begin - 8), begin)
        if not apart or stop > apart[-1][1]:
            apart.append((begin, stop, apart[-1][2] if theirs else _side(document, name)))
    data = [noun for noun in apart if noun[2] != _NO_DATA]
    return data or apart  # `letters from patients`


@lru_cache(maxsize=64)
def _made(low: str) -> re.Pattern[str]:
    """The plurals that the brief says the model makes, or a person checks."""
    names = {m.group("what") for m in re.finditer(_MAKER, low)}
    names |= {plural(m.group("what")) for m in re.finditer(_CHECKED, low)}
    known = [words for _, words in _kinds()]
    new = sorted(name for name in names if is_plural(name) and not any(words.fullmatch(name) for words in known))
    return re.compile(rf"\b(?:{'|'.join(new)})\b") if new else _NOTHING


def _side(document: Document, name: str) -> str:
    """Texts come out where they are written, else they went in; reports the other way round."""
    if name == "texts":
        return "predictions" if _WRITTEN.search(document.low) else "raw"
    if name == "reports":
        return "raw" if _RECEIVED.search(document.low) else "predictions"
    return name


def _joined(document: Document, hits: list[Noun]) -> list[str]:
    """The last noun with those it is joined to: `CVs and scores are deleted after 180 days`."""
    if len(hits) > 1 and _is_of(document, hits[-2], hits[-1]):
        return _joined(document, hits[:-1])
    names = [hits[-1][2]]
    for before, behind in zip(reversed(hits[:-1]), reversed(hits), strict=False):
        if not _AND.fullmatch(document.low, before[1], behind[0]):
            break
        names.append(before[2])
    return list(dict.fromkeys(names))


def _is_of(document: Document, head: Noun, noun: Noun) -> bool:
    """Whether the noun tells what the head before it is of."""
    mere = _MERE.search(document.low, head[0], head[1])
    return mere is None and bool(_OF.fullmatch(document.low, head[1], noun[0]))


def _until(document: Document, sentence: Sentence, q: Quantity) -> int:
    """Where the clause behind the period ends: at a comma, or with the sentence."""
    comma = document.low.find(",", q.end, sentence.end)
    return comma if comma >= 0 else sentence.end
