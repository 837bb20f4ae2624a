"""How a demand gives way: a number step by step, a list by its fewest members, a place by the next larger one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil
from typing import Any

from agents.intake.minimal.demands import CLOUDS, Demand, Values, little
from agents.intake.minimal.lifting import lifted
from agents.intake.planner import Planner, whole_usd
from agents.intake.ways import Way, after, relaxation
from agents.spelling import platform, written
from agents.vocabulary import CLASSES, REGIMES, listed, lower, span
from core.constraints import Constraints, Relaxation
from templates.countries import called
from templates.regions import wider
from templates.workload.model import ALWAYS_PRIVATE

UP = (1.1, 1.25, 1.5, 2, 3, 5, 10, 30, 100)
OLDER = (2, 6, 30, 60, 360, 3600)
LESS = (0.8, 0.6, 0.4, 0.25, 0.1, 0.05, 0.02, 0.01, 0.001)
# Field -> what is said, and the factors tried, nearest first.
LADDERS: dict[str, tuple[str, tuple[float, ...]]] = {
    "latency.p50_ms": ("Allow {time} at the median", UP),
    "latency.p95_ms": ("Allow {time} p95", UP),
    "latency.p99_ms": ("Allow {time} p99", UP),
    "latency.first_token_ms": ("Allow {time} to the first token", UP),
    "freshness_s": ("Allow data {time} old", OLDER),
    "payload_kb": ("Send at most {value:g} KB", LESS),
    "throughput.rps_avg": ("Serve {value:g} requests a second on average", LESS),
    "throughput.rps_peak": ("Serve {value:g} requests a second at peak", LESS),
    "throughput.events_per_s": ("Take in {value:g} events a second", LESS),
    "throughput.predictions_per_day": ("Answer {value:,g} times a day", LESS),
    "throughput.docs_per_day": ("Work through {value:,g} pieces a day", LESS),
    "throughput.tokens_in": ("Send {value:,g} tokens a call", LESS),
    "throughput.tokens_out": ("Let an answer have {value:,g} tokens", LESS),
    "throughput.concurrent_users": ("Serve {value:,g} users at a time", LESS),
    "data.volume_gb": ("Keep {value:,g} GB", LESS),
    "data.growth_gb_day": ("Take in {value:g} GB a day", LESS),
    "data.row_count": ("Work with {value:,g} rows", LESS),
    "data.entities": ("Cover {value:,g} of them", LESS),
}
TIMES_MS = {"freshness_s": 1000.0}  # all other times are in ms
AVAILABLE = (99.95, 99.9, 99.5, 99.0)
MORE = (1.0, 1.05, 1.15, 1.3, 1.6, 2.0)
OWN = "on_prem"
ENOUGH_USD = 10  # a raised budget is rounded up to this
SPELT: dict[str, Callable[[str], str]] = {
    "tooling.forbid": written,
    "tooling.prefer": written,
    "tooling.existing": written,
    "regimes": lambda name: REGIMES.get(name, name),
    "data_classes": lambda name: CLASSES.get(name, name),
}
WORDS = {
    "regions": "Leave the region open",
    "air_gapped": "Allow private connections instead of an air gap",
    "serving_mode": "Deliver results in another way than {value}",
    "human_in_loop": "Leave open who decides",
    "data.exact_search": "Search by meaning alone",
    "data.access_rules": "Let everybody see every document",
    "batch_deadline": "Leave the deadline open",
}


def ways(demand: Demand, constraints: Constraints, choose: Planner) -> Iterator[Relaxation]:
    """Every way to give up a little of the demand, or all of it, priced; its fields have values."""
    values: dict[str, Any] = {path: fact.value for path, fact in constraints.leaves()}
    if all(field in LADDERS for field in demand):
        yield _first(demand, list(_steps(demand, values)), constraints, choose)
    elif len(demand) > 1:
        yield from _farther(constraints, values[demand[-1]], choose)
    elif (special := OTHERS.get(demand[0])) is not None:
        yield from special(constraints, values[demand[0]], choose)
    else:
        yield relaxation(constraints, Way(_words(demand[0], values[demand[0]]), {demand[0]: None}), choose)


def _steps(demand: Demand, values: dict[str, Any]) -> Iterator[Way]:
    """Its fields by one factor after the other, the nearest first."""
    for factor in LADDERS[demand[0]][1]:
        looser = {field: little(field, values[field], factor) for field in demand}
        said = [
            LADDERS[field][0].format(value=value, time=span(value * TIMES_MS.get(field, 1)))
            for field, value in looser.items()
        ]
        yield Way(" and ".join([said[0], *(lower(words) for words in said[1:])]), looser)


def fewer(demands: list[Demand], constraints: Constraints) -> Iterator[Values]:
    """The amounts of the demands together by one factor after the other, the nearest first."""
    values: Values = {path: fact.value for path, fact in constraints.leaves()}
    for factor in LESS if demands else ():
        yield {path: little(path, values[path], factor) for demand in demands for path in demand if path in values}


def _first(demand: Demand, steps: list[Way], constraints: Constraints, choose: Planner) -> Relaxation:
    """The tightest of the looser values at which a design exists, else none at all."""
    for step in steps:
        way = relaxation(constraints, step, choose)
        if way.monthly_usd is not None:
            return way
    left: dict[str, Any] = {**dict.fromkeys(demand), **_mode(constraints)}
    return relaxation(constraints, Way(f"Leave {' and '.join(demand)} open", left), choose)


def _mode(constraints: Constraints) -> dict[str, Any]:
    """How results are delivered stays as it is where a figure is left open that tells it."""
    return {} if constraints.serving_mode is None else {"serving_mode": constraints.serving_mode.value}


def _available(constraints: Constraints, value: Any, choose: Planner) -> Iterator[Relaxation]:
    less = [Way(f"Accept {pct:g} % availability", {"availability_slo": pct}) for pct in AVAILABLE if pct < value]
    yield _first(("availability_slo",), less, constraints, choose)


def _raised(constraints: Constraints, value: Any, choose: Planner) -> Iterator[Relaxation]:
    """The cheapest design's price, rounded up; a little more where other parts are taken once there is more money."""
    need = whole_usd(choose(constraints))
    if need is None:
        yield relaxation(constraints, Way("Leave the budget open", {"budget.monthly_usd": None}), choose)
        return
    for factor in MORE:
        enough = float(ceil(need * factor / ENOUGH_USD) * ENOUGH_USD)
        way = relaxation(
            constraints, Way(f"Raise the budget to ${enough:,.0f}", {"budget.monthly_usd": enough}), choose
        )
        if way.monthly_usd is not None or factor == MORE[-1]:
            yield way
            return


