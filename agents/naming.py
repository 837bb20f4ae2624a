"""What a system is called where the brief gives it no name: its problem and its subject."""

from __future__ import annotations

from typing import Any

from agents.expertise.horizon import FORECASTS
from agents.expertise.model import Expertise
from core.constraints import Constraints, Fact
from core.figures import figure
from core.yaml_text import beside
from templates.workload import profiles

NAMES: dict[str, Any] = beside(__file__)
PICTURE = "picture"
SCALES = ((1e9, "billion"), (1e6, "million"))


def title(archetype: str, domain: str = "", subject: str = "") -> str:
    """The problem in words: `Churn scoring`. KeyError for an archetype nobody named."""
    key = domain.lower().strip().replace("-", "_").replace(" ", "_")
    return str(NAMES["subjects"].get(subject) or NAMES["domains"].get(key) or NAMES["archetypes"][archetype])


def name(constraints: Constraints, known: Expertise) -> str:
    """The name the brief gives, else problem and subject: `Churn scoring for 1.2 million customers`."""
    project = constraints.project
    domain, subject = ("" if fact is None else str(fact.value) for fact in (project.domain, project.subject))
    named = f"{title(known.id, domain, subject)}{_subject(constraints, known)}"
    return str(project.name.value) if project.name else named


def entity(counted: Fact[float] | None, known: Expertise) -> str:
    """One of what is predicted for, in the brief's word where it counts them: `parcel`."""
    return singular(counted.unit) if counted and counted.unit else known.entity


def _subject(constraints: Constraints, known: Expertise) -> str:
    """How many of what, from the first size the brief gives; nothing where it gives none."""
    load, rows = constraints.throughput, constraints.data.entities
    sizes: tuple[tuple[str, Fact[float] | None, str, str], ...] = (
        ("for", rows, entity(rows, known), ""),
        ("for", load.docs_per_day, _piece(known), " a day"),
        ("for", load.predictions_per_day, entity(rows, known), " a day"),
        ("at", load.events_per_s, "event", " a second"),
        ("at", load.rps_peak, "request", " a second"),
    )
    return next(
        (
            f" {word} {big(fact.value)} {plural(noun)}{per}"
            for word, fact, noun, per in sizes
            if fact and fact.value >= 1 and _told(known, noun, fact)
        ),
        "",
    )


def _piece(known: Expertise) -> str:
    """One of what comes in to be worked on: a document, where the shape has no word of its own for it."""
    return known.entity if known.entity == PICTURE else str(NAMES["pieces"].get(known.id, "document"))


def _told(known: Expertise, noun: str, fact: Fact[float]) -> bool:
    """Whether the count says how large the system is: people are not forecast, moments not counted as things."""
    if known.id == FORECASTS and profiles.are_people(noun):
        return False
    return bool(fact.unit) or noun not in NAMES["moments"]


def big(value: float) -> str:
    """1200000 → "1.2 million", 9000 → "9,000"."""
    scale = next(((size, word) for size, word in SCALES if value >= size), None)
    return f"{value / scale[0]:.3g} {scale[1]}" if scale else figure(value)


def plural(noun: str) -> str:
    """ "study" → "studies", "series" → "series"."""
    if noun.endswith("s"):
        return noun
    if noun.endswith(("x", "ch", "sh")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


# What a plural ends in, and what stands there instead for one; the first that fits.
ENDINGS = (("series", "series"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ies", "y"),
           ("ss", "ss"), ("s", ""))  # fmt: skip


def singular(noun: str) -> str:
    """ "studies" → "study", "boxes" → "box"; what is no plural stays."""
    end, one = next(((end, one) for end, one in ENDINGS if noun.endswith(end)), ("", ""))
    return f"{noun.removesuffix(end)}{one}"
