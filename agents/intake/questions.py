"""Which missing facts to ask for: at most five, and only where the answer would change the design."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from agents.intake import assembly, planner
from agents.intake.answers import parse
from agents.intake.meaning import vague
from agents.intake.meaning.vague import Spoken
from agents.intake.planner import Outcome, Planner
from agents.intake.words import load
from core.constraints import Constraints, Fact, Intake, Question, Source

LIMIT = 5
WAITING = ("online", "embedded", "streaming")
RATES = ("rps_avg", "rps_peak", "events_per_s", "docs_per_day", "predictions_per_day")  # data grow by what arrives
_AMBIGUOUS = 0.65
_DEAR = 0.1  # of the budget: what a vague word may cost before it is asked about


@dataclass(frozen=True)
class Impact:
    """What the possible answers do to the design: how many roles change, and the spread in USD and ms.

    `crosses`: some answers keep within the budget, others do not; `dear`: they lie a tenth of the budget apart.
    """

    roles: tuple[str, ...] = ()
    usd: float = 0.0
    ms: float = 0.0
    crosses: bool = False
    dear: bool = False

    @property
    def size(self) -> float:
        """One measure of dollars, milliseconds and patterns, to rank by."""
        return round(self.usd / 1000 + self.ms / 1000 + len(self.roles) / 10, 3)


def ask(intake: Intake, choose: Planner | None = planner.choose) -> list[Question]:
    """The open questions, most decisive first; `choose` None asks for required facts without weighing them.

    A fact is asked for when it is missing, guessed, spoken of vaguely or contradicted, it matters for the kind of
    system, and planning over its plausible values picks different patterns (or the law depends on it).
    """
    clashing = {field for conflict in intake.conflicts for field in conflict.fields}
    known, spoken = dict(intake.constraints.leaves()), vague.spoken(intake)
    open_ = {*clashing, *spoken}
    rows = [_said_vaguely(_fitting(row, known), spoken) for row in load("questions") if _open(row, known, open_)]
    weighed = [(row, _impact(row, known, choose)) for row in rows]
    kept = [(row, impact) for row, impact in weighed if row["field"] in clashing or _matters(row, impact, choose)]
    extra = [_clash_question(c.fields[0], known, c.explanation) for c in intake.conflicts if _unlisted(c.fields)]
    if not any(row.get("required") or row["field"] in open_ for row, _ in kept):
        kept = []  # nothing decisive is open: planning starts, and the rest is defaulted and said so
    ranked = sorted(kept, key=lambda pair: _rank(pair[0], pair[1], clashing))
    return (extra + [_question(row, impact, known) for row, impact in ranked])[:LIMIT]


def _fitting(row: dict[str, Any], known: dict[str, Fact[Any]]) -> dict[str, Any]:
    """The question with the default, options and tries that suit the kind of problem and what is known of amounts."""
    fact = known.get("project.problem_type")
    kind = fact.value if fact else ""
    if row["field"] == "cloud" and _cluster(known):
        kind = "cluster"
    if row["field"] == "freshness_s":
        kind = _mode(known)
    return {**row, **_shares(row, known), **row.get("suits", {}).get(kind, {})}


def _shares(row: dict[str, Any], known: dict[str, Fact[Any]]) -> dict[str, Any]:
    """Values that are plausible beside a known amount: nothing grows by a hundred GB a day to fifteen in all."""
    share = row.get("share_of", {})
    fact = known.get(share.get("field", ""))
    if fact is None:
        return {}
    options, tries, (default,) = (
        [float(f"{part * fact.value:.2g}") for part in parts]
        for parts in (share["options"], share["tries"], [share["default"]])
    )
    return {"options": options, "tries": tries, "default": default}


def _said_vaguely(row: dict[str, Any], spoken: dict[str, Spoken]) -> dict[str, Any]:
    """The question with the words of the brief that leave it open, and what they are usually taken for."""
    said = spoken.get(row["field"])
    if said is None:
        return row
    why = f"The brief only says “{said.words}”. {row['why']}"
    return {**row, "why": why, "spoken": True, "default": row["default"] if said.usual is None else said.usual}


def _unlisted(fields: list[str]) -> bool:
    return len(fields) == 1 and fields[0] not in {row["field"] for row in load("questions")}


def _open(row: dict[str, Any], known: dict[str, Fact[Any]], open_: set[str]) -> bool:
    """`open_` are fields that are contradicted or only spoken of vaguely."""
    field = row["field"]
    if field in open_:
        return True
    fact = known.get(field)
    if fact is not None:
        return bool(row.get("required")) and fact.source is Source.INFERRED and fact.confidence <= _AMBIGUOUS
    relevant = _RELEVANT.get(field)
    return relevant is None or relevant(known)


def _mode(known: dict[str, Fact[Any]]) -> Any:
    fact = known.get("serving_mode")
    return fact.value if fact else None


def _needs_latency(known: dict[str, Fact[Any]]) -> bool:
    problem = known.get("project.problem_type")
    nobody = problem is not None and problem.value == "anomaly"  # readings are judged, no one waits for them
    return _mode(known) in WAITING and "latency.first_token_ms" not in known and not nobody


def _needs_rate(known: dict[str, Fact[Any]]) -> bool:
    rates = ("throughput.rps_avg", "throughput.rps_peak", "throughput.docs_per_day", "throughput.events_per_s")
    return _mode(known) not in ("batch", "streaming") and not any(
        name in known for name in (*rates, "throughput.concurrent_users")
    )


def _needs_events(known: dict[str, Fact[Any]]) -> bool:
    rates = ("throughput.rps_avg", "throughput.rps_peak", "throughput.predictions_per_day", "data.growth_gb_day")
    return _mode(known) == "streaming" and not any(name in known for name in rates)


def _needs_volume(known: dict[str, Fact[Any]]) -> bool:
    sizes = (
        "data.volume_gb",
        "data.entities",
        "throughput.predictions_per_day",
        "throughput.docs_per_day",
        "data.growth_gb_day",
    )
    return _mode(known) == "batch" and not any(name in known for name in sizes)


_RELEVANT: dict[str, Callable[[dict[str, Fact[Any]]], bool]] = {
    "latency.p95_ms": _needs_latency,
    "throughput.predictions_per_day": _needs_rate,
    "throughput.events_per_s": _needs_events,
    "data.row_count": _needs_volume,
    "data.growth_gb_day": lambda known: not any(_told(known, f"throughput.{rate}") for rate in RATES),
    "residency": lambda known: not _placed(known),
    "cloud": lambda known: not _cut_off(known),
}
OWN_CLUSTER = frozenset({"kubernetes", "openshift", "rancher", "ceph"})


def _cut_off(known: dict[str, Fact[Any]]) -> bool:
    """Behind an air gap there is no cloud to choose."""
    fact = known.get("air_gapped")
    return fact is not None and bool(fact.value)


def _cluster(known: dict[str, Fact[Any]]) -> bool:
    """A cluster is in use and no cloud is named: it is taken for the company's own."""
    fact = known.get("tooling.existing")
    return fact is not None and bool(OWN_CLUSTER & {str(name).lower() for name in fact.value})


