"""The currency of a number: a sign, code or name before it, behind it, or behind its period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from agents.intake.counting import figures
from agents.intake.readers import pay_periods
from agents.intake.words import alternation, load

_RAND = 3  # `R60,000` is money, `R8` the number of a row
_NUMBERING = re.compile(r"^[ *•-]*R\d{1,2}\b(?![,.]?\d)", re.M)
_IN_BRACKETS = re.compile(r"[^\n.;,(\d]{0,14}\((?P<code>[A-Z]{3})\)")
_CODED = re.compile(r"[ ]\(?(?P<code>[A-Z]{3})\)?(?![\w$])")  # `48 000 kr (NOK) a month`, `700 bucks AUD`
_IN_CODE = re.compile(r"(?<=in )(?P<scale>)(?P<sign>[A-Z]{3})[,:] $")
_INDIAN = re.compile(r" ?(?P<scale>l|cr)\b\.?", re.I)
_NUMBER = re.compile(r"[ ]?\d")
_SCALES = {"l": "lakh", "t": "k"}
_GRAND = re.compile(r"[\d ]grand$", re.I)


@dataclass(frozen=True)
class Coin:
    """The currency of a number: its code, what its signs multiply the number by, and [start, end) of all."""

    code: str
    factor: float
    start: int
    end: int
    named: bool = True


def read(text: str, number: figures.Number) -> Coin | None:
    """The currency beside the number: before it, behind it, or behind its period (`5,500 a month, Canadian`)."""
    if _is_between_numbers(text, number):
        return None
    return _unrated_coin(text, number) or _rated(text, number) or _named_late(text, number) or _grand(text, number)


def _is_between_numbers(text: str, number: figures.Number) -> bool:
    """Whether the next sign on either side is a digit, so that no currency can stand there."""
    before = text[max(0, number.start - 2) : number.start].rstrip()[-1:]
    return before.isdigit() and text[number.end : number.end + 2].lstrip()[:1].isdigit()


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = load("currency_rates")
    scale = rf"(?P<scale>[kmt](?={alternation(table['scaled'])}))?"  # `16 T€`, `kEUR 25`
    sign = rf"(?P<sign>{alternation(table['before'])})"
    before = re.compile(rf"(?<![\w]){scale}{sign}(?:[ ]|\*{{0,2}}: \*{{0,2}})?\Z", re.I)
    after = re.compile(
        rf"(?:[ -]?ish\b|[,.]-{{1,2}})?[ -]?{scale}(?P<sign>{alternation(table['after'])})(?![\w])", re.I
    )
    late = re.compile(
        rf",? ?\(?(?:paid |all )?(?:in )?({alternation([*table['after'], *table['late']])})(?![\w])\)?", re.I
    )
    return before, after, late


def _rated(text: str, number: figures.Number) -> Coin | None:
    before, after, _ = _patterns()
    head = before.search(text, max(0, number.start - 9), number.start) or _announced(text, number)
    if head and head["sign"].lower() == "r" and (number.end - number.start < _RAND or _is_numbering(text, head)):
        head = None
    indian = _INDIAN.match(text, number.end)
    end = indian.end() if indian else number.end
    tail = after.match(text, end)
    if not (head or tail) or (head is None and tail and _NUMBER.match(text, tail.end())):
        return None  # `R11 HKD 80,000`: the currency of the next number
    code = _bracketed(text, tail.end() if tail else end) or _code(head, tail)
    if indian and code != "INR":
        indian, end, tail = None, number.end, after.match(text, number.end)
        if not (head or tail):
            return None
    code = _told_late(text, head, tail, end) or _at_home(text, head, tail) or code
    scale = next((one["scale"] for one in (indian, tail, head) if one and one["scale"]), None)
    factor = figures.SCALES[_SCALES.get(scale.lower(), scale.lower())] if scale else 1.0
    end = tail.end() if tail else end
    specified = _specified(text, end)
    if specified:
        code, end = specified
    return Coin(code, factor, head.start() if head else number.start, end)


def _is_numbering(text: str, head: re.Match[str]) -> bool:
    """`R3 120 scenes a day` in a list of requirements R1, R2 …"""
    opens = not text[text.rfind("\n", 0, head.start()) + 1 : head.start()].strip(" -*•")
    return opens and len(_NUMBERING.findall(text)) > 1


def _announced(text: str, number: figures.Number) -> re.Match[str] | None:
    """`let me give it in USD, 6,000 per month`: a code said before a sum with its period."""
    match = _IN_CODE.search(text, max(0, number.start - 9), number.start)
    known = match is not None and match["sign"].lower() in load("currency_rates")["before"]
    return match if known and pay_periods.shape("period").match(text, number.end) else None


def _specified(text: str, end: int) -> tuple[str, int] | None:
    """The code or country right behind a currency (`kr (NOK)`, `bucks Canadian`) and where it ends."""
    table = load("currency_rates")
    coded = _CODED.match(text, end)
    if coded and coded.group("code") in table["rates"]:
        return coded.group("code"), coded.end()
    country = _aside().match(text, end)
    name = country and (country.group(1) or country.group(2))
    return (str(table["late"][name.lower()]), country.end()) if country and name else None


@cache
def _aside() -> re.Pattern[str]:
    """A country behind a currency, maybe set off from it: `bucks Canadian`, `dollars, US, a month`, `bucks (US)`."""
    names = alternation(load("currency_rates")["late"])
    apart = rf",? ?\(?(?:(?:that is|i\.e\.) )?({names})(?: dollars| ones)?(?:\)|,(?! \d))"
    return re.compile(rf"[ ]({names})(?![\w])|{apart}", re.I)


def _told_late(text: str, head: re.Match[str] | None, tail: re.Match[str] | None, end: int) -> str | None:
    """`70k kr a month, Swedish`: which of several currencies with one sign."""
    sign = (head["sign"] if head else tail["sign"] if tail else "").lower()
    if sign not in load("currency_rates")["shared"]:
        return None
    period = pay_periods.shape("period").match(text, tail.end() if tail else end)
    late = _patterns()[2].match(text, period.end()) if period else None
    return load("currency_rates")["late"].get(late.group(1).lower()) if late else None


def _at_home(text: str, head: re.Match[str] | None, tail: re.Match[str] | None) -> str | None:
    """`14,000 pesos` in a brief from Chile: a name that several countries use, by the country spoken of."""
    sign = (tail["sign"] if tail else head["sign"] if head else "").lower()
    return _home(text, sign) if sign in load("currency_rates")["homes"] else None


@lru_cache(maxsize=8)
def _home(text: str, sign: str) -> str | None:
    """The currency of the first country of the text that has one of that name."""
    codes = load("currency_rates")["homes"][sign]
    found = next((m for m in _countries().finditer(text) if m.lastgroup in codes), None)
    return str(codes[found.lastgroup]) if found else None


@cache
def _countries() -> re.Pattern[str]:
    """The names of countries, their people and towns, in a group by the country's code."""
    cities = load("cities")["cities"]
    rows = [
        (c, {*names, *map(str.lower, cities.get(c, ()))}) for c, names in load("currency_rates")["countries"].items()
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?P<{c}>{alternation(names)})' for c, names in rows)})(?!\w)", re.I)


