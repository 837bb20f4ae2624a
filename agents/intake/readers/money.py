"""Budgets: amounts of money with a currency, a period and how firm they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from agents.intake import figures
from agents.intake.mention import Mention
from agents.intake.polarity import stance
from agents.intake.text import Document
from agents.intake.words import alternation, load

MONTH_S = 2_628_000.0
_STRONG = re.compile(
    r"\b(?:budget\w*|ceiling|cap(?:ped)?|afford|spend(?:ing)?|cloud bill|infrastructure|infra|"
    r"opex|to run|run cost|running costs?|presupuesto)\b",
    re.I,
)
_OTHER = re.compile(
    r"\b(?:revenue|turnover|losses|lost|lose|saves?|savings?|fraud (?:costs?|losses)|worth|"
    r"sales of|raised|funding|basket|ticket|premium|average order|salary|"
    r"transactions? (?:of|over|above|under)|amounts? (?:of|over|above)|fines?|per (?:click|order|"
    r"call|customer|user|transaction|seat|incident|hour of downtime)|currently (?:pay|spend|"
    r"costs?)|today (?:we )?(?:pay|spend)|arr|valuation|penalt\w+|profit|gmv|loans? of|"
    r"claims? (?:of|over|above|under))\b",
    re.I,
)
_LIMIT = re.compile(
    r"\s*(?:is|being|as|would be)?\s*(?:the|our|an|my)? ?(?:absolute|hard|very|upper|"
    r"outer)? ?(?:max|limit|ceiling|cap|most)",
    re.I,
)
_HARD = re.compile(
    r"\b(?:hard|strict(?:ly)?|not (?:more|higher) than|no higher than|not over|must not|"
    r"must stay (?:under|below|within)|may not|cannot|can't|never|not (?:a (?:cent|penny|"
    r"dollar) more|exceed)|ceiling|cap(?:ped)?|at most|no more than|max(?:imum)?|limit|up to|firm|"
    r"absolute|fixed|non-negotiable|not to exceed|tops|at the (?:very )?most|not negotiable|"
    r"hard stop|not go (?:over|above)|has to stay (?:under|"
    r"below|within)|stay (?:under|below))\b",
    re.I,
)
_SOFT = re.compile(
    r"\b(?:ideally|ideal|around|about|roughly|ballpark|target|would like|soft|flexible|negotiable|"
    r"preferably|aim\w*|some room|can stretch|stretch to|guideline|approximately|in the region of|"
    r"not (?:a )?hard|if possible)\b",
    re.I,
)
_NOT_HARD = re.compile(r"\bnot (?:a )?(?:hard|strict|fixed)\b|\bno hard\b", re.I)
_PERIOD = re.compile(
    r"\s*(?:net |all[- ]in |in total |total )?(?:/ ?|(?:per|a|an|each|every|par|pro|por|al|"
    r"im)\s+(?:calendar )?)(?P<unit>month|mo|mth|year|yr|annum|an|jahr|año|mois|monat|mes|mês|"
    r"quarter|week|day|hour|h)\b|"
    r"\s*(?P<adverb>monthly|monatlich|jährlich|mensual(?:es)?|annually|yearly|p\.?a\.?(?![\w])|"
    r"p\.?m\.?(?![\w])|pcm|mensuels?)",
    re.I,
)
_BEFORE_PERIOD = re.compile(r"\b(monthly|annual|yearly|quarterly|weekly|daily|one-off|one-time|upfront)\b", re.I)
_MONTHS = {
    "month": 1, "mo": 1, "mth": 1, "mois": 1, "monat": 1, "mes": 1, "mês": 1,
    "monthly": 1, "monatlich": 1, "mensual": 1, "mensuales": 1, "jährlich": 12, "pcm": 1, "pm": 1,
    "mensuel": 1, "mensuels": 1, "year": 12, "yr": 12, "annum": 12, "an": 12, "jahr": 12,
    "año": 12, "annually": 12, "annual": 12, "yearly": 12, "pa": 12, "quarter": 3, "quarterly": 3,
    "week": 7 / 30.4167, "weekly": 7 / 30.4167, "day": 1 / 30.4167, "daily": 1 / 30.4167, "hour": 1 / 730, "h": 1 / 730,
}  # fmt: skip


@dataclass(frozen=True)
class Amount:
    """A sum of money: value in its currency, where it stands, and the months it covers (None: not said)."""

    value: float
    currency: str
    start: int
    end: int
    months: float | None
    one_off: bool


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = load("currency_rates")
    before = re.compile(rf"(?<![\w])({alternation(table['before'])})[ ]?$", re.I)
    after = re.compile(rf"[ ]?(?P<scale>[kKmM](?=€|eur|usd|\$|£))?({alternation(table['after'])})(?![\w])", re.I)
    return before, after


def amounts(document: Document) -> list[Amount]:
    """Every sum of money in the brief, in order."""
    found: list[Amount] = []
    for number in figures.scan(document.text):
        amount = _amount(document, number) or _elliptical(document, number, found)
        if amount is not None:
            found.append(amount)
    return found


def _elliptical(document: Document, number: figures.Number, found: list[Amount]) -> Amount | None:
    """`$1,200 would be ideal, 1,500 is the maximum`: the second number is money like the first."""
    if not found or number.article or document.sentence_at(found[-1].start) != document.sentence_at(number.start):
        return None
    if number.start < found[-1].end or not _LIMIT.match(document.text, number.end):
        return None
    last = found[-1]
    return Amount(number.scaled(integral=True), last.currency, number.start, number.end, last.months, last.one_off)


def _amount(document: Document, number: figures.Number) -> Amount | None:
    before, after = _patterns()
    text = document.text
    head = before.search(text, max(0, number.start - 6), number.start)
    tail = after.match(text, number.end)
    if (not head and not tail) or number.article:
        return None
    code = _code(head, tail)
    extra = figures.SCALES[tail.group("scale").lower()] if tail and tail.group("scale") else 1.0
    start = head.start() if head else number.start
    end = tail.end() if tail else number.end
    value = number.scaled(integral=True) * extra
    sentence = document.sentence_at(start)
    period = _PERIOD.match(text, end)
    months = _MONTHS[(period.group("unit") or period.group("adverb")).lower().replace(".", "")] if period else None
    lead = _BEFORE_PERIOD.findall(text[sentence.start : start])
    one_off = bool(lead) and lead[-1].lower().startswith(("one", "up")) and months is None
    if months is None and lead and not one_off:
        months = _MONTHS[lead[-1].lower()]
    return Amount(value, code, start, period.end() if period else end, months, one_off)


def _code(head: re.Match[str] | None, tail: re.Match[str] | None) -> str:
    table = load("currency_rates")
    if head is not None:
        return str(table["before"][head.group(1).lower()])
    return str(table["after"][re.sub(r" +", " ", tail.group(2).lower())]) if tail else "USD"


def usd_per_month(amount: Amount) -> tuple[float, str | None]:
    """The amount as USD a month, with how it was converted (None when there was nothing to convert)."""
    table = load("currency_rates")
    rate = float(table["rates"][amount.currency])
    months = amount.months or 1.0
    steps = []
    if amount.currency != "USD":
        steps.append(f"{amount.currency} at {rate:g} USD (fixed table of {table['as_of']})")
    if amount.months is None:
        steps.append("no period given, read as per month")
    elif amount.months != 1:
        steps.append(f"divided by {amount.months:g} months")
    return round(amount.value * rate / months, 2), "; ".join(steps) or None


def read(document: Document, found: list[Amount]) -> Iterator[Mention]:
    """Mentions of the budget: amount, currency and firmness."""
    for amount in found:
        if not _is_budget(document, amount):
            continue
        meant = stance(document, amount.start, amount.end)
        if meant.later or meant.question or meant.current:
            continue
        value, because = usd_per_month(amount)
        span = amount.start, amount.end
        confidence = 0.7 if amount.months is None else 1.0
        hard = _hardness(document, amount, found)
        yield Mention(
            "budget.monthly_usd",
            value,
            *span,
            "USD/month",
            confidence=confidence,
            because=because,
            hard=hard,
            wish=hard is False,
        )
        yield Mention("budget.currency", amount.currency, *span)
        if hard is not None:
            yield Mention("budget.hard", hard, *span)


def _is_budget(document: Document, amount: Amount) -> bool:
    if amount.one_off:
        return False
    sentence = document.sentence_at(amount.start)
    window = document.text[max(sentence.start, amount.start - 90) : min(sentence.end, amount.end + 70)]
    near = document.text[max(sentence.start, amount.start - 45) : min(sentence.end, amount.end + 30)]
    heading = bool(_STRONG.search(sentence.heading))
    if _OTHER.search(near) and not _STRONG.search(near):
        return False
    return bool(_STRONG.search(window)) or heading or amount.months is not None


def _own_part(document: Document, amount: Amount, found: list[Amount]) -> str:
    """The sentence around the amount, cut where another amount begins."""
    sentence = document.sentence_at(amount.start)
    index = found.index(amount)
    start = max(sentence.start, found[index - 1].end) if index else sentence.start
    end = min(sentence.end, found[index + 1].start) if index + 1 < len(found) else sentence.end
    return document.text[start:end]


def _hardness(document: Document, amount: Amount, found: list[Amount]) -> bool | None:
    sentence = document.sentence_at(amount.start)
    text = _own_part(document, amount, found)
    following = document.sentence_at(min(sentence.end + 1, len(document.text)))
    if following.start >= sentence.end and re.match(r"\s*(?:this|that|it|the budget|which)\b", following.text, re.I):
        text += following.text
    if _NOT_HARD.search(text):
        return False
    if _HARD.search(text):
        return True
    return False if _SOFT.search(text) else None