def _elsewhere(constraints: Constraints, value: Any, choose: Planner) -> Iterator[Relaxation]:
    if value == OWN and constraints.data_classes is not None and ALWAYS_PRIVATE & set(constraints.data_classes.value):
        return  # such data stay where their keepers have them: nobody is told to hand them over for a figure
    tried = [Way(f"Run on {platform(other)}", {"cloud": other, "regions": None}) for other in CLOUDS if other != value]
    found = [relaxation(constraints, way, choose) for way in tried]
    priced = [way for way in found if way.monthly_usd is not None]
    yield from priced or [
        relaxation(constraints, Way(f"Use another platform than {platform(str(value))}", {"cloud": None}), choose)
    ]


def _farther(constraints: Constraints, value: Any, choose: Planner) -> Iterator[Relaxation]:
    """The next larger area that is enough, whatever region in it."""
    open_ = {} if constraints.regions is None else {"regions": None}
    here = called(str(value))
    for area in wider(str(value)):
        larger = Way(f"Allow {called(area)} instead of {here}", {**open_, "residency": area})
        way = relaxation(constraints, larger, choose)
        if way.monthly_usd is not None:
            yield way
            return
    yield relaxation(constraints, Way(f"Allow data outside {here}", {**open_, "residency": None}), choose)


def _fewer(field: str, said: str) -> Callable[[Constraints, Any, Planner], Iterator[Relaxation]]:
    """The fewest members of a list that have to go, in every combination that is enough."""

    def shortened(constraints: Constraints, value: Any, choose: Planner) -> Iterator[Relaxation]:
        def holds(kept: list[Any]) -> bool:
            return not choose(after(constraints, {field: kept or None})).conflicts

        for gone in lifted(list(value), holds):
            kept = [name for name in value if name not in gone] or None
            yield relaxation(
                constraints, Way(f"{said} {listed(SPELT[field](str(name)) for name in gone)}", {field: kept}), choose
            )

    return shortened


def _words(field: str, value: Any) -> str:
    shown = ", ".join(map(str, value)) if isinstance(value, list) else value
    return WORDS.get(field, "Give up {field} = {shown}").format(value=value, field=field, shown=shown)


OTHERS: dict[str, Callable[[Constraints, Any, Planner], Iterator[Relaxation]]] = {
    "tooling.forbid": _fewer("tooling.forbid", "Allow"),
    "tooling.prefer": _fewer("tooling.prefer", "Do without"),
    "tooling.existing": _fewer("tooling.existing", "Do without"),
    "regimes": _fewer("regimes", "Keep data out that fall under"),
    "data_classes": _fewer("data_classes", "Keep out data of the class"),
    "availability_slo": _available,
    "budget.monthly_usd": _raised,
    "cloud": _elsewhere,
    "residency": _farther,
    "budget.hard": lambda constraints, value, choose: iter(()),  # giving way is what raising the budget says
}
