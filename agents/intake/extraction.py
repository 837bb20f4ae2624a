"""extract(brief) -> Intake: the brief read into typed, traceable constraints."""

from __future__ import annotations

from bisect import bisect_left
from math import inf

from agents.intake import (
    assembly,
    conflicts,
    corrected,
    entries,
    inference,
    language,
    peaks,
    revision,
    sheets,
    suspicion,
    targets,
    text,
    twice,
    unread,
)
from agents.intake.counting import quantities, written
from agents.intake.counting.plausibility import is_plausible
from agents.intake.counting.quantity import Quantity
from agents.intake.counting.written import Written
from agents.intake.fitted import clauses, figures, second_opinion, sentences
from agents.intake.mention import Mention
from agents.intake.readers import (
    asked,
    by_then,
    clouds,
    counts,
    cues,
    delays,
    devices,
    fairness,
    holdings,
    horizons,
    inspected,
    jurisdictions,
    keeping,
    keys,
    known_tools,
    language_models,
    measures,
    money,
    owed,
    pages,
    place,
    places,
    positives,
    problems,
    products,
    quotes,
    ranges,
    recorded,
    refused,
    repeated,
    residency,
    retraining,
    reviewing,
    rights,
    run_periods,
    serving,
    statements,
    subjects,
    sums,
    times,
    undenied,
    where_it_runs,
)
from agents.intake.team import head_count
from agents.intake.text import Document
from agents.intake.words import load
from core.constraints import Conflict, Constraints, Intake

_COUNTED = ("data.entities", "data.row_count")
ANY_TIME = "latency.any_ms"
BEFORE_SERVING = [field for field in sentences.FIELDS if field != serving.FIELD]  # how results come hangs on the rest


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
    mentions, first = _reading(trusted, known)
    mentions += targets.read(trusted, mentions)
    if previous is None:
        mentions = clauses.settle(trusted, mentions)
        mentions += asked.read(trusted, mentions)
    facts, clashes = assembly.settle(mentions, document)
    said = Intake(
        brief=brief,
        language=tongue,
        constraints=assembly.build(inference.infer(facts)),
        conflicts=clashes,
        suspicious=suspicious,
        unread=unread.find(trusted, mentions, previous is not None),
    )
    if previous is not None:
        return _checked(revision.revise(previous, said, document, facts), [])
    return _checked(said, twice.find(trusted, mentions, first, said.constraints, read))


def _checked(intake: Intake, told_twice: list[Conflict]) -> Intake:
    """With its contradictions; what is told twice of a field that another one names is known by that."""
    clashes = conflicts.find(intake, choose=None)
    named = {field for conflict in clashes for field in conflict.fields}
    clashes += [conflict for conflict in told_twice if named.isdisjoint(conflict.fields)]
    left = unread.without(intake.unread, intake.constraints, clashes)
    return intake.model_copy(update={"conflicts": clashes, "unread": left})


def read(document: Document, known: Constraints | None = None) -> list[Mention]:
    """Every mention of the document, in the order of its readers; a further message goes on about what is `known`.

    A further message changes what is known by what it says, not by what its words may mean. Forms and tables are read
    as they are written out.
    """
    return _reading(document, known)[0]


def _reading(document: Document, known: Constraints | None) -> tuple[list[Mention], list[Mention]]:
    """The mentions, and all that was read at first: with amounts that others took the place of."""
    sheet = sheets.written_out(document)
    read_, first = _read(sheet.document, known)
    return [sheet.placed(mention) for mention in read_], [sheet.placed(mention) for mention in first]


def _read(document: Document, known: Constraints | None) -> tuple[list[Mention], list[Mention]]:
    read_, first, amounts, numbers = _told(document, known)
    if known is None:
        read_ = sentences.settle(document, _judged(document, amounts, numbers, read_))
        read_ += horizons.read(document, read_)
        read_ += [m for m in figures.read(document, amounts, read_) if is_plausible(m)]
        read_ = corrected.settle(document, numbers, read_)
        read_ += sentences.read(document, read_, BEFORE_SERVING)
    read_ += serving.read(document, read_, known is not None)
    if known is None:
        read_ += [*sentences.read(document, read_, [serving.FIELD]), *subjects.read(document, read_)]
        read_ += quotes.read(document, read_)
    read_ = devices.settle(document, where_it_runs.settle(read_, known), known)
    return owed.settle([*read_, *ranges.read(document)]), first


def _judged(document: Document, amounts: list[Quantity], numbers: list[Written], found: list[Mention]) -> list[Mention]:
    """The mentions after a second opinion; a mere number that stands for another was read where that one stood."""
    mere = {number.start for number in numbers if not number.kind}
    moved = [mention for mention in found if mention.start in mere]
    others = [mention for mention in found if mention.start not in mere]
    return [*second_opinion.settle(document, amounts, others), *moved]


def told(document: Document) -> list[Mention]:
    """What the readers take of a first message, without what its words may mean by fitted weights."""
    sheet = sheets.written_out(document)
    read_, *_ = _told(sheet.document, None)
    return [sheet.placed(mention) for mention in (*read_, *serving.read(sheet.document, read_, further=False))]


