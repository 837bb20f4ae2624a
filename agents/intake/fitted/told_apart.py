"""Two values of one field: told of one thing, so that they contradict each other, or of two, by fitted weights."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from agents.intake import voices
from agents.intake.fitted import kin
from agents.intake.fitted.model import Features, Spread, model
from agents.intake.fitted.stems import phrases, split
from agents.intake.matters import Span, part_of
from agents.intake.mention import Mention
from agents.intake.text import Document

NAME = "told_apart"
SAME, OTHER = "same", "other"
SURE = 0.5
FIELDS = frozenset((
    "budget.monthly_usd", "latency.p95_ms", "latency.p99_ms", "latency.p50_ms", "latency.first_token_ms",
    "availability_slo", "residency", "cloud", "rto_min", "rpo_min", "freshness_s", "throughput.rps_peak",
    "throughput.rps_avg", "retention_days.raw", "retention_days.predictions", "retention_days.logs",
    "retention_days.features", "serving_mode", "team.oncall", "human_in_loop", "batch_deadline",
    "throughput.docs_per_day", "throughput.predictions_per_day",
))  # fmt: skip
KIN, BAG, BETWEEN = 1.5, 2.0, 2.0  # lengths of what many words share, beside signs that count 1
BEFORE = 80  # characters of the sentence before, and between two values at most three times as many
_NEAR, _STEEP, _MANY, _STEP = 3, 4, 4, 60


def of_one(
    document: Document, field: str, one: Span, other: Span, times: float | None = None, *, least: float = SURE
) -> bool:
    """Whether the two are told of one thing, by the weights where they know the field: `least` is how likely."""
    return field not in FIELDS or chance(document, field, one, other, times) >= least


def chance(document: Document, field: str, one: Span, other: Span, times: float | None) -> float:
    """How likely the two are told of one thing; `times`: the later value over the earlier, where both are numbers."""
    return model(NAME).probabilities(features(document, field, one, other, times))[SAME]


def times(one: Mention, other: Mention) -> float | None:
    """The later value over the earlier; None where they are no numbers above zero."""
    first, second = sorted((one, other), key=lambda m: m.start)
    plain = [m.value for m in (first, second) if isinstance(m.value, int | float) and not isinstance(m.value, bool)]
    return plain[1] / plain[0] if len(plain) == 2 and min(plain) > 0 else None


def features(document: Document, field: str, one: Span, other: Span, times: float | None) -> Features:
    """The words of each one's part of its sentence, those between them, and how the two stand to each other."""
    first, second = sorted((one, other))
    said = [part_of(document, *spans) for spans in ((first, second), (second, first))]
    low = document.low
    said.append(low[first[1] : min(second[0], first[1] + 3 * BEFORE)])
    *parts, between = map(split, said)
    lead = split(low[max(first[1], second[0] - BEFORE) : second[0]])
    behind = split(low[second[1] : document.sentence_at(second[0]).end])
    placed = (("2<", lead[::-1]), ("2>", behind))
    near = (f"{side}{at} {word}" for side, words in placed for at, word in enumerate(words[:_NEAR]))
    bags = (("1", parts[0], BAG), ("2", parts[1], BAG), ("|", between, BETWEEN))
    spreads = tuple(Spread(frozenset(phrases(side, words)), length) for side, words, length in bags)
    of_field = Spread(frozenset(f"{_kind(field)} {word}" for words in (*parts, between) for word in words), BAG)
    measures: dict[str, float] = {}
    for name, words in zip(("1~", "2~", "|~"), said, strict=True):
        measures |= kin.mean(kin.words(words), name, KIN)
    signs = frozenset({*near, *_standing(document, field, first, second, parts, times)})
    return Features(signs, measures, (*spreads, of_field))


def _kind(field: str) -> str:
    """`retention_days.raw` and `.logs` are told apart by the same words."""
    return field.split(".", maxsplit=1)[0] if field.startswith(("retention_days.", "latency.")) else field


def _standing(
    document: Document, field: str, first: Span, second: Span, parts: Sequence[list[str]], times: float | None
) -> Iterator[str]:
    """The field, how far apart and how unlike the two are, what their parts share, and whether papers disagree."""
    kind = _kind(field)
    ended = sum(first[1] <= sentence.start <= second[0] for sentence in document.sentences)
    shared = len(set(parts[0]) & set(parts[1]))
    yield from (f"field {field}", f"sentences {min(ended, _MANY)}", f"sentences {kind} {min(ended, _MANY)}")
    yield from (f"shared {min(shared, _MANY)}", f"far {min(_STEEP, (second[0] - first[1]) // _STEP)}")
    yield from (f"lines {chr(10) in document.text[first[1] : second[0]]}", f"papers {voices.disagree(document)}")
    if times is not None and times > 0:
        yield f"times {kind} {max(-_STEEP, min(_STEEP, round(math.log2(times))))}"
