"""Text written by a model, held to its inputs: no figure, address, markup or instruction that was not there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from agents.intake import suspicion, text
from agents.intake.counting import figures

SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
DIGITS = re.compile(r"(?<![\w.])(?<!\w-)\d[\d,]*(?:\.\d+)?(?:\s?(?:k|m|bn|b|million|billion|thousand)\b)?", re.I)
RULE = re.compile(r"\b[A-Z]{2,4}-[A-Z]?\d{1,2}\b")
PATTERN = re.compile(r"\b(?:aws|gcp|azure|k8s|any)\.[a-z]+\.\w+")
FREE = re.compile(
    r"\b(?:free of charge|for free|no cost|at no charge|(?:costs?|for) nothing|without (?:any )?cost)\b", re.I
)
VERDICT = (
    r"\b(?:all|every|each)\b[^.]*\b(?:polic\w+|rules?|checks?|tests?|gates?|validat\w+)\b[^.]*\b(?:pass\w*|met|green|hold\w*)\b"
    r"|\b(?:is|was|are|been) (?:already )?approved\b"
)
REFUSED = (
    ("address", re.compile(r"(?:\b[a-z][a-z0-9+.-]{1,12}://|\bwww\.|\bmailto:|\bdata:|\bjavascript:)", re.I)),
    ("address", re.compile(r"\b(?:[a-z0-9-]+\.)+(?:com|net|org|io|dev|app|ai|co|xyz|info|example)\b", re.I)),
    ("image or link", re.compile(r"!?\[[^\]]*\]\s*[(\[]")),
    ("a verdict that only the checks give", re.compile(VERDICT, re.I)),
    ("markup", re.compile(r"<\s*[/!a-z]", re.I)),
)
# Security: control, direction, zero-width and private-use characters hide text from people.
HIDDEN = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff]"
)
SMALL = 2.0  # "one" and "two" are words before they are figures


@dataclass(frozen=True)
class Dropped:
    """A sentence that was not kept, shortened, and why."""

    text: str
    reason: str


@dataclass
class Vetting:
    """`known` is everything the model was shown; what it adds may hold only figures and names found there."""

    known: str
    dropped: list[Dropped] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._numbers = {abs(number) for number in _numbers(self.known)}

    def clean(self, said: str, limit: int = 1200) -> str:
        """The sentences that hold, joined; empty when none does."""
        plain = HIDDEN.sub("", said.replace("\r", "\n"))[:limit]
        kept = []
        for sentence in SENTENCE.split(plain):
            wrong = self._wrong(sentence.strip()) if sentence.strip() else None
            if wrong is not None:
                self.dropped.append(Dropped(sentence.strip()[:160], wrong))
            elif sentence.strip():
                kept.append(sentence.strip())
        return " ".join(kept)

    def _wrong(self, sentence: str) -> str | None:
        for reason, pattern in REFUSED:
            if pattern.search(sentence):
                return reason
        if FREE.search(sentence) and not FREE.search(self.known):
            return "a price that is not in the inputs"
        unnamed = [name for name in (*RULE.findall(sentence), *PATTERN.findall(sentence)) if name not in self.known]
        if unnamed:
            return f"{unnamed[0]} is not in the inputs"
        for number in _numbers(sentence):
            if not self._occurs(number):
                return f"the figure {number:g} is not in the inputs"
        return self._instruction(sentence)

    def _occurs(self, number: float) -> bool:
        """In the inputs as it stands, or as one of their figures rounded for reading."""
        size = abs(number)
        if size in self._numbers:
            return True
        places = len(f"{size:.6f}".rstrip("0").partition(".")[2])
        return any(round(known, places) == size for known in self._numbers if places or known >= 10)

    def _instruction(self, sentence: str) -> str | None:
        if not re.search(r"[^\W\d_]{2}", sentence):
            return None
        found = suspicion.find(text.read(sentence))
        return found[0].reason if found else None


def _numbers(said: str) -> list[float]:
    found = [_value(match.group()) for match in DIGITS.finditer(said)]
    words = [n for n in figures.scan(said[:20_000]) if not n.article and not said[n.start].isdigit()]
    return found + [n.scaled(integral=True) for n in words if n.scaled(integral=True) > SMALL]


def _value(token: str) -> float:
    digits = re.match(r"[\d,]*(?:\.\d+)?", token.replace(" ", ""))
    body = digits.group() if digits else ""
    scale = token.replace(" ", "")[len(body) :].lower()
    return float(body.replace(",", "") or 0) * figures.SCALES.get(scale, 1.0)
