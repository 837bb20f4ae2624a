"""A model reads the brief after the expert: it fills what was left empty and marks where it disagrees, by exact quotes.

It has no tools and a closed schema; what it returns are strings that must parse as the field's own type.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import Field

from agents.instructions import contract
from agents.intake import assembly, conflicts, inference, unread
from agents.intake.answers import fields, parse
from agents.intake.counting import figures
from agents.intake.errors import AnswerError
from agents.ledger import ProviderMeta
from agents.models.consultation import Spent, consult
from agents.models.guards import Meter
from agents.models.language_model import LanguageModel, Prompt, block, estimate_tokens
from agents.providers.context import ContextBudgetExceeded
from core.constraints import Fact, Intake, Source, Strict

DOUBT = 0.55  # confidence of a value that two readers do not agree on
SURE, GUESSED = 0.8, 0.7
# What a figure may be multiplied by on its way into its field's unit: counts, money a year, times, sizes, per cent.
FACTORS = (
    1.0, 7.0, 12.0, 24.0, 30.0, 30.4, 60.0, 100.0, 365.0, 1000.0, 1024.0, 3600.0, 86_400.0, 604_800.0, 2_628_000.0,
    1e6, 1e9, 1e12,
)  # fmt: skip


class Found(Strict):
    """`value` as text; `quote` are the brief's own characters it was read from."""

    field: str
    value: str = Field(max_length=300)
    quote: str = Field(max_length=400)


class Readings(Strict):
    found: list[Found] = Field(default=[], max_length=40)


@dataclass
class SecondReading:
    """The intake after the model's reading: paths it filled, what it disagrees about, what was refused and why."""

    intake: Intake
    meta: ProviderMeta
    filled: list[str] = field(default_factory=list)
    disagreed: list[dict[str, str]] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)


def read(intake: Intake, model: LanguageModel, meter: Meter) -> SecondReading:
    """Raises BudgetReached. Whatever else goes wrong, the expert's reading stands and `meta` says why."""
    prompt = _prompt(intake)
    role = model.role("extract")
    if estimate_tokens(prompt.text) > role.context_tokens:
        spent = Spent(asked=role.model)
        return SecondReading(intake, _meta(model, spent, ContextBudgetExceeded.code, "the brief is too long", {}))
    found = consult(model, meter, prompt)
    second = SecondReading(intake, _meta(model, found.spent, found.outcome, found.detail, {}))
    if found.value is not None:
        _apply(second, found.value)
        context = {"filled": second.filled, "disagreed": second.disagreed, "not_kept": second.refused}
        second.meta = _meta(model, found.spent, found.outcome, found.detail, context)
    return second


def _prompt(intake: Intake) -> Prompt[Readings]:
    """Sentences that read as instructions are blanked: nothing is to be read from them."""
    brief = intake.brief
    for one in intake.suspicious:
        brief = brief[: one.span[0]] + " " * (one.span[1] - one.span[0]) + brief[one.span[1] :]
    paths = {path: str(getattr(kind, "__name__", kind)) for path, kind in fields().items()}
    return Prompt("extract", contract("extract"), block("fields", paths), block("brief", brief), Readings)


def _apply(second: SecondReading, said: Readings) -> None:
    intake = second.intake
    known: assembly.Facts = dict(intake.constraints.leaves())
    facts = dict(known)
    for one in said.found:
        fact, wrong = _fact(one, intake)
        if fact is None:
            second.refused.append({"field": one.field[:80], "quote": one.quote[:80], "reason": wrong})
        elif one.field not in known:
            if one.field not in facts:
                second.filled.append(one.field)
                facts[one.field] = fact
        elif not _agree(known[one.field].value, fact.value):
            facts[one.field] = _doubted(known[one.field], fact, one.quote)
            second.disagreed.append({"field": one.field, "quote": one.quote[:200], "value": one.value})
    base = {path: fact for path, fact in facts.items() if fact.source is not Source.INFERRED or fact.span}
    read_again = intake.model_copy(update={"constraints": assembly.build(inference.infer(base))})
    clashes = conflicts.find(read_again, choose=None)
    left = unread.without(read_again.unread, read_again.constraints, clashes)
    second.intake = read_again.model_copy(update={"conflicts": clashes, "unread": left})


def _fact(one: Found, intake: Intake) -> tuple[Fact[Any] | None, str]:
    start = intake.brief.find(one.quote) if one.quote.strip() else -1
    if start < 0:
        return None, "the quote is not in the brief"
    span = (start, start + len(one.quote))
    if any(span[0] < s.span[1] and s.span[0] < span[1] for s in intake.suspicious):
        return None, "the quote stands in a sentence that reads as an instruction"
    try:
        value = parse(one.field, one.value)
    except AnswerError as error:
        return None, str(error)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if number and not _in(float(value), one.quote):
        return None, "the quote does not hold the figure"
    because = f"read by a model from “{one.quote}”"
    source, confidence = (Source.STATED, SURE) if number else (Source.INFERRED, GUESSED)
    return Fact(value=value, source=source, span=span, confidence=confidence, because=because), ""


def _in(value: float, quote: str) -> bool:
    """The figure itself, or the one it becomes in the field's unit."""
    stated = [n.scaled(integral=whole) for n in figures.scan(quote) for whole in (True, False)]
    near = [s * f for s in stated for f in FACTORS] + [s / f for s in stated for f in FACTORS]
    return any(abs(value - other) <= 0.01 * max(abs(value), abs(other)) for other in near)


def _agree(one: Any, other: Any) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int) and not isinstance(one, bool):
        return abs(one - other) <= 0.02 * max(abs(one), abs(other))
    if isinstance(one, list) and isinstance(other, list):
        return set(map(str, other)) <= set(map(str, one))
    return bool(one == other)


def _doubted(kept: Fact[Any], other: Fact[Any], quote: str) -> Fact[Any]:
    because = f"{kept.because or 'stated'}; a second reading says {other.value} (“{quote}”)"
    return kept.model_copy(update={"confidence": min(kept.confidence, DOUBT), "because": because})


def _meta(model: LanguageModel, spent: Spent, outcome: str, detail: str, context: dict[str, Any]) -> ProviderMeta:
    return ProviderMeta(
        provider=model.name,
        model=spent.answered or spent.asked,
        tokens_total=spent.tokens.total,
        latency_ms=spent.latency_ms,
        cost_usd=None if spent.usd is None else float(spent.usd),
        model_asked=spent.asked,
        tokens=vars(spent.tokens),
        outcome=outcome,
        detail=detail[:500],
        context=context,
    )
