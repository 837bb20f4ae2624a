"""Figures that cannot all be true: percentiles, rates, ages and amounts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from agents.intake.clashes.clash import Clash
from agents.intake.ways import Way
from agents.intake.words import load
from core.constraints import Constraints, Fact, Source

DAY_S = 86_400.0
FRESH_S = 300.0  # younger than this at decision time, nothing that runs on a schedule can be


def clashes(c: Constraints) -> Iterator[Clash]:
    yield from _percentiles(c)
    yield from _first_token(c)
    yield from _peak(c)
    yield from _daily(c)
    yield from _waiting(c)
    yield from _unrated(c)


def _percentiles(c: Constraints) -> Iterator[Clash]:
    named = [
        ("latency.p50_ms", c.latency.p50_ms),
        ("latency.p95_ms", c.latency.p95_ms),
        ("latency.p99_ms", c.latency.p99_ms),
    ]
    known = [(name, fact.value) for name, fact in named if fact is not None and _stated(fact) and not fact.because]
    for (low, fast), (high, slow) in pairwise(known):
        if fast > slow:
            text = f"{low} of {fast:g} ms is above {high} of {slow:g} ms; a higher percentile cannot be faster."
            yield Clash((low, high), text, (Way(f"Read {low} as {slow:g} ms", {low: slow}),))


def _first_token(c: Constraints) -> Iterator[Clash]:
    """The first word of an answer cannot come after the whole of it."""
    first, whole = c.latency.first_token_ms, c.latency.p95_ms
    if _stated(first) and _stated(whole) and first is not None and whole is not None and first.value > whole.value:
        text = f"The first token may take {first.value:g} ms, but the whole answer only {whole.value:g} ms."
        ways = (
            Way(f"Ask for the first token within {whole.value:g} ms", {"latency.first_token_ms": whole.value}),
            Way("Leave the whole answer's time open", {"latency.p95_ms": None}),
        )
        yield Clash(("latency.first_token_ms", "latency.p95_ms"), text, ways)


def _peak(c: Constraints) -> Iterator[Clash]:
    average, peak = c.throughput.rps_avg, c.throughput.rps_peak
    if _stated(average) and _stated(peak) and average is not None and peak is not None and average.value > peak.value:
        text = f"An average of {average.value:g} requests a second is above the peak of {peak.value:g}."
        ways = (
            Way(
                f"Read {average.value:g} as the peak",
                {"throughput.rps_avg": peak.value, "throughput.rps_peak": average.value},
            ),
            Way(f"Size for more than {average.value:g} a second at peak", {"throughput.rps_peak": None}),
        )
        yield Clash(("throughput.rps_avg", "throughput.rps_peak"), text, ways)


def _daily(c: Constraints) -> Iterator[Clash]:
    """What a day brings, spread evenly, is the least a peak can be."""
    peak = c.throughput.rps_peak
    for name in ("predictions_per_day", "docs_per_day"):
        daily: Fact[float] | None = getattr(c.throughput, name)
        if daily is None or peak is None or not _stated(daily) or not _stated(peak):
            continue
        even = daily.value / DAY_S
        if even > peak.value:
            text = f"{daily.value:,.0f} a day are {even:.3g} a second on average, above the peak of {peak.value:g}."
            ways = (
                Way(f"Size for more than {even:.3g} a second at peak", {"throughput.rps_peak": None}),
                Way("Leave the number a day open", {f"throughput.{name}": None}),
            )
            yield Clash((f"throughput.{name}", "throughput.rps_peak"), text, ways)


def _waiting(c: Constraints) -> Iterator[Clash]:
    """Nothing can be younger at decision time than the run that computes it is frequent."""
    if c.serving_mode is None or c.freshness_s is None or c.serving_mode.value != "batch":
        return
    if c.freshness_s.value < FRESH_S:
        yield Clash(
            ("serving_mode", "freshness_s"),
            f"A batch run cannot deliver data that is at most {c.freshness_s.value:g} s old.",
            (
                Way("Serve from a stream", {"serving_mode": "streaming"}),
                Way("Allow data that is an hour old", {"freshness_s": 3600}),
            ),
        )


def _unrated(c: Constraints) -> Iterator[Clash]:
    """A budget in a currency without a rate stays unknown until it is given in another one."""
    table = load("currency_rates")
    code = c.budget.currency.value if c.budget.currency is not None else "USD"
    if c.budget.monthly_usd is None and code not in table["rates"]:
        told = f"The budget is given in {code}, which has no rate in the table of {table['as_of']}; name it in USD."
        yield Clash(("budget.monthly_usd",), told, ())


def _stated(fact: Fact[float] | None) -> bool:
    return fact is not None and fact.source is Source.STATED
