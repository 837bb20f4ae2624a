"""What looks like personal data: patterns, with the check digit of the kinds that have one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]+\b")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
CARD = re.compile(r"\b(?:\d[ -]?){12,18}\d\b")
PHONE = re.compile(r"(?<![\w.])\+\d{1,3}[ -]?(?:\d[ -]?){6,12}\d\b")


@dataclass(frozen=True)
class Found:
    """`share` of the looked-at values of a column that hold this kind."""

    column: str
    kind: str
    share: float


def kinds(text: str) -> set[str]:
    """email, iban, card, phone: those of which `text` holds one."""
    return {kind for kind, holds in DETECTORS.items() if holds(text)}


def scan(rows: Iterable[dict[str, object]], min_share: float) -> list[Found]:
    """Columns of which at least `min_share` of the values hold a kind, the largest share first."""
    seen: Counter[str] = Counter()
    hits: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for column, value in row.items():
            if isinstance(value, str) and value:
                seen[column] += 1
                hits.update((column, kind) for kind in kinds(value))
    found = [Found(column, kind, round(n / seen[column], 6)) for (column, kind), n in hits.items()]
    return sorted((f for f in found if f.share >= min_share), key=lambda f: (-f.share, f.column, f.kind))


def _is_card(digits: str) -> bool:
    """Luhn's check."""
    odd = [int(d) for d in digits[-1::-2]]
    even = [sum(divmod(2 * int(d), 10)) for d in digits[-2::-2]]
    return (sum(odd) + sum(even)) % 10 == 0


def _is_iban(text: str) -> bool:
    """ISO 13616: moved, spelled out and divided by 97 it leaves 1."""
    plain = text.replace(" ", "")
    return int("".join(str(int(c, 36)) for c in plain[4:] + plain[:4])) % 97 == 1


DETECTORS: dict[str, Callable[[str], bool]] = {
    "email": lambda text: bool(EMAIL.search(text)),
    "iban": lambda text: any(_is_iban(m) for m in IBAN.findall(text)),
    "card": lambda text: any(_is_card(re.sub(r"\D", "", m)) for m in CARD.findall(text)),
    "phone": lambda text: bool(PHONE.search(text)),
}
