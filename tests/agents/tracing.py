"""Where the figures of a card come from: the brief, sizing, rules, earlier decisions, prices, own typed numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite
from typing import Any

from agents.expertise.model import expertise
from agents.memory import Memory
from agents.planning.model_development import OWN_MODELS
from agents.projection import canonical, projection
from agents.roster import agent
from agents.vocabulary import GENERATIVE
from core.plan import AgentOutput

NAMES = re.compile(r"\b(?:ISO|SR|SOC|Art\.) ?[\d-]+")  # laws and standards that are called by a number
FIGURE = re.compile(r"(?<![\w×.–-])(\d[\d,]*\.?\d*)(?![\d,.]*[A-Za-z])(?: ?(%|[A-Za-z]+))?")
TIMES = {
    "ms": 0.001, "s": 1.0, "seconds": 1.0, "min": 60.0, "minutes": 60.0, "minute": 60.0, "h": 3600.0, "hour": 3600.0,
    "hours": 3600.0, "day": 86_400.0, "days": 86_400.0,
}  # fmt: skip
KEPT_IN = (0.001, 1.0, 60.0, 3600.0, 86_400.0)  # the units in which times are typed: ms, s, min, h, days
OTHER = {
    "%": (1.0, 0.01),
    "GB": (1.0, 1024.0 * 1024.0),
    "MB": (1.0, 1024.0, 1000.0, 0.001),
    "KB": (1.0, 0.000001),
    "million": (1.0, 1e6),
    "billion": (1e9,),
}
SHARES = {
    "serve": 0.35, "ingest": 0.20, "transform": 0.20, "train": 0.15, "store": 0.10, "feature": 0.10, "observe": 0.07,
    "govern": 0.05,
}  # fmt: skip
GROWTH = (3, 10, 30, 100)
CHOOSERS = ("tech_stack", "system_architecture")
RELATIVE, ROUNDED = 0.006, 0.0051


def untraced(name: str, output: AgentOutput, memory: Memory) -> list[str]:
    """`text: figure` for every figure of the agent's texts that none of the sources holds."""
    known, counts = _sources(name, output, memory), _counts(output.decisions.model_dump(mode="json"))
    return [
        f"{text}: {found}"
        for text in texts(output)
        for found, unit in FIGURE.findall(NAMES.sub("", text))
        if not _traced(_number(found), unit, known, counts)
    ]


def texts(output: AgentOutput) -> Iterator[str]:
    yield output.headline
    yield output.summary
    for claim in output.rationale:
        yield claim.claim
    for other in output.alternatives:
        yield f"{other.rejected_because}; {other.flip_if}"
    yield from output.tradeoffs


def _sources(name: str, output: AgentOutput, memory: Memory) -> list[float]:
    """Numbers an agent may say: what it read, its rules, the domain's data, the catalogue, and what it typed itself."""
    start = memory.decisions["project_stages"].decisions
    book = _catalogued(memory) if name in CHOOSERS else ()
    texts_ = [canonical(projection(memory, agent(name))), " ".join(agent(name).rules.values())]
    texts_ += [canonical(expertise(start.archetype, start.variants).model_dump(mode="json"))]
    if start.archetype in GENERATIVE:  # what is said of a model the design itself runs
        texts_ += [canonical(expertise(start.archetype, (*start.variants, OWN_MODELS)).model_dump(mode="json"))]
    said = {value for text in texts_ for value in _said(text)}
    own = set(_leaves(output.decisions.model_dump(mode="json")))
    return sorted(
        said | own | set(_priced(output, memory.workload.budget_usd or 1000.0)) | set(book) | set(_sized(memory))
    )


def _sized(memory: Memory) -> Iterator[float]:
    yield from (float(v) for v in memory.workload.names().values() if isinstance(v, int | float) and isfinite(v))
    yield from (memory.workload.rps_peak * factor for factor in GROWTH)


def _catalogued(memory: Memory) -> Iterator[float]:
    """What the patterns of the catalogue say of themselves, in words and in numbers."""
    for pattern in memory.catalog.patterns.values():
        facts = [*pattern.when, pattern.failure_domain, pattern.title, *map(str, pattern.limits.values())]
        facts += [str(pattern.latency.p95_ms), str(pattern.latency.cold_start_ms), str(pattern.latency.lag_s or 0)]
        facts += [rule.reason for rule in pattern.requirements]
        for text in facts:
            yield from _said(text)


def _priced(output: AgentOutput, budget: float) -> Iterator[float]:
    """Costs of the options, and differences between any two of them."""
    decided = output.decisions.model_dump(mode="json")
    usd = [float(v) for v in _named(decided, "monthly_usd")] + [
        a.monthly_usd for a in output.alternatives if a.monthly_usd
    ]
    yield from usd
    yield from (abs(a - b) for a in usd for b in usd)
    yield from (saving for choice in decided.get("choices", []) for saving in _to_win(choice, budget))


def _to_win(choice: dict[str, Any], budget: float) -> Iterator[float]:
    """How much cheaper an alternative would have to be: the gap of the scores over the weight of cost."""
    share = SHARES[choice["role"].split(".")[0]] * budget
    yield from ((choice["score"] - other["score"]) / 0.30 * share for other in choice["alternatives"] if other["score"])


def _named(node: Any, key: str) -> Iterator[Any]:
    if isinstance(node, dict):
        yield from (v for k, v in node.items() if k == key and isinstance(v, int | float))
        for item in node.values():
            yield from _named(item, key)
    elif isinstance(node, list):
        for item in node:
            yield from _named(item, key)


def _leaves(node: Any) -> Iterator[float]:
    """Typed numbers only: a figure inside a string is no source."""
    if isinstance(node, dict):
        for item in node.values():
            yield from _leaves(item)
    elif isinstance(node, list):
        for item in node:
            yield from _leaves(item)
    elif isinstance(node, int | float) and not isinstance(node, bool):
        yield float(node)


def _counts(node: Any) -> set[int]:
    """Lengths of the lists of a decision: what a text may count."""
    if isinstance(node, dict):
        return {n for item in node.values() for n in _counts(item)}
    return {len(node), *(n for item in node for n in _counts(item))} if isinstance(node, list) else set()


def _number(text: str) -> float:
    return float(text.replace(",", "").rstrip(".") or 0)


def _said(text: str) -> Iterator[float]:
    return (float(found) for found in re.findall(r"(?<![\w.])\d+\.?\d*", text.replace(",", "")) if found)


def _scales(unit: str) -> tuple[float, ...]:
    """What a figure with this unit may be multiplied by to become the typed number."""
    if unit in TIMES:
        return tuple(TIMES[unit] / kept for kept in KEPT_IN)
    return OTHER.get(unit, (1.0,))


def _traced(value: float, unit: str, sources: list[float], counts: set[int]) -> bool:
    """Counted, or a source in the unit the text uses, rounded to three figures or to a whole number."""
    if value in counts:
        return True
    return any(
        abs(value * k - abs(f)) <= max(ROUNDED * k, RELATIVE * abs(f), 0.5 * k * (value == int(value) and value >= 10))
        for f in sources
        for k in _scales(unit)
    )
