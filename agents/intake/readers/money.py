"""Budgets: amounts of money with a currency, a period and how firm they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from agents.intake import figures
from agents.intake.mention import Mention
from agents.intake.polarity import stance
from agents.intake.readers import firmness
from agents.intake.text import Document
from agents.intake.words import alternation, cue, load

_CAPTION = re.compile(r"[^,;\n|:=]*[:=|]\s*(?:about |~)?$")  # `Budget (EUR per month): 2500`
_NOW = re.compile(
    r",? (?:is now|becomes?|goes (?:up|down) to|rises? to|falls? to|changes? to|turns? into|"
    r"(?:was|is) (?:raised|cut|lowered) to|->|→) ?"
)
_IN_BRACKETS = re.compile(r"[^\n.;,(\d]{0,14}\((?P<code>[A-Z]{3})\)")
_ENDED = re.compile(r"[.!?\n]\s")
_RAND = 3  # `R60,000` is money, `R8` the number of a row
_SYMBOL = re.compile(r"[^\W\d]+|[$€£₹]")


@cache
def _cues(name: str) -> re.Pattern[str]:
    return cue("|".join(load("money")[name]))


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(load("money")["limit"], re.I)


@cache
def _period() -> re.Pattern[str]:
    table = load("money")
    parts = {name: alternation(words) for name, words in table["months"].items()}
    shape = table["period"].replace("{unit}", parts["unit"]).replace("{adverb}", parts["adverb"])
    return re.compile(rf"\s*\(?(?:net |all[- ]in |in total |total )?(?:{shape})", re.I)


@cache
def _leading() -> re.Pattern[str]:
    table = load("money")
    return re.compile(table["leading"].replace("{unit}", alternation(table["months"]["unit"])), re.I)


def _months(word: str) -> float:
    """The months a word of a period stands for."""
    table = load("money")["months"]
    return float({**table["unit"], **table["adverb"]}[word.lower()])


@dataclass(frozen=True)
class Amount:
    """A sum of money: value in its currency, where it stands, and the months it covers (None: not said)."""

    value: float
    currency: str
    start: int
    end: int
    months: float | None
    one_off: bool
    named: bool = True


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = load("currency_rates")
    before = re.compile(rf"(?<![\w])({alternation(table['before'])})[ ]?$", re.I)
    after = re.compile(
        rf"(?:[ -]?ish\b)?[ ]?(?P<scale>[kKmM](?=€|eur|usd|\$|£))?({alternation(table['after'])})(?![\w])", re.I
    )
    return before, after


@cache
def _unrated() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Currencies without a rate: their code before a number, code or name behind it, and the code of each name."""
    table = load("currency_rates")
    names, codes = table["unrated_names"], alternation(table["unrated"])
    behind = re.compile(rf"[ ]?(?:(?P<code>{codes})|(?P<name>(?i:{alternation(names)})))(?![\w])")
    return re.compile(rf"(?<![\w])({codes})[ ]?$"), behind, names


def amounts(document: Document) -> list[Amount]:
    """Every sum of money in the brief, in order."""
    found: list[Amount] = []
    for number in figures.scan(document.text):
        amount = _amount(document, number) or _elliptical(document, number, found) or _unmarked(document, number)
        if amount is not None:
            found.append(_continued(document, amount, found))
    return found


def _continued(document: Document, amount: Amount, found: list[Amount]) -> Amount:
    """`A$2,400 a month would be ideal, A$3,000 is the maximum`: the second sum covers what the first did."""
    last = found[-1] if found else None
    if last is None or amount.months is not None or last.currency != amount.currency:
        return amount
    together = not _ENDED.search(document.text, last.end, amount.start)
    return replace(amount, months=last.months) if together and _limit().match(document.text, amount.end) else amount


def _elliptical(document: Document, number: figures.Number, found: list[Amount]) -> Amount | None:
    """`$1,200 would be ideal, 1,500 is the maximum`: the second number is money like the first."""
    if not found or number.article or document.sentence_at(found[-1].start) != document.sentence_at(number.start):
        return None
    if number.start < found[-1].end or not _limit().match(document.text, number.end):
        return None
    last = found[-1]
    return Amount(number.scaled(integral=True), last.currency, number.start, number.end, last.months, last.one_off)


def _unmarked(document: Document, number: figures.Number) -> Amount | None:
    """`Budget 4000/month in euros`, `ballpark 10k a month`: a sum without a sign beside it."""
    sentence = document.sentence_at(number.start)
    line = document.text[max(sentence.start, number.start - 60) : number.start]
    period = _period().match(document.text, number.end)
    behind = document.low[period.end() : sentence.end] if period else ""
    lead = _cues("unmarked").search(line) or re.match(load("money")["budgeted"], behind)
    if number.article or not lead:
        return None
    table = load("currency_rates")["after"]
    code = next((str(table[w]) for w in _SYMBOL.findall(f"{behind} {line.lower()}") if w in table), None)
    caption = _CAPTION.search(line) if code else None
    captioned = caption and _cues("unmarked").search(caption.group())
    if period is None and captioned is None:
        return None
    named = period or _period().search(line)
    months = _months(named.group("unit") or named.group("adverb")) if named else None
    end = period.end() if period else number.end
    return Amount(number.scaled(True), code or "USD", number.start, end, months, False, code is not None)


