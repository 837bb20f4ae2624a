"""From mentions to constraints: the best mention of a field becomes its fact, rivals become conflicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from agents.intake import matters, restated, rivals, voices
from agents.intake.fitted import told_apart
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load
from core.constraints import Conflict, Constraints, Fact, RegionRef, Relaxation, Source

Facts = dict[str, Fact[Any]]


@cache
def _rules() -> dict[str, list[str]]:
    return {name: list(fields) for name, fields in load("fields").items()}


def build(facts: Mapping[str, Fact[Any]]) -> Constraints:
    """Constraints from facts by dotted path."""
    tree: dict[str, Any] = {}
    for path, fact in facts.items():
        *parents, leaf = path.split(".")
        node = tree
        for parent in parents:
            node = node.setdefault(parent, {})
        node[leaf] = fact.model_dump()
    return Constraints.model_validate(tree)


def settle(mentions: Iterable[Mention], document: Document) -> tuple[Facts, list[Conflict]]:
    """One fact per field; two different values of equal standing said of the same thing are also a conflict."""
    grouped: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        grouped[mention.field].append(mention)
    facts: Facts = {}
    conflicts: list[Conflict] = []
    if any(m.value in rivals.CLOUDS for m in grouped["cloud"]):
        grouped["air_gapped"] = [m for m in grouped["air_gapped"] if not rivals.is_of_a_spot(document, m)]
    grouped |= {name: rivals.loads(document, grouped[name]) for name in rivals.REQUESTS if name in grouped}
    quarrel = voices.disagree(document)
    for field, group in ((name, said) for name, said in grouped.items() if said):
        if field in _rules()["lists"]:
            facts[field] = _listed(field, group)
            continue
        sole = field in _rules()["exclusive"] or (quarrel and field in _rules()["disputed"])
        told = [m.but(wish=False) for m in group] if quarrel else group  # two papers count alike
        best, others = _best(field, rivals.of_the_system(document, told) if sole else told)
        again = not sole and field in _rules()["restated"]
        contrary = _again(field, best, told, document) if again else _contrary(best, others, document)
        contrary = [m for m in contrary if _is_of_one(document, best, m)]
        if field in _rules()["longest"] and not contrary:  # in another store, or of another kind of log
            best = max([best, *others], key=lambda m: m.value)
        facts[field] = _fact(best)
        if contrary and (sole or again):
            conflicts.append(_clash(field, [best, *contrary], document.brief))
    return facts, conflicts


def _contrary(best: Mention, others: Iterable[Mention], document: Document) -> list[Mention]:
    return [m for m in others if rivals.contrary(document, best, m)]


def _is_of_one(document: Document, one: Mention, other: Mention) -> bool:
    spans = (one.start, one.end), (other.start, other.end)
    parts = matters.part_of(document, *spans), matters.part_of(document, *reversed(spans))
    again = matters.is_told_again(*parts)
    return again or told_apart.of_one(document, one.field, *spans, told_apart.times(one, other))


def _again(field: str, best: Mention, told: Iterable[Mention], document: Document) -> list[Mention]:
    """Other amounts, each told again of what the best one counts."""
    return restated.contrary(document, best, [m for m in told if not _same(field, m.value, best.value)])


def _fact(m: Mention) -> Fact[Any]:
    return Fact(
        value=m.value,
        unit=m.unit,
        source=m.source,
        span=(m.start, m.end),
        confidence=m.confidence,
        because=m.because,
        hard=m.hard,
    )


def _listed(field: str, group: list[Mention]) -> Fact[Any]:
    """The union of a list field, in alphabetical order (regions: as written, primary first)."""
    ordered = sorted(group, key=lambda m: (m.source is Source.INFERRED, m.start))
    first = ordered[0]
    values = _regions(group) if field == "regions" else sorted({str(m.value) for m in group})
    because = "; ".join(dict.fromkeys(m.because for m in ordered if m.because)) or None
    firm = all if field == "tooling.prefer" else any  # one wish among demands leaves the list a wish
    hard = True if firm(m.hard for m in group) else first.hard
    confidence = min(m.confidence for m in group)
    source = Source.STATED if first.source is Source.STATED else first.source
    return Fact(
        value=values, source=source, span=(first.start, first.end), confidence=confidence, because=because, hard=hard
    )


def _regions(group: list[Mention]) -> list[RegionRef]:
    seen: dict[str, str] = {}
    for mention in sorted(group, key=lambda m: m.start):
        name, role = mention.value
        seen[name] = "dr" if role == "dr" else seen.get(name, "primary")
    refs = [RegionRef(id=name, role=role) for name, role in seen.items()]
    return sorted(refs, key=lambda ref: ref.role != "primary")


def _best(field: str, group: list[Mention]) -> tuple[Mention, list[Mention]]:
    """The mention that counts, and those that contradict it: musts beat wishes, stated beats inferred."""
    musts = [m for m in group if not m.wish] or group
    stated = [m for m in musts if m.source is Source.STATED] or musts
    top = max(m.confidence for m in stated)
    sure = [m for m in stated if m.confidence >= min(top, 0.9)]
    best = _pick(field, sure)
    others = [m for m in sure if not _same(field, m.value, best.value)]
    return best, list({str(m.value): m for m in others}.values())


def rival_values(field: str, group: list[Mention]) -> list[Mention]:
    """The mentions of a field that give it different values with equal standing, the best first; [] of one value."""
    best, others = _best(field, group) if group else (None, [])
    return [best, *others] if best is not None and others else []


def _pick(field: str, group: list[Mention]) -> Mention:
    if field == "residency":  # the EU, and in it Sweden
        return min(group, key=lambda m: (any(rivals.nested(other.value, m.value) for other in group), m.start))
    if field in _rules()["largest"]:
        return max(group, key=lambda m: (m.value, -m.start))
    if field in _rules()["ranked"]:
        order = [str(value).lower() for value in load("fields_order")[field]]
        return min(group, key=lambda m: (order.index(str(m.value).lower()), m.start))
    return min(group, key=lambda m: m.start)


def _same(field: str, one: Any, other: Any) -> bool:
    """Equal but for rounding; of an availability every nine counts."""
    if (
        field != "availability_slo"
        and isinstance(one, float | int)
        and isinstance(other, float | int)
        and not isinstance(one, bool)
    ):
        return abs(one - other) <= 0.02 * max(abs(one), abs(other))
    return bool(one == other)


def _clash(field: str, told: list[Mention], brief: str) -> Conflict:
    """Each of the values is a way out."""
    quotes = " and ".join(f"“{brief[m.start : m.end]}” (characters {m.start}-{m.end})" for m in told)
    ways = [Relaxation(change=f"Let {_told(m.value)} hold for {field}", put={field: m.value}) for m in told]
    text = f"The brief gives more than one value for {field}: {quotes}."
    return Conflict(fields=[field], explanation=text, relaxations=ways, heard=True)


def _told(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
