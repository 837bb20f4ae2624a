"""Which of the candidates a brief leaves open."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from agents.intake.asking.candidates import Candidate, Known
from core.constraints import Source

AMBIGUOUS = 0.65  # an inference no surer than this is asked about
LAWLESS = frozenset({"internal", "public"})
WAITING = ("online", "embedded", "streaming")
ANSWERING = frozenset({"streaming_fraud", "ad_ctr", "recommender"})  # somebody waits, whether or not it was said


def unsettled(found: list[Candidate], shapes: Sequence[str], known: Known, contrary: Set[str]) -> list[Candidate]:
    """Those that are contradicted, spoken of vaguely, guessed, or missing where one of the shapes needs them."""
    return [row for row in found if row.field in contrary or _open(row, shapes, known)]


def _open(row: Candidate, shapes: Sequence[str], known: Known) -> bool:
    if not (row.listed or row.spoken):
        return False
    if row.waits and not row.spoken and not _waited_for(shapes, known):
        return False
    fact = known.get(row.field)
    if fact is not None:
        guessed = fact.source is Source.INFERRED and fact.confidence <= AMBIGUOUS
        return bool(row.spoken) or (guessed and row.asked != "beside" and not _told(row, known))
    if row.asked == "spoken" and not row.spoken:
        return False
    return not _told(row, known) and not any(field == row.field and holds(known) for field, holds in ANSWERED)


def _told(row: Candidate, known: Known) -> bool:
    """Another fact of the brief says as much."""
    said = {field: fact.value for field, fact in known.items() if fact.source is not Source.INFERRED}
    enough = any(field in said and float(str(said[field])) >= least for field, least in row.settled_from)
    return enough or any(field in said for field in row.settled_by)


def _waited_for(shapes: Sequence[str], known: Known) -> bool:
    fact = known.get("serving_mode")
    return bool(ANSWERING & set(shapes)) or (fact is not None and fact.value in WAITING)


def _cut_off(known: Known) -> bool:
    """Behind an air gap there is no cloud to choose."""
    fact = known.get("air_gapped")
    return fact is not None and bool(fact.value)


def _placed(known: Known) -> bool:
    """A region in so many words answers where data stays for data that no law ties to a place."""
    fact = known.get("regions")
    return fact is not None and fact.source is not Source.INFERRED


def _at_home(known: Known) -> bool:
    """On machines of one's own the data stay where these stand."""
    fact = known.get("cloud")
    return fact is not None and fact.value == "on_prem" and fact.source is not Source.DEFAULT


def _of_nobody(known: Known) -> bool:
    """No law ties data about no person to a place."""
    fact = known.get("data_classes")
    return fact is not None and set(map(str, fact.value)) <= LAWLESS


ANSWERED: tuple[tuple[str, Callable[[Known], bool]], ...] = (
    ("residency", _placed), ("residency", _at_home), ("residency", _of_nobody), ("cloud", _cut_off),
)  # fmt: skip