def _told(known: dict[str, Fact[Any]], field: str) -> bool:
    return field in known and known[field].source is Source.STATED


def _placed(known: dict[str, Fact[Any]]) -> bool:
    """A region in so many words answers where data stays for data that no law ties to a place."""
    regions = known.get("regions")
    return regions is not None and regions.source is not Source.INFERRED


def _impact(row: dict[str, Any], known: dict[str, Fact[Any]], choose: Planner | None) -> Impact:
    if choose is None:
        return Impact()
    outcomes = [choose(_with(known, row, value)) for value in row["tries"]]
    budget = known.get("budget.monthly_usd")
    return compare(outcomes, None if budget is None else float(budget.value))


def compare(outcomes: list[Outcome], budget: float | None = None) -> Impact:
    """How far the outcomes lie apart, and on which sides of the budget."""
    roles = sorted({role for o in outcomes for role in o.chosen})
    changed = tuple(r for r in roles if len({o.chosen.get(r) for o in outcomes}) > 1)
    costs = [o.monthly_usd for o in outcomes if o.monthly_usd is not None]
    times = [o.p95_ms for o in outcomes if o.p95_ms is not None]
    usd = max(costs) - min(costs) if costs else 0.0
    crosses = bool(costs) and budget is not None and min(costs) <= budget < max(costs)
    dear = budget is not None and usd >= _DEAR * budget
    return Impact(changed, round(usd, 2), round(max(times) - min(times), 1) if times else 0.0, crosses, dear)