def _named_late(text: str, number: figures.Number) -> Coin | None:
    """A currency behind the period of a bare number, or of thousands (`ten grand, in dollars`)."""
    period = pay_periods.shape("period").match(text, number.end)
    late = _patterns()[2].match(text, period.end() if period else number.end)
    if late is None or not (period or pay_periods.shape("period").match(text, late.end())):
        return None
    table = load("currency_rates")
    name = re.sub(r" +", " ", late.group(1).lower())
    end = number.end if period else late.end()
    return Coin(str({**table["late"], **table["after"]}[name]), 1.0, number.start, end)


def _grand(text: str, number: figures.Number) -> Coin | None:
    """`five grand`: money whatever follows; dollars unless said otherwise."""
    written = _GRAND.search(text, number.start, number.end)
    return Coin("USD", 1.0, number.start, number.end, named=False) if written else None


@cache
def _unrated() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Currencies without a rate: their code before a number, code or name behind it, and the code of each name."""
    table = load("currency_rates")
    names, codes = table["unrated_names"], alternation(table["unrated"])
    behind = re.compile(rf"[ ]?(?:(?P<code>{codes})|(?P<name>(?i:{alternation(names)})))(?![\w])")
    return re.compile(rf"(?<![\w])({codes})[ ]?$"), behind, names


def _unrated_coin(text: str, number: figures.Number) -> Coin | None:
    """`BHD 2,000 a month`: money whose worth in USD is not known."""
    before, behind, names = _unrated()
    head, tail = before.search(text, max(0, number.start - 6), number.start), behind.match(text, number.end)
    if not (head or tail):
        return None
    code = head.group(1) if head else (tail and (tail.group("code") or names[tail.group("name").lower()])) or ""
    return Coin(code, 1.0, head.start() if head else number.start, tail.end() if tail else number.end)


def _bracketed(text: str, end: int) -> str | None:
    """`kr 900/month (SEK)`: the code in brackets says which of several currencies is meant."""
    match = _IN_BRACKETS.match(text, end)
    return match.group("code") if match and match.group("code") in load("currency_rates")["rates"] else None


def _code(head: re.Match[str] | None, tail: re.Match[str] | None) -> str:
    table = load("currency_rates")
    if head is not None and not (tail and head["sign"].lower() in table["shared"]):
        return str(table["before"][head["sign"].lower()])
    return str(table["after"][re.sub(r" +", " ", tail["sign"].lower())]) if tail else "USD"
