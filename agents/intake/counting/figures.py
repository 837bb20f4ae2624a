"""Numbers as people write them: 50k, 4k8, 1,5 million, 1.500.000, 15,00,000, half a million, two dozen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from agents.intake.words import load

_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS: dict[str, float] = {word: float(i) for i, word in enumerate(_ONES)}
_FOREIGN = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "zwei": 2, "drei": 3, "fünf": 5, "sechs": 6, "tres": 3,
            "cuatro": 4, "cinco": 5, "drie": 3, "vier": 4, "quattro": 4, "dwóch": 2, "dois": 2, "duas": 2}  # fmt: skip
WORDS.update({word: float(value) for word, value in _FOREIGN.items()})
WORDS.update({word: 10.0 * (i + 2) for i, word in enumerate(_TENS)})
SCALES: dict[str, float] = {
    "hundred": 1e2, "hundreds": 1e2, "thousand": 1e3, "thousands": 1e3, "k": 1e3,
    "mille": 1e3, "tsd": 1e3, "tausend": 1e3,
    "million": 1e6, "millions": 1e6, "millionen": 1e6, "mio": 1e6, "millón": 1e6, "millones": 1e6, "mn": 1e6,
    "mln": 1e6,
    "m": 1e6, "mm": 1e6, "billion": 1e9, "billions": 1e9, "bn": 1e9, "b": 1e9, "milliard": 1e9, "milliards": 1e9,
    "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "trillion": 1e12, "trn": 1e12,
    "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "crore": 1e7, "crores": 1e7, "cr": 1e7, "dozen": 12.0,
    "mil": 1e3, "grand": 1e3,
}  # fmt: skip
_SCALE_WORD = (
    r"hundreds?|thousands?|mille|tsd\.?|tausend|millions?|millionen|mio\.?|mill[oó]n|millones|mil|billions?|milliards?|"
    r"milliarden?|mrd\.?|trillion|lakhs?|lacs?|crores?|dozen|"
    r"grand(?= a\b| per\b| each\b| in\b| (?:monthly|max|tops)\b|[.,;/)]|$)"
)
_DIGITS = (
    r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?![\d])|\d{1,3}(?:[.]\d{3}){2,}(?:,\d+)?|\d{1,3}(?:,\d{2,3}){2,}(?:\.\d+)?|"
    r"\d{1,3}(?:['_]\d{3})+|\d+(?:[.,]\d+){0,2}"
)
_WORD = "|".join([*_ONES, *_TENS, *_FOREIGN])
# `hundred and fifty`, `thousand two hundred`: the first word is left out, unless it is `few` or the like.
_LEFT_OUT = r"(?<!few )(?<!many )(?<!several )(?<!per )(?<!\d )(?<![\w-]-)"
_REST = rf"(?: (?:and )?(?:{_WORD})(?:[ -](?:{_WORD}))?)"
_BARE = (
    rf"{_LEFT_OUT}(?:(?:hundred|thousand){_REST}(?:[ -](?:{_SCALE_WORD}){_REST}?)*|"
    r"(?:hundred|thousand)(?= (?:bucks|dollars|euros?|pounds|quid|francs|rupees)\b))"
)
_COUPLE = rf"(?:a )?(?:(?:couple|pair|brace) of|couple(?= (?:{_SCALE_WORD})\b))"
_SPELT = (
    r"(?:(?:two|three|four|five|six|seven|eight|nine) tenths of an?|"
    r"three[ -]quarters of an?|two[ -]thirds of an?|(?:a |one )?third of an?|half an?|"
    r"(?:a |one )?(?:tenth|fifth) of an?|"
    rf"a quarter of an?|a quarter|quarter of an?|an?|"
    rf"(?:{_WORD})(?:[ -](?:{_WORD}))?(?: and a half| point (?:{_WORD})(?: (?:{_WORD}))?)?)"
    rf"(?:[ -](?:{_SCALE_WORD})(?: and a half\b(?! (?:an? )?(?:hours?|days?|weeks?|months?|years?))|"
    rf"(?: (?:and )?(?:{_WORD})(?:[ -](?:{_WORD}))?)?))*"
)
_CODES = "|".join(f"(?<={re.escape(code)})" for code in load("currency_rates")["attached"])
_BEGIN = rf"(?:(?<![\w.,/^])|(?<!\w\w\w\w)(?:{_CODES})|"
_BEGIN += r"(?<=\dx)(?=\d+(?:[.,]\d+)? ?[GTM]B\b)|"
_BEGIN += r"(?<=\d/)|(?<=\d[hsdkKmM]/)|(?<=min/)|(?<=ms/)|(?<=[GT]B/)|(?<=[\s(:]R))"
_NUMBER = re.compile(
    rf"{_BEGIN}(?:(?P<whole>\d{{1,3}})k(?P<tenth>\d)(?!\w)|"
    rf"(?P<digits>{_DIGITS})(?:(?:e|x ?10\^|\*10\^)(?P<exp>\d{{1,2}}))?"
    rf"(?:[ -]?(?P<scale>(?:{_SCALE_WORD}|mn|mln|bn|trn|cr)(?![\w])|(?<!-)(?:k|mm?|b)(?![^\W\d_])))?"
    rf"|(?P<spelt>{_SPELT}|{_BARE}|{_COUPLE}(?: (?:{_SCALE_WORD}))?|a trio of|dozens)(?![\w])(?: \(\d{{1,4}}\))?)",
    re.I,
)
_EUROPEAN = re.compile(r"(?<![\d.,])\d+,\d{1,2}(?![\d,])|(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d])")
_SHARES = (
    *((f"{_ONES[n]} tenths of ", n / 10) for n in range(2, 10)),
    ("three quarters of ", 0.75),
    ("three-quarters of ", 0.75),
    ("two thirds of ", 2 / 3),
    ("two-thirds of ", 2 / 3),
    ("a third of ", 1 / 3),
    ("one third of ", 1 / 3),
    ("third of ", 1 / 3),
    ("a quarter of ", 0.25),
    ("quarter of ", 0.25),
    ("a tenth of ", 0.1),
    ("a fifth of ", 0.2),
    ("one fifth of ", 0.2),
    ("fifth of ", 0.2),
    ("one tenth of ", 0.1),
    ("tenth of ", 0.1),
)
_TENTHS = re.compile(r"\d{1,3}\.\d{3}")
_WRITTEN = 3  # letters of a scale that is a word
_ARTICLE = {
    "a",
    "an",
    "half a",
    "half an",
    "a quarter of a",
    "quarter of a",
    "a quarter of an",
    "a quarter",
    "a third of a",
    "a third of an",
    "three quarters of a",
    "three quarters of an",
}


@dataclass(frozen=True)
class Number:
    """A number in the text: value before its scale, the scale letter as written, and where it stands."""

    value: float
    start: int
    end: int
    scale: str = ""
    grouped: float | None = None
    article: bool = False

    def scaled(self, integral: bool) -> float:
        """The value; `integral` decides 1.500 between one and a half and fifteen hundred."""
        base = self.grouped if integral and self.grouped is not None else self.value
        return base * SCALES.get(self.scale.lower().rstrip("."), 1.0)


def is_european(text: str) -> bool:
    """Whether the text writes decimals with a comma somewhere (0,25) or groups with points (1.500.000)."""
    return bool(_EUROPEAN.search(text))


@lru_cache(maxsize=4)
def scan(text: str) -> tuple[Number, ...]:
    """Every number of the text in order, digits and words."""
    european = is_european(text)
    found: list[Number] = []
    for match in _NUMBER.finditer(text):
        number = _spelt(match) if match.group("spelt") else _digits(match, european)
        if number is None:
            continue
        whole = _added(text, found[-1], number) if found else None
        if whole is not None:
            found.pop()
        found.append(whole or number)
    return tuple(found)


def first(words: str, integral: bool = True) -> float | None:
    """The value of the first number of a few words; None where there is none."""
    return next((float(number.scaled(integral)) for number in scan(words.lower())), None)


def _added(text: str, before: Number, number: Number) -> Number | None:
    """`7 thousand 5 hundred`, `2 lakh 50 thousand`: two numbers with falling scales are one."""
    scales = [SCALES.get(one.scale.lower().rstrip("."), 1.0) for one in (before, number)]
    apart = text[before.end : number.start] not in (" ", " and ")
    if apart or len(number.scale) < _WRITTEN or scales[0] <= scales[1] or number.value * scales[1] >= scales[0]:
        return None
    return Number(before.scaled(True) + number.scaled(True), before.start, number.end)


def _digits(match: re.Match[str], european: bool) -> Number:
    if match.group("tenth"):  # `4k8`
        return Number(float(f"{match.group('whole')}.{match.group('tenth')}"), match.start(), match.end(), "k")
    token = match.group("digits")
    value, grouped = parse_digits(token, european)
    if len(match.group("scale") or "") >= _WRITTEN and _TENTHS.fullmatch(token):
        value, grouped = float(token), None  # `1.276 million`
    if match.group("exp"):
        value, grouped = value * 10.0 ** int(match.group("exp")), None
    return Number(value, match.start(), match.end(), match.group("scale") or "", grouped)


def parse_digits(token: str, european: bool = False) -> tuple[float, float | None]:
    """(value, other reading): the second is set only where 1.500 could be a thousand and a half."""
    token = re.sub(r"[ '_]", "", token)
    if "," in token and "." in token:
        point = max(token.rfind(","), token.rfind("."))
        return float(re.sub(r"[.,]", "", token[:point]) + "." + token[point + 1 :]), None
    if token.count(",") > 1 or token.count(".") > 1:
        return float(re.sub(r"[.,]", "", token)), None
    if "," in token:
        front, _, part = token.partition(",")
        thousands = len(part) == 3 and not front.startswith("0") and len(front) <= 3
        return (float(front + part) if thousands else float(f"{front}.{part}")), None
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", token):
        whole = float(token.replace(".", ""))
        return (whole, None) if european else (float(token), whole)
    return float(token), None


def _spelt(match: re.Match[str]) -> Number | None:
    phrase = match.group("spelt").lower().partition(" (")[0]
    value = _phrase_value(phrase)
    if value is None:
        return None
    return Number(value, match.start(), match.end(), article=phrase in _ARTICLE)


def _phrase_value(phrase: str) -> float | None:
    couple, _, scale = phrase.removeprefix("a ").partition(" of")
    if couple.split(" ")[0] in ("couple", "pair", "brace"):
        return 2.0 * SCALES.get((scale or couple.partition(" ")[2]).strip(), 1.0)
    if phrase.endswith("trio of"):
        return 3.0
    if phrase == "dozens":
        return None
    phrase, decimals = _decimals(phrase)
    total, current, seen = 0.0, decimals, False
    half = "and a half" in phrase
    fraction, rest = _fraction(phrase.replace(" and a half", ""))
    for word in re.split(r"[ -]", rest):
        if word in WORDS:
            current, seen = current + WORDS[word], True
        elif word in ("a", "an"):
            current, seen = 1.0, True
        elif word in SCALES:
            current = (current + (0.5 if half else 0.0) if seen else 1.0) * SCALES[word]
            half = False
            total, current, seen = (total + current, 0.0, True) if SCALES[word] > 100 else (total, current, True)
    return (total + current + (0.5 if half else 0.0)) * fraction if seen else None


def _decimals(phrase: str) -> tuple[str, float]:
    """`two point eight million` without its decimals, and what they add."""
    match = re.search(rf" point ((?:{_WORD})(?: (?:{_WORD}))?)", phrase)
    if not match:
        return phrase, 0.0
    digits = "".join(str(int(WORDS[word])) for word in match.group(1).split())
    return phrase[: match.start()] + phrase[match.end() :], float(f"0.{digits}")


def _fraction(phrase: str) -> tuple[float, str]:
    if phrase.startswith("half a"):
        return 0.5, phrase.removeprefix("half ")
    for lead, share in _SHARES:
        if phrase.startswith(lead):
            return share, phrase.removeprefix(lead)
    return (0.25, "a") if phrase == "a quarter" else (1.0, phrase)
