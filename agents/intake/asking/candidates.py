"""What may be asked of a shape of system: its wording and what is plausible for an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agents.intake.meaning.vague import Spoken
from agents.intake.words import load
from core.constraints import Fact

Known = Mapping[str, Fact[Any]]
GENERAL = "general"
LISTS = frozenset({"options", "tries", "settled_by", "unless_spoken"})
OWN_CLUSTER = frozenset({"kubernetes", "openshift", "rancher", "ceph"})


@dataclass(frozen=True)
class Candidate:
    """A question that may be asked: `tries` are values to plan with, `asked` when it is put (see questions.yaml).

    `listed`: the shape of system is one it is asked of; `spoken`: the brief's words that leave the fact open.
    """

    field: str
    question: str
    why: str
    impact: str
    default_effect: str
    asked: str
    options: tuple[Any, ...]
    tries: tuple[Any, ...]
    default: Any
    listed: bool
    waits: bool = False
    settled_by: tuple[str, ...] = ()
    settled_from: tuple[tuple[str, float], ...] = ()
    unless_spoken: tuple[str, ...] = ()
    unit: str | None = None
    spoken: str = ""

    @property
    def law(self) -> bool:
        return self.impact == "law"


def candidates(shapes: Sequence[str], known: Known, spoken: Mapping[str, Spoken]) -> list[Candidate]:
    """Everything askable, in the order it matters; `shapes` are the archetypes it may become, none where unknown."""
    return [_candidate(row, _variant(row["field"], shapes, known), spoken.get(row["field"])) for row in rows()]


def rows() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load("questions")
    return found


def unit_of(field: str) -> str | None:
    return next((row.get("unit") for row in rows() if row["field"] == field), None)


def _variant(field: str, shapes: Sequence[str], known: Known) -> dict[str, Any]:
    """Plausible answers; `listed` where the field is asked of one of the shapes, of every one, or none is known.

    Of several shapes it may become, beside the planned one, none has a say of its own.
    """
    answers = load("plausible_answers")[field]
    kinds = ["cluster"] if field == "cloud" and _cluster(known) else [s for s in shapes if s in answers]
    listed = bool(kinds) or not shapes or set(answers) <= {GENERAL, "cluster"}
    own = kinds[:1] if len(kinds) == 1 or kinds[:1] == [*shapes[:1]] else []
    return {**answers[GENERAL], **answers.get(next(iter(own), ""), {}), "listed": listed}


def _cluster(known: Known) -> bool:
    """A cluster is in use and no cloud is named: it is taken for the company's own."""
    fact = known.get("tooling.existing")
    return fact is not None and bool(OWN_CLUSTER & {str(name).lower() for name in fact.value})


def _candidate(row: dict[str, Any], values: dict[str, Any], said: Spoken | None) -> Candidate:
    """The row with its values, and with the words of the brief that leave it open and what they usually mean."""
    noun = values.pop("noun", "")
    row = {**row, "settled_from": tuple(row.get("settled_from", {}).items())}
    told = {name: text.replace("{noun}", noun) if isinstance(text, str) else text for name, text in row.items()}
    found = {**told, **values}
    if said is not None:
        found["why"] = f"The brief only says “{said.words}”. {row['why']}"
        found["spoken"] = said.words
        found["default"] = values["default"] if said.usual is None else said.usual
    found.update({name: tuple(found[name]) for name in LISTS & set(found)})
    return Candidate(**found)
