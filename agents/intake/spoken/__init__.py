"""Demands of a brief that no field carries, held against its fields: a module for each kind."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake import suspicion, text
from agents.intake.clashes.clash import Clash
from agents.intake.spoken import (
    accelerators,
    alone,
    card_hours,
    carried,
    classes,
    cold,
    consent,
    distance,
    downtime,
    duty,
    health,
    human_pace,
    internet,
    kept_logs,
    kept_too_short,
    learning,
    licences,
    lookup,
    no_cards,
    offline,
    one_copy,
    one_region,
    opposites,
    own_cards,
    profiles,
    reasons,
    recovery,
    retraining,
    reviewers,
    served_by,
    source,
    too_late,
    too_long,
    two_ways,
    unlawful,
    writing,
)
from core.constraints import Intake

KINDS = (
    one_copy,
    distance,
    downtime,
    cold,
    internet,
    offline,
    source,
    too_late,
    recovery,
    duty,
    learning,
    alone,
    reasons,
    health,
    kept_logs,
    consent,
    own_cards,
    profiles,
    accelerators,
    card_hours,
    lookup,
    served_by,
    carried,
    no_cards,
    reviewers,
    retraining,
    two_ways,
    unlawful,
    writing,
    classes,
    opposites,
    one_region,
    kept_too_short,
    too_long,
    human_pace,
    licences,
)


def found(intake: Intake) -> Iterator[Clash]:
    """Every contradiction between what is said and what is typed, kind after kind."""
    if not intake.brief.strip():
        return
    document = text.read(intake.brief)
    if intake.suspicious:
        document = suspicion.without(document, intake.suspicious)
    for kind in KINDS:
        yield from kind.clashes(document, intake.constraints)