def _with(known: dict[str, Fact[Any]], row: dict[str, Any], value: Any) -> Constraints:
    facts = {**known, row["field"]: Fact(value=parse(row["field"], value), unit=row.get("unit"), source=Source.DEFAULT)}
    return assembly.build(facts)


def _matters(row: dict[str, Any], impact: Impact, choose: Planner | None) -> bool:
    if choose is None or row["impact"] == "law":
        return bool(row.get("required"))
    moved = bool(impact.roles) or impact.crosses or (impact.dear and bool(row.get("spoken")))
    return moved or bool(row["field"] == "budget.monthly_usd")


def _rank(row: dict[str, Any], impact: Impact, clashing: set[str]) -> tuple[int, float, int]:
    """Contradictions, the law, the kind of system and its budget, vague words, then by what an answer moves."""
    order = [r["field"] for r in load("questions")].index(row["field"])
    if row["field"] in clashing:
        return 0, 0.0, order
    if row["impact"] == "law":
        return 1, 0.0, order
    if row["field"] in ("serving_mode", "budget.monthly_usd"):
        return 2, 0.0, order
    return 3 if row.get("spoken") else 4, -impact.size, order


def _question(row: dict[str, Any], impact: Impact, known: dict[str, Fact[Any]]) -> Question:
    fact = known.get(row["field"])
    guess = None if fact is None else _shown(fact.value)
    default = guess if guess is not None else row["default"]
    effect = row["default_effect"] if guess is None else f"The brief is taken to mean {_said(guess)}."
    effect = effect.replace("{default}", f"{default:,}" if isinstance(default, int | float) else str(default))
    return Question(
        field=row["field"], question=row["question"], why=row["why"], impact=_words(row, impact),
        options=[str(option) for option in row["options"]], default=default, default_effect=effect,
    )  # fmt: skip


def _said(guess: Any) -> str:
    return ", ".join(guess) if isinstance(guess, list) else str(guess)


def _shown(value: Any) -> Any:
    return [str(v) for v in value] if isinstance(value, list) else value


def _words(row: dict[str, Any], impact: Impact) -> str:
    parts = []
    if row["impact"] == "law":
        parts.append("legal duties depend on it")
    if impact.roles:
        parts.append(f"changes {len(impact.roles)} of the chosen patterns ({', '.join(impact.roles[:4])})")
    if impact.crosses:
        parts.append("decides whether the budget holds")
    if impact.usd >= 1:
        parts.append(f"up to {impact.usd:,.0f} USD a month")
    if impact.ms >= 1:
        parts.append(f"up to {impact.ms:,.0f} ms at the 95th percentile")
    return "; ".join(parts) or {"usd": "sizes the bill", "ms": "decides how results are served"}[row["impact"]]


def _clash_question(field: str, known: dict[str, Fact[Any]], explanation: str) -> Question:
    value = _shown(known[field].value) if field in known else None
    return Question(
        field=field,
        question=f"Which value holds for {field}?",
        why=explanation,
        impact="the brief contradicts itself",
        options=[str(value)] if value is not None else [],
        default=value,
        default_effect=f"The first value given, {value}, is used.",
    )
