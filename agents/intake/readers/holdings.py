"""Classes of data by what the brief says the data hold: names, diagnoses, balances, and what they do not hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from agents.intake.meaning import terms
from agents.intake.meaning.polarity import is_later, is_none, pattern, stance
from agents.intake.meaning.terms import HELD, Term
from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence
from agents.intake.words import load
from core.constraints import Source

FIELD = "data_classes"
_WEIGHT = {"named": 3.0, "sure": 2.0, "listed": 1.0}
_BESIDE_SURE, _BESIDE, _ALONE, _HOLDS, _TELLS, _FAIR, _HINT = 1.5, 0.75, 1.0, 0.75, 1.0, -2.0, 2.0
_OF_A_PERSON = ("pii", "sure")  # `LGPD because of names`: names are there whatever must not matter
_LIST = re.compile(r"[^\w.;!?:]*(?:[\w'-]+[^\w.;!?:]+){0,4}")
_LINK = re.compile(r",(?!\d)|[/&+(|]|\b(?:and|or|plus|with)\b")
# An item of its own between commas: `EU only, e-mails, 900 euros a month`.
_OPENED, _CLOSED = re.compile(r"(?:^|[,;:.(]\s+|[(\n-]\s*)$"), re.compile(r"\s*(?:[,;.)\n]|$)")
# Such data may still be personal: a guess that is asked about.
_VEILED, _UNSURE = re.compile(r"\b(?:pseudonymi[sz]ed|pseudonymous|anonymi[sz]ed)\b"), 0.6
_LOAN, _NEAR = "loan", 30
_ACCOUNTS, _COUNTED = "accounts", re.compile(r"\d[^,;.:()]{0,40} $")  # `1.8 million customers' accounts` are a crowd
# `a word error under 14 %`: a number with a measure behind it is nobody's age.
_AGE, _MEASURED = (
    re.compile(r"under \d+$"),
    re.compile(
        r"[.,]\d|\s*(?:[%‰€$£]|(?:per ?cent|pct|points?|ppm|m?s|sec(?:ond)?s?|min(?:ute)?s?|h|hours?|days?|weeks?|"
        r"k|[kmgt]i?b|thousand|million|[kcm]?m|kg|g|degrees?|euros?|dollars?|pounds?|usd|eur|gbp|requests?|calls?)\b)"
    ),
)
_ENOUGH = 40  # items of a sentence that are looked at
_GONE = re.compile(r"[^,;.]{0,24}$")
_DENIED = re.compile(
    r"\b(?:no|nothing(?: \w+){0,3} (?:about|on|of|from)|not (?:\w+ )?any|without(?: any)?|zero|never(?: any)?|"
    r"free of|none of)"
    r"(?: (?!longer|more|one\b|later|less)[a-z-]+(?: (?:or|and)|,)?){0,3} $"
)
# `prescriptions are not used`; `race must not be used` says that it is there.
_UNUSED = re.compile(
    r"(?:,? (?:and|or) \w+)?(?: are| is)? not(?= ?[,;.)])|"
    r"(?: \w+)? (?:don't|do not|cannot|can't|may not|must not|never)"
    r" (?:play|use|take part|register|buy|appear|sign up|participate|join)\b|"
    r"\.?(?: \w+)? (?:is|are) (?:absent|missing|lacking|not (?:among|part of|one of|in))\b|"
    r"(?: \w+)? (?:do|does)(?:n't| not) (?:occur|appear|feature|figure|exist)\b|"
    r"(?: \w+)? (?:is|are|was|were)(?:n't| not| never) (?:\w+ )?"
    r"(?:used|included|stored|involved|needed|part|there|held|collected|kept|recorded|touched|in)\b"
)
_NO = re.compile(r"\b(?:no|zero|without)(?: any)?(?: other| further)? $")
# `no personal data beyond e-mail`, `may leave`, `in the logs`: a rule about personal data, which are there.
_BEYOND = re.compile(
    r"[\s,]*(?:(?:may|must|can|should|shall|will|is to|are to|is|are) (?:ever )?)*"
    r"(?:beyond|except|apart|other than|besides|save|leaves?|leaving|be|goes? (?:to|out|abroad)|sent|passed|outside|"
    r"without|to|for longer|longer|allowed|transferred|stored (?:in|outside|abroad)|"
    r"in (?:the |any )?(?:logs?|tickets?))\b"
)


@dataclass(frozen=True)
class Item:
    """Something data hold: its class, how surely the words alone say so, and where they stand."""

    kind: str
    level: str
    start: int
    end: int


def read(document: Document) -> Iterator[Mention]:
    """A mention for everything the data are said to hold, and `internal` where persons are denied."""
    found = terms.find(document)
    by_sentence: dict[Sentence, list[Item]] = defaultdict(list)
    for item in _apart(found):
        by_sentence[document.sentence_at(item.start)].append(item)
    held = 0
    for sentence, items in by_sentence.items():
        if not sentence.text.rstrip().endswith("?"):
            told = [item for item in items[:_ENOUGH] if not _of_else(document, item, found)]
            for mention in _said(document, sentence, told, found):
                held += 1
                yield mention
    veiled = _VEILED.search(document.low)
    if veiled and not held:
        because = f"the brief speaks of “{veiled.group()}” data"
        yield Mention(FIELD, "pii", veiled.start(), veiled.end(), None, Source.INFERRED, _UNSURE, because)
    yield from _denials(document, found)


def _of_else(document: Document, item: Item, found: dict[str, list[Term]]) -> bool:
    """Whether an illness is that of an animal, a loan one of a book, accounts are only counted, or an age is none."""
    word = document.low[item.start : item.end]
    if _AGE.match(word) and _MEASURED.match(document.low, item.end):
        return True
    if word == _ACCOUNTS:
        return bool(_COUNTED.search(document.low, max(0, item.start - 2 * _NEAR), item.start))
    if item.kind == "phi" and item.level != "named":
        return bool(found.get(f"{HELD}animals"))
    return document.low.startswith(_LOAN, item.start) and bool(found.get(f"{HELD}lent"))


def _apart(found: dict[str, list[Term]]) -> list[Item]:
    """The items in order; one within a longer one, or within a phrase that is none, does not count."""
    items = [
        Item(kind, level, term.start, term.end)
        for name in _concepts()
        for kind, level in [_split(name)]
        for term in found.get(name, ())
    ]
    items.sort(key=lambda item: (item.start, -item.end, -_WEIGHT.get(item.level, 9.0)))
    apart: list[Item] = []
    for item in items:
        if not apart or item.end > apart[-1].end:
            apart.append(item)
    return [item for item in apart if item.kind != "none"]


@cache
def _concepts() -> tuple[str, ...]:
    levels = [(kind, level) for kind, rows in load("holdings")["items"].items() if kind != "none" for level in rows]
    return (*(f"{HELD}{kind}.{level}" for kind, level in levels), f"{HELD}none.none")


def _split(name: str) -> tuple[str, str]:
    kind, level = name.removeprefix(HELD).split(".")
    return kind, level


def _said(
    document: Document, sentence: Sentence, items: Sequence[Item], found: dict[str, list[Term]]
) -> Iterator[Mention]:
    """The items of a sentence for which the words around add up."""
    around = _context(sentence, found)
    meant = [item for item in items if not _is_out(document, sentence, item, found)]
    for index, item in enumerate(meant):
        plain = around < 0 and (item.kind, item.level) == _OF_A_PERSON
        weight = _WEIGHT[item.level] + (0.0 if plain else around) + _beside(document, meant, index)
        if weight < _HINT or is_later(sentence, item.start):
            continue
        because = f"the brief speaks of “{document.brief[item.start : item.end]}”"
        named = item.level == "named"
        source, held = (Source.STATED, 1.0) if named else (Source.INFERRED, 0.95 if weight > _HINT else 0.85)
        yield Mention(FIELD, item.kind, item.start, item.end, None, source, held, None if named else because)


def _context(sentence: Sentence, found: dict[str, list[Term]]) -> float:
    """What the verbs of the sentence add: that it says what is held or told, or what must not matter."""
    holds = any(True for _ in _within(found, f"{HELD}holds", sentence))
    fair = any(True for _ in _within(found, f"{HELD}fair", sentence))
    tells = any(True for _ in _within(found, f"{HELD}tells", sentence))
    return _FAIR if fair else max(_TELLS * tells, _HOLDS * holds)


def _within(found: dict[str, list[Term]], concept: str, sentence: Sentence) -> Iterator[Term]:
    return (term for term in found.get(concept, ()) if sentence.start <= term.start < sentence.end)


def _beside(document: Document, items: Sequence[Item], index: int) -> float:
    """What an item gains from those of its list: `names and portfolios`, `names, e-mails and payments`."""
    item = items[index]
    gain = _ALONE if item.kind == "pii" and _is_alone(document, item) else 0.0
    for side in (items[:index][::-1], items[index + 1 :]):
        last = item
        for other in side:
            if not _are_listed(document, last, other):
                break
            gain, last = max(gain, _BESIDE if other.level == "listed" else _BESIDE_SURE), other
    return gain


def _are_listed(document: Document, one: Item, other: Item) -> bool:
    between = document.low[min(one.end, other.end) : max(one.start, other.start)]
    return bool(_LIST.fullmatch(between) and _LINK.search(between))


def _is_alone(document: Document, item: Item) -> bool:
    start = document.sentence_at(item.start).start
    opened = _OPENED.search(document.low, start, item.start) or item.start == start
    return bool(opened and _CLOSED.match(document.low, item.end))


def _is_out(document: Document, sentence: Sentence, item: Item, found: dict[str, list[Term]]) -> bool:
    """Whether the item is denied (`no names`) or has been taken out (`names removed`)."""
    meant = stance(document, item.start, item.end)
    denied = (meant.negated and not meant.refused) or meant.absent or is_none(document, item.end)
    directly = _NO.search(document.low, max(sentence.start, item.start - 30), item.start)
    denied = denied or (directly is not None and not _BEYOND.match(document.low, item.end))
    unused = _UNUSED.match(document.low, item.end) or _with_others().match(document.low, item.end)
    if denied or unused or _is_strange(document, item):
        return True
    return any(
        _GONE.fullmatch(document.low, item.end, term.start)
        for term in _within(found, f"{HELD}removed", sentence)
        if term.start >= item.end
    )


@cache
def _with_others() -> re.Pattern[str]:
    """`card numbers never come to us`, `stay with Stripe`: what others hold."""
    return re.compile(rf"(?: \w+)? (?:{'|'.join(load('holdings')['with_others'])})\b")


def _is_strange(document: Document, item: Item) -> bool:
    """`PCI DSS isn't relevant here`: a standard that does not bind speaks of no data."""
    if item.kind != "pci" or item.level != "named":
        return False
    return bool(pattern("law_denied").search(document.low, item.end, min(item.end + _NEAR, len(document.low))))


def _denials(document: Document, found: dict[str, list[Term]]) -> Iterator[Mention]:
    """`no customer data`, `nothing about patients`, `without names`: what is left is internal."""
    for term in found.get(f"{HELD}denied", ()):
        sentence = document.sentence_at(term.start)
        denied = _DENIED.search(document.low, max(sentence.start, term.start - 60), term.start)
        none = is_none(document, term.end)
        if (denied and not _BEYOND.match(document.low, term.end)) or none:
            yield Mention(FIELD, "internal", denied.start() if denied else term.start, term.end)
