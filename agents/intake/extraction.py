"""extract(brief) -> Intake: the brief read into typed, traceable constraints."""

from __future__ import annotations

import re
from bisect import bisect_left

from agents.intake import assembly, conflicts, entries, inference, language, revision, suspicion, text
from agents.intake.counting import quantities
from agents.intake.counting.plausibility import is_plausible
from agents.intake.counting.quantity import Quantity
from agents.intake.mention import Mention
from agents.intake.readers import (
    counts,
    cues,
    delays,
    fairness,
    holdings,
    keys,
    measures,
    money,
    places,
    premises,
    problems,
    products,
    residency,
    serving,
    statements,
    sums,
    times,
)
from agents.intake.text import Document
from core.constraints import Constraints, Intake

FAR_ABOVE, _NEAR = 2.0, 60
_DAILY = ("throughput.predictions_per_day", "throughput.docs_per_day")
_AVERAGE_BEHIND = re.compile(r",? (?:on |in the )?(?:average|avg|mean)\b")
_AVERAGE_BEFORE = re.compile(
    r"\b(?:average|avg|mean)(?: load| rate| traffic)?(?: of| is|:)? $|"
    r"\b(?:average|avg|mean)\b[^.;:|\n]{0,40}(?::| \|) (?:about |around )?$"
)


def extract(brief: str, previous: Intake | None = None) -> Intake:
    """What the brief says, typed; with `previous`, the brief is a further message that changes it.

    Spans are offsets into the returned `brief`. `questions` stays empty: `questions.ask` weighs them with the
    planner. Raises BriefError for text that cannot be read.
    """
    document = text.read(brief)
    tongue = language.check(document.text) if previous is None else previous.language
    suspicious = suspicion.find(document)
    trusted = suspicion.without(document, suspicious) if suspicious else document
    known = previous.constraints if previous is not None else None
    mentions = read(trusted, known)
    facts, clashes = assembly.settle(mentions, brief)
    if previous is not None:
        return _checked(revision.revise(previous, document, facts, clashes, suspicious))
    constraints = assembly.build(inference.infer(facts))
    return _checked(
        Intake(brief=brief, language=tongue, constraints=constraints, conflicts=clashes, suspicious=suspicious)
    )


def _checked(intake: Intake) -> Intake:
    return intake.model_copy(update={"conflicts": conflicts.find(intake, choose=None)})


def read(document: Document, known: Constraints | None = None) -> list[Mention]:
    """Every mention of the document, in the order of its readers; a further message goes on about what is `known`."""
    keyed = entries.read(document)
    named = keys.told(products.find(document), keyed)
    paid = sums.find(document)
    sites = places.find(document)
    taken = [(amount.start, amount.end) for amount in paid]
    amounts = [q for q in quantities.scan(document.text) if not _inside(q, taken)]
    clouds = list(products.clouds(document, named)) or list(places.clouds(document))
    clouds = premises.over(clouds, list(premises.read(document)))
    cloud = str(clouds[0].value) if clouds else "aws"
    cases = list(problems.read(document))
    domain = next((str(m.value) for m in cases if m.field == "project.domain"), _domain(known))
    awaited = known is not None and known.batch_deadline is not None
    late = list(delays.read(document, amounts))
    timed = [q for q in amounts if not any(m.start == q.start for m in late)]
    found = [
        *products.read(document, named), *clouds, *money.read(document, paid), *measures.read(document, timed), *late,
        *counts.read(document, amounts, domain, known), *cues.read(document), *cases,
        *statements.read(document), *fairness.read(document),
        *holdings.read(document), *times.read(document, awaited),
        *places.regions(document, sites, cloud), *residency.read(document, sites),
    ]  # fmt: skip
    apart = any(m.field == "regions" or (m.field == "air_gapped" and m.value) for m in found)
    if not apart and (guess := places.nearby(document, sites, cloud)):
        found.append(guess)
    told = keys.over([_named(m, found) for m in found], list(keys.read(keyed)))
    read_ = _peaked(document, [mention for mention in told if is_plausible(mention)])
    return [*read_, *serving.read(document, read_, known is not None)]


def _domain(known: Constraints | None) -> str:
    return known.project.domain.value if known is not None and known.project.domain is not None else ""


def _peaked(document: Document, found: list[Mention]) -> list[Mention]:
    """Of two rates that differ and are not named, the higher is the peak."""
    rates = [m for m in found if m.field == "throughput.rps_avg"]
    values = {m.value for m in rates}
    peaks = [m for m in found if m.field == "throughput.rps_peak"]
    if peaks:
        return _exchanged(document, found, rates[0], peaks[0]) if len(rates) == len(peaks) == 1 else found
    if len(values) < 2:
        return _above_average(found, rates)
    if all(_is_average(document, m) for m in rates):  # a contradiction, no peak
        return found
    because = "the higher of two rates given"
    return [
        m.but(field="throughput.rps_peak", because=because, confidence=0.8)
        if m in rates and m.value == max(values)
        else m
        for m in found
    ]


def _exchanged(document: Document, found: list[Mention], rate: Mention, peak: Mention) -> list[Mention]:
    """A peak below the average has been taken for it: `60 a second in winter and 400 once the beaches open`."""
    if peak.value >= rate.value or _is_average(document, rate):
        return found
    names = {rate: peak.field, peak: rate.field}
    because = "the higher of two rates given"
    return [m.but(field=names[m], because=because, confidence=0.8) if m in names else m for m in found]


def _is_average(document: Document, rate: Mention) -> bool:
    """Whether the rate itself is called the average."""
    before = _AVERAGE_BEFORE.search(document.low, max(0, rate.start - _NEAR), rate.start)
    return bool(before or _AVERAGE_BEHIND.match(document.low, rate.end))


def _above_average(found: list[Mention], rates: list[Mention]) -> list[Mention]:
    """`18,000 daily, mostly between 8 and 11, when we see 3 per second`: far above the day's average is a peak."""
    daily = max((m.value for m in found if m.field in _DAILY), default=0.0)
    if not daily or any(m.value <= FAR_ABOVE * daily / 86_400 or m.confidence == 1.0 for m in rates):
        return found
    because = f"well above the average of {daily:g} a day"
    return [m.but(field="throughput.rps_peak", because=because, confidence=0.8) if m in rates else m for m in found]


def _inside(quantity: Quantity, taken: list[tuple[int, int]]) -> bool:
    """Whether the quantity overlaps one of the spans, which are in order and apart."""
    index = bisect_left(taken, (quantity.end, 0)) - 1
    return index >= 0 and taken[index][1] > quantity.start


def _named(mention: Mention, found: list[Mention]) -> Mention:
    """A response time without a percentile is read as the 95th, unless the brief states that one elsewhere."""
    if mention.field != "latency.any_ms":
        return mention
    stated = any(m.field == "latency.p95_ms" for m in found)
    because = "no percentile is given, read as the 95th"
    return mention.but(
        field="latency.p95_ms", because=because, confidence=min(mention.confidence, 0.6 if stated else 0.8)
    )