def _amount(document: Document, number: figures.Number) -> Amount | None:
    before, after = _patterns()
    text = document.text
    if (unrated := _without_rate(text, number)) is not None:
        return unrated
    head = before.search(text, max(0, number.start - 6), number.start)
    if head and head.group(1).lower() == "r" and number.end - number.start < _RAND:
        head = None
    tail = after.match(text, number.end)
    if (not head and not tail) or number.article:
        return None
    code = _bracketed(text, tail.end() if tail else number.end) or _code(head, tail)
    extra = figures.SCALES[tail.group("scale").lower()] if tail and tail.group("scale") else 1.0
    start = head.start() if head else number.start
    end = tail.end() if tail else number.end
    value = number.scaled(integral=True) * extra
    sentence = document.sentence_at(start)
    period = _period().match(text, end)
    months = _months(period.group("unit") or period.group("adverb")) if period else None
    lead = _cues("before").findall(text[max(sentence.start, start - 120) : start])
    one_off = bool(lead) and lead[-1].lower().startswith(("one", "up")) and months is None
    if months is None and lead and not one_off:
        months = _months(lead[-1])
    if months is None and (before_ := _leading().search(text, max(sentence.start, start - 40), start)):
        months = _months(before_.group("unit"))
    return Amount(value, code, start, period.end() if period else end, months, one_off)


def _without_rate(text: str, number: figures.Number) -> Amount | None:
    """`BHD 2,000 a month`: money whose worth in USD is not known."""
    before, behind, names = _unrated()
    head, tail = before.search(text, max(0, number.start - 6), number.start), behind.match(text, number.end)
    if number.article or not (head or tail):
        return None
    code = head.group(1) if head else (tail and (tail.group("code") or names[tail.group("name").lower()])) or ""
    end = tail.end() if tail else number.end
    period = _period().match(text, end)
    months = _months(period.group("unit") or period.group("adverb")) if period else None
    start = head.start() if head else number.start
    return Amount(number.scaled(integral=True), code, start, period.end() if period else end, months, False)


def _bracketed(text: str, end: int) -> str | None:
    """`kr 900/month (SEK)`: the code in brackets says which of several currencies is meant."""
    match = _IN_BRACKETS.match(text, end)
    return match.group("code") if match and match.group("code") in load("currency_rates")["rates"] else None


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
    steps = [] if amount.named else ["no currency given, read as USD"]
    if amount.currency != "USD":
        steps.append(f"{amount.currency} at {rate:g} USD (fixed table of {table['as_of']})")
    if amount.months is None:
        steps.append("no period given, read as per month")
    elif amount.months != 1:
        steps.append(f"divided by {amount.months:g} months")
    return round(amount.value * rate / months, 2), "; ".join(steps) or None


def read(document: Document, found: list[Amount]) -> Iterator[Mention]:
    """Mentions of the budget: amount, currency and firmness."""
    found = [a for i, a in enumerate(found) if not _outdated(document, a, found[i + 1 : i + 2])]
    spans = [(amount.start, amount.end) for amount in found]
    yield from firmness.apart(document, spans)
    for amount in found:
        if not _is_budget(document, amount):
            continue
        meant = stance(document, amount.start, amount.end)
        if not (meant.later or meant.question or meant.current):
            yield from _mentions(amount, firmness.of(document, (amount.start, amount.end), spans))


def _mentions(amount: Amount, hard: bool | None) -> Iterator[Mention]:
    span = amount.start, amount.end
    if amount.currency not in load("currency_rates")["rates"]:
        yield Mention("budget.currency", amount.currency, *span)
        return
    value, because = usd_per_month(amount)
    confidence = 0.7 if amount.months is None or not amount.named else 1.0
    yield Mention(
        "budget.monthly_usd", value, *span, "USD/month", confidence=confidence, because=because, hard=hard,
        wish=hard is False,
    )  # fmt: skip
    if amount.named:
        yield Mention("budget.currency", amount.currency, *span)
    if hard is not None:
        yield Mention("budget.hard", hard, *span, wish=not hard)


def _outdated(document: Document, amount: Amount, following: list[Amount]) -> bool:
    """`the 14,000 a month is now 20,000 a month`: the sum that was."""
    return any(_NOW.fullmatch(document.low, amount.end, after.start) for after in following)


def _is_budget(document: Document, amount: Amount) -> bool:
    if amount.one_off:
        return False
    sentence = document.sentence_at(amount.start)
    window = document.text[max(sentence.start, amount.start - 90) : min(sentence.end, amount.end + 70)]
    near = document.text[max(sentence.start, amount.start - 45) : min(sentence.end, amount.end + 30)]
    heading = bool(_cues("budget").search(sentence.heading))
    if _cues("other").search(near) and not _cues("budget").search(near):
        return False
    limit = _limit().match(document.text, amount.end)
    return bool(_cues("budget").search(window) or limit) or heading or amount.months is not None
