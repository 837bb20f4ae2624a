"""Budgets: which sums of a brief are what running the system may cost, and how firm they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from agents.intake.meaning.polarity import stance
from agents.intake.mention import Mention
from agents.intake.readers import firmness
from agents.intake.readers.spending import is_paid_now, is_target
from agents.intake.readers.sums import Amount, limited
from agents.intake.text import Document
from agents.intake.words import alternation, cues, load

_CLOSE, _SHORT = 7, 12
_LIMITED = re.compile(  # `No more than 500 USD.`
    r"[\s*•-]*(?:(?:no|not|never) (?:more than|over|above)|(?:at |the )?(?:very )?most|max(?:imum|\.)?(?: of)?|up to|"
    r"about|around|roughly|under|below|within|say|some|only|a maximum of|(?:hard )?(?:limit|cap|ceiling)(?: of| is|:)?|"
    r"it is|it's)?[: ]*"
)
_ITEM_BEGINS = re.compile(r"(?:^|[,;|·]|\s[-+])[\s*•-]*$")
_ITEM_ENDS = re.compile(
    r"(?: \(?(?:incl\.?|including|with|w/|all) ?(?:[\w.-]+ ?){1,2}\)?|"
    r" (?:max|tops|hard|limit|cap|approx|roughly|fixed)\b\.?)?"
    r"\s*(?:[,;|·.!]|[-+]\s|$)"
)
_CASE = re.compile(r"\b(?:if|once|provided|as long as)\b", re.I)  # `, and if the revenue is there it can be exceeded`
_MARK = re.compile(r"[$€£₹¥]|\b(?:prices?|fees?|worth|fares?|sold|sells?|charges?)\b")  # other sums, or what is sold
_HOURLY = 0.01  # months: a price by the hour is no budget unless one is spoken of
_NOW = re.compile(
    r",? (?:is now|becomes?|goes (?:up|down) to|rises? to|falls? to|changes? to|turns? into|"
    r"(?:was|is) (?:raised|cut|lowered) to|->|→) ?"
)
_cues = partial(cues, "money")


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
    aims = [later for one, later in pairwise(found) if is_target(document, one, later.start)]
    found = [a for i, a in enumerate(found) if not _outdated(document, a, found[i + 1 : i + 2])]
    spans = [(amount.start, amount.end) for amount in found]
    yield from firmness.apart(document, spans)
    budgets = [a for a in found if a in aims or (_is_budget(document, a) and _is_meant(document, a))]
    for amount in budgets:
        yield from _mentions(amount, firmness.of(document, (amount.start, amount.end), spans))
    if not budgets and (code := _currency_alone(document, found)):
        yield code


def _is_meant(document: Document, amount: Amount) -> bool:
    meant = stance(document, amount.start, amount.end)
    return not (meant.later or meant.question or meant.current)


def _currency_alone(document: Document, found: list[Amount]) -> Mention | None:
    """`A donor gives 4,000 dollars, once`, `budget in euros, not yet known`: a currency without a monthly sum."""
    project = re.compile(load("money")["once"]["project"], re.I)
    once = next((a for a in found if a.one_off and a.named and not project.match(document.text, a.end)), None)
    start, end, code = (once.start, once.end, once.currency) if once else _named_in(document)
    because = f"the currency of “{document.brief[start:end]}”"
    return Mention("budget.currency", code, start, end, confidence=0.8, because=because) if code else None


def _named_in(document: Document) -> tuple[int, int, str]:
    """Where the currency of a budget without a sum stands, and its code; empty where there is none."""
    table = load("currency_rates")
    named = re.search(load("money")["unsaid"].replace("{name}", alternation(table["after"])), document.text, re.I)
    return (*named.span(), str(table["after"][named["name"].lower()])) if named else (0, 0, "")


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
        yield Mention("budget.currency", amount.currency, *span, confidence=confidence)
    if hard is not None:
        yield Mention("budget.hard", hard, *span, wish=not hard)


def _outdated(document: Document, amount: Amount, following: list[Amount]) -> bool:
    """`the 14,000 a month is now 20,000 a month`, `we pay 9,000, it must come down to 4,000`: the sum that was."""
    after = next(iter(following), None)
    if after is not None and (
        _NOW.fullmatch(document.low, amount.end, after.start) or is_target(document, amount, after.start)
    ):
        return True
    return is_paid_now(document, amount)


def _is_budget(document: Document, amount: Amount) -> bool:
    if amount.one_off:
        return False
    if (borne := list(_cues("aside").finditer(document.text, max(0, amount.start - 30), amount.start))) and (
        amount.start - borne[-1].end() <= _CLOSE
    ):
        return False
    if _is_item(document, amount) and (amount.months or 0) >= 1:
        return True
    sentence = document.sentence_at(amount.start)
    end = document.sentence_at(max(amount.start, amount.end - 1)).end
    window = document.text[max(sentence.start, amount.start - 90) : min(end, amount.end + 70)]
    near = document.text[max(sentence.start, amount.start - 45) : amount.end]
    near += _CASE.split(document.text[amount.end : min(end, amount.end + 30)])[0]
    heading = bool(_cues("budget").search(sentence.heading))
    further = document.text[max(sentence.start, amount.start - 45) : min(end, amount.end + 50)]
    if _cues("other").search(near) and not _cues("budget").search(further):
        return False
    if amount.months is not None and amount.months < _HOURLY and not _cues("budget").search(near):
        return False
    limit = limited().match(document.text, amount.end)
    spoken = bool(_cues("budget").search(window) or limit) or heading or amount.months is not None
    return spoken or _is_alone(document, amount)


def _is_item(document: Document, amount: Amount) -> bool:
    """Whether the sum stands between commas, or is the whole sentence."""
    sentence = document.sentence_at(amount.start)
    begins = _ITEM_BEGINS.search(document.low[sentence.start : amount.start])
    return amount.named and bool(begins and _ITEM_ENDS.match(document.low, amount.end, sentence.end))


def _is_alone(document: Document, amount: Amount) -> bool:
    """`1 analyst, 150 USD.`, `EUR 7k`; `EUR 4.000 or a little over.`: a sum of its own, or one with its firmness."""
    if not amount.named:
        return False
    sentence = document.sentence_at(amount.start)
    before, after = document.low[sentence.start : amount.start], document.low[amount.end : sentence.end]
    if _is_item(document, amount) and not _MARK.search(before + after):
        return True
    span = amount.start, amount.end
    short = len(sentence.text.split()) <= _SHORT
    return bool(_LIMITED.fullmatch(before)) and short and firmness.in_itself(document, span) is not None
