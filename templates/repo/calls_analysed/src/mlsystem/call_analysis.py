"""What a language model says of a redacted call; every finding has to quote the transcript."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError


class Analysis(BaseModel):
    """The answer to one call. `said` maps a sentence's id to the words that say it, None where nobody did."""

    model_config = ConfigDict(extra="forbid")

    summary: str = Field(min_length=10, max_length=1200)
    reason: str = Field(min_length=2, max_length=60)
    sentiment: Literal["negative", "neutral", "positive"]
    vulnerable: str | None = Field(default=None, max_length=500)
    said: dict[str, str | None] = {}


@dataclass(frozen=True)
class Judged:
    """`problems` name why a person has to look first; without any the values may be published. `hints` are
    findings that are published and that a person looks at too."""

    call: str
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)


def prompt(instructions: str, sentences: dict[str, str], reasons: list[str], transcript: str) -> str:
    """Security: the transcript is quoted and marked, so that what it says is material and not an order."""
    listed = "\n".join(f"{key}: {text}" for key, text in sorted(sentences.items()))
    told = (f"Sentences:\n{listed}", f"Reasons: {', '.join(reasons)}")
    return "\n\n".join((instructions, *told, f"<call>\n{transcript}\n</call>"))


def judge(call: str, answer: str, transcript: str, sentences: dict[str, str], reasons: list[str]) -> Judged:
    """An answer outside the schema, an unknown reason or a quote nobody spoke goes to a person."""
    try:
        found = Analysis.model_validate_json(answer)
    except ValidationError:
        return Judged(call, problems=["the answer does not meet the schema"])
    problems = [f"{key} was not judged" for key in sorted(set(sentences) - set(found.said))]
    problems += [] if found.reason in reasons else ["the reason is none of the list"]
    quotes = {**found.said, "vulnerable": found.vulnerable}
    problems += [
        f"{key} quotes what nobody said"
        for key, quote in sorted(quotes.items())
        if quote is not None and _plain(quote) not in _plain(transcript)
    ]
    problems += ["the customer may be vulnerable"] if found.vulnerable else []
    missing = [key for key in sorted(sentences) if key in found.said and not found.said[key]]
    values = {**found.model_dump(), "not_said": missing}
    return Judged(call, values, problems, [f"{key} was not said" for key in missing])


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
