"""Sums of money in a brief: a number with its currency, the period it covers, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, partial

from agents.intake.counting import figures
from agents.intake.readers import coins, pay_periods, spending
from agents.intake.text import Document
from agents.intake.words import cues, load

_CAPTION = re.compile(r"[^,;\n|:=]*[:=|]\s*(?:about |~)?$")  # `Budget (EUR per month): 2500`
_SIGN = re.compile(r"[:=|]")
_ENDED = re.compile(r"[.!?\n]\s")
_BOUND = re.compile(r"\b(?:hard stop|max(?:imum)?|ceiling|limit|cap|at most|upper end|absolute|up to)\b[^.;\d]{0,12}$")
_SYMBOL = re.compile(r"[^\W\d]+|[$€£₹]")
_RANGE = re.compile(r"\s?(?:-|to|and|or|,? (?:or |and )?up to|,? at worst|bis|à|until|till)\s?", re.I)
_STRETCHED = re.compile(
    r"[^.;!?]{0,60}\b(?:go|going|stretch|rise|climb|grow|push|move|increase|extend|reach)(?: it| that)?"
    r"(?: up| as far| as high)?(?: to| as)?\W{0,3}"
)
_DASHES = re.compile(r"[,./]-{1,2}(?!\d)|\)")
_FAR, _LINE = 120, 60
_BLANK = " \n.;!,-*•~"
_cues = partial(cues, "money")


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
def limited() -> re.Pattern[str]:
    """What is said behind a sum that is a limit."""
    return re.compile(load("money")["limit"], re.I)


def find(document: Document) -> list[Amount]:
    """Every sum of money in the brief, in order; of a range its upper end."""
    found: list[Amount] = []
    for number in figures.scan(document.text):
        amount = _amount(document, number) or _elliptical(document, number, found) or _unmarked(document, number)
        if amount is None:
            continue
        if found and amount.start < found[-1].end:
            found[-1] = _said_again(found[-1], amount)
            continue
        amount = _continued(document, amount, found)
        if found and _is_allowance(document, found[-1], amount):
            continue
        if found and _RANGE.fullmatch(document.text, found[-1].end, amount.start) and amount.value > found[-1].value:
            amount = replace(amount, start=found.pop().start)
        found.append(amount)
    return found


def _is_allowance(document: Document, last: Amount, amount: Amount) -> bool:
    """`€22k a month and we can go up to €25k`: how far the sum before may be passed is no second budget."""
    return amount.value > last.value and bool(_STRETCHED.fullmatch(document.low, last.end, amount.start))


def _said_again(last: Amount, amount: Amount) -> Amount:
    """`Four million won (KRW 4,000,000) a month`: one sum written twice; any other that overlaps does not count."""
    same = (amount.value, amount.currency) == (last.value, last.currency) and last.months is None
    return replace(amount, start=last.start) if same else last


def _continued(document: Document, amount: Amount, found: list[Amount]) -> Amount:
    """`A$2,400 a month would be ideal, A$3,000 is the maximum`: the second sum covers what the first did."""
    last = found[-1] if found else None
    if last is None or amount.months is not None or last.currency != amount.currency:
        return amount
    if spending.is_target(document, last, amount.start):
        return replace(amount, months=last.months)
    together = not _ENDED.search(document.text, last.end, amount.start)
    bound = limited().match(document.text, amount.end) or _BOUND.search(document.low, last.end, amount.start)
    return replace(amount, months=last.months) if together and bound else amount


def _elliptical(document: Document, number: figures.Number, found: list[Amount]) -> Amount | None:
    """`$1,200 would be ideal, 1,500 is the maximum`: the second number is money like the first."""
    if found and not number.article and spending.is_target(document, found[-1], number.start):
        last = found[-1]
        return Amount(number.scaled(integral=True), last.currency, number.start, number.end, last.months, last.one_off)
    if not found or number.article or document.sentence_at(found[-1].start) != document.sentence_at(number.start):
        return None
    last = found[-1]
    period = pay_periods.shape("period").match(document.text, number.end)
    if (
        period and last.months is None and _RANGE.fullmatch(document.text, last.end, number.start)
    ):  # `A$ 8,000 to 10,000`
        value, months = number.scaled(integral=True), pay_periods.months(period)
        return Amount(value, last.currency, number.start, period.end(), months, last.one_off)
    if number.start < last.end or not limited().match(document.text, number.end):
        return None
    return Amount(number.scaled(integral=True), last.currency, number.start, number.end, last.months, last.one_off)


def _unmarked(document: Document, number: figures.Number) -> Amount | None:
    """`Budget 4000/month in euros`, `ballpark 10k a month`: a sum without a sign beside it."""
    sentence = document.sentence_at(number.start)
    line = document.text[max(sentence.start, number.start - _LINE) : number.start]
    period = pay_periods.shape("period").match(document.text, number.end)
    behind = document.low[period.end() : sentence.end] if period else ""
    if number.article or (period is None and not _SIGN.search(line)):
        return None
    if _cues("of_things").search(line):  # `alarm cap: 25 a day`
        return None
    spoken = _cues("unmarked")
    lead = spoken.search(line) or spoken.search(sentence.heading) or re.match(load("money")["budgeted"], behind)
    alone = period is not None and (
        number.scale.lower() == "grand"
        or _is_welcome(line.lower(), period, behind)
        or _is_all(number, line, period, behind)
    )
    indian = bool(period) and number.scale.lower().rstrip("s") in ("lakh", "lac", "crore", "cr")
    if not (lead or alone or indian):
        return None
    table = load("currency_rates")["after"]
    code = next((str(table[w]) for w in _SYMBOL.findall(f"{behind} {line.lower()}") if w in table), None)
    caption = _CAPTION.search(line) if code else None
    captioned = caption and _cues("unmarked").search(caption.group())
    if period is None and captioned is None:
        return None
    months = pay_periods.months(period or pay_periods.shape("period").search(line))
    end = period.end() if period else number.end
    indian = code is None and number.scale.lower().startswith(("lakh", "lac", "crore", "cr"))
    code = "INR" if indian else code
    return Amount(number.scaled(True), code or "USD", number.start, end, months, False, code is not None)


def _is_welcome(line: str, period: re.Match[str], behind: str) -> bool:
    """`Around 6k a month would be OK`: so much of nothing that is counted, by the month or more, is money."""
    willing, covered = load("money")["willing"], pay_periods.months(period) or 0.0
    return covered >= 1 and bool(re.search(willing["before"], line) and re.match(willing["behind"], behind))


def _is_all(number: figures.Number, line: str, period: re.Match[str], behind: str) -> bool:
    """`60k a month.`: thousands by the month that are a whole sentence, and of nothing that is counted, are money."""
    return bool(number.scale) and (pay_periods.months(period) or 0.0) >= 1 and not (line + behind).strip(_BLANK)


def _behind_dashes(text: str, end: int) -> int:
    """Where a sum ends that is written with a dash for its cents (`€8.000,- per month`)."""
    dashes = _DASHES.match(text, end)
    return dashes.end() if dashes else end


def _amount(document: Document, number: figures.Number) -> Amount | None:
    """The sum a number stands for that has a currency beside it; None for any other number."""
    text = document.text
    coin = None if number.article else coins.read(text, number)
    if coin is None:
        return None
    value = number.scaled(integral=True) * coin.factor
    period = pay_periods.shape("period").match(text, _behind_dashes(text, coin.end))
    if value == 1 and period is None:  # `not one dollar more`
        return None
    sentence = document.sentence_at(coin.start)
    months = pay_periods.months(period)
    lead = _cues("before").findall(text[max(sentence.start, coin.start - _FAR) : coin.start])
    one_off = bool(lead) and lead[-1].lower().startswith(("one", "up")) and months is None
    if months is None and not one_off:
        months = pay_periods.before(text, sentence.start, coin.start, lead) or pay_periods.behind(
            text, coin.end, sentence.end
        )
    one_off = one_off or (months is None and _is_once(text, coin))
    return Amount(value, coin.code, coin.start, period.end() if period else coin.end, months, one_off, coin.named)


def _is_once(text: str, coin: coins.Coin) -> bool:
    """`a grant of 6,000 euros`, `4,000 dollars, once`: paid one time, where no period is said."""
    once = load("money")["once"]
    given = re.search(once["before"], text[max(0, coin.start - _LINE) : coin.start], re.I)
    behind = text[coin.end : coin.end + _LINE]
    return bool(given or re.match(once["behind"], behind, re.I) or re.match(once["project"], behind, re.I))