def _told(
    document: Document, known: Constraints | None
) -> tuple[list[Mention], list[Mention], list[Quantity], list[Written]]:
    """What the readers take of it, what they took at first, and the amounts and numbers there are."""
    first, amounts, numbers = heard(document, known)
    settled = head_count.settle(document, numbers, corrected.settle(document, numbers, first))
    return repeated.settle(document, peaks.told(document, settled)), first, amounts, numbers


def heard(document: Document, known: Constraints | None = None) -> tuple[list[Mention], list[Quantity], list[Written]]:
    """What the readers take as it stands, whatever is taken back of it, with the amounts and numbers of the text."""
    keyed = entries.read(document)
    named = keys.told(products.find(document), keyed)
    paid = sums.find(document)
    sites = place.find(document)
    taken = [(amount.start, amount.end) for amount in paid]
    reviewed = reviewing.read(document)
    counted = _beside(quantities.scan(document.text), taken)
    amounts = reviewing.without(counted, reviewed)
    told = clouds.read(document, named)
    chosen = told.chosen or list(places.clouds(document))
    cloud = str(chosen[0].value) if chosen else "aws"
    late = list(delays.read(document, amounts))
    delayed = {m.start for m in late}
    timed = [q for q in amounts if q.start not in delayed]
    measured = list(by_then.settle(document, timed, list(measures.read(document, timed))))
    slowest = max((m.value for m in measured if m.field in problems.ANSWERS), default=inf)
    worded = any(q.counts("tokens") for q in amounts) or language_models.is_wished(named)
    cases = list(problems.read(document, slowest, worded))
    domain = next((str(m.value) for m in cases if m.field == "project.domain"), _domain(known))
    awaited = known is not None and known.batch_deadline is not None
    found = [
        *products.read(document, named), *chosen, *money.read(document, paid), *measured, *late,
        *counts.read(document, amounts, domain, known), *cues.read(document), *cases,
        *statements.read(document), *fairness.read(document), *reviewed,
        *run_periods.read(document), *retraining.read(document), *pages.read(document),
        *holdings.read(document), *times.read(document, awaited),
        *places.standing(document, list(places.regions(document, sites, cloud)), told.given_up),
        *residency.read(document, sites), *jurisdictions.read(document, sites), *refused.read(document),
    ]  # fmt: skip
    found += [*pages.asked_about(found, timed), *known_tools.read(document, found)]
    found = inspected.without_patients(document, _recorded(document, timed, found))
    apart = any(m.field == "regions" or (m.field == "air_gapped" and m.value) for m in found)
    if not apart and (guess := places.nearby(document, sites, cloud, {amount.currency for amount in paid})):
        found.append(guess)
    found = keeping.told_apart(document, [*found, *keeping.read(document, found)])
    numbers = written.numbers(document, counted, paid)
    if known is None:
        found = _beside_outcomes(found, list(positives.read(document, numbers)))
    settled = keys.over(_named(rights.settle(document, found)), list(keys.read(keyed)))
    return [m for m in undenied.settle(document, settled) if is_plausible(m)], amounts, numbers


def _recorded(document: Document, timed: list[Quantity], found: list[Mention]) -> list[Mention]:
    """With the recordings as the load and their length, where what is spoken in them is to be written down."""
    spoken = any((m.field == "project.problem_type" and m.value == "asr") or _hears(m) for m in found)
    told = list(recorded.read(document, timed, found)) if spoken else []
    fields, starts = {m.field for m in told}, {m.start for m in told}
    return [*told, *(m for m in found if m.field not in fields and m.start not in starts)]


def _hears(mention: Mention) -> bool:
    """A product that turns speech into text."""
    return mention.field in ("tooling.prefer", "tooling.existing") and mention.value in load("inference")["hears"]


def _beside_outcomes(found: list[Mention], outcomes: list[Mention]) -> list[Mention]:
    """With what has happened to some of the things, whose number is no number of things that are scored, or of rows."""
    starts = {m.start for m in outcomes}
    return [*(m for m in found if m.field not in _COUNTED or m.start not in starts), *outcomes]


def _domain(known: Constraints | None) -> str:
    return known.project.domain.value if known is not None and known.project.domain is not None else ""


def _beside(scanned: list[Quantity], taken: list[tuple[int, int]]) -> list[Quantity]:
    """The quantities that are no sum, nor a sum said again (`600 euros a month, and I mean 600`)."""
    sums_ = {(q.value, q.per) for q in scanned if q.kind == "rate" and _inside(q, taken)}
    again = [q for q in scanned if not q.nouns and (q.value, q.per) in sums_]
    return [q for q in scanned if q not in again and not _inside(q, taken)]


def _inside(quantity: Quantity, taken: list[tuple[int, int]]) -> bool:
    """Whether the quantity overlaps one of the spans, which are in order and apart."""
    index = bisect_left(taken, (quantity.end, 0)) - 1
    return index >= 0 and taken[index][1] > quantity.start


def _named(found: list[Mention]) -> list[Mention]:
    """A response time without a percentile is read as the 95th, less surely where the brief states that one."""
    most = 0.6 if any(m.field == "latency.p95_ms" for m in found) else 0.8
    because = "no percentile is given, read as the 95th"
    return [
        m.but(field="latency.p95_ms", because=because, confidence=min(m.confidence, most)) if m.field == ANY_TIME else m
        for m in found
    ]
