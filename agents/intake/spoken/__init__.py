"""Demands of a brief that no field carries, held against its fields: a module for each kind."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake import suspicion, text
from agents.intake.clashes.clash import Clash
from agents.intake.spoken import (
    accelerators,
    alone,
    apart,
    bounds,
    card_hours,
    carried,
    chain,
    classes,
    closed,
    cold,
    consent,
    context,
    core_hours,
    disks,
    distance,
    downtime,
    duty,
    experiment,
    future,
    history,
    hours_away,
    hours_off,
    human_pace,
    immutable,
    internet,
    joint,
    kept_logs,
    kept_too_short,
    labelling,
    learning,
    licences,
    line,
    link,
    lookup,
    memory,
    metered,
    no_cards,
    offline,
    one_copy,
    one_region,
    one_run,
    opposites,
    own_cards,
    paid,
    partner,
    past,
    piece,
    premised,
    presence,
    profiles,
    proof,
    purpose,
    reasons,
    reckoned,
    recovery,
    released,
    remote,
    restore,
    retraining,
    reviewers,
    sealed,
    seasons,
    served_by,
    sessions,
    source,
    standing,
    stored,
    too_late,
    too_long,
    truth,
    two_ways,
    units,
    unlawful,
    untenable,
    writing,
    young,
    zones,
)
from agents.intake.text import Document
from core.constraints import Intake

KINDS = (
    one_copy, distance, downtime, cold, internet, offline, source, too_late, recovery, duty, learning, alone,
    reasons, kept_logs, consent, own_cards, profiles, accelerators, card_hours, lookup, served_by, units, carried,
    no_cards, reviewers, retraining, two_ways, unlawful, writing, classes, opposites, one_region, one_run,
    kept_too_short, too_long, human_pace, licences, line, remote, future, history, truth, closed, sealed, hours_off,
    restore, experiment, immutable, presence, metered, standing, chain, apart, partner, proof, labelling, bounds,
    memory, core_hours, stored, context, disks, hours_away, joint, link, paid, piece, purpose, released, seasons,
    sessions, young, untenable, past, zones, reckoned,
)  # fmt: skip


def found(intake: Intake) -> Iterator[Clash]:
    """Every contradiction between what is said and what is typed, kind after kind."""
    if (document := _trusted(intake)) is not None:
        for kind in KINDS:
            yield from kind.clashes(document, intake.constraints)


def meant(intake: Intake, doubted: set[str]) -> Iterator[Clash]:
    """What sentences say by fitted weights against each other and what is typed, but of fields `doubted` already."""
    if (document := _trusted(intake)) is not None:
        yield from premised.clashes(document, intake.constraints, doubted)


def _trusted(intake: Intake) -> Document | None:
    """The brief without what is quoted as suspicious; None where there is no text."""
    if not intake.brief.strip():
        return None
    document = text.read(intake.brief)
    return suspicion.without(document, intake.suspicious) if intake.suspicious else document
