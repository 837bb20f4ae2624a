"""Which variants of an archetype's expertise fit: those whose conditions all hold, the more particular ones last."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml

from agents.expertise import horizon, ranged
from agents.expertise.model import VARIANTS
from agents.selection.terms import host
from core.constraints import Constraints
from templates.catalog.pattern import LANGUAGE_MODEL
from templates.workload import profiles
from templates.workload.zero_shot import few_positives

LARGE_KB = 5000.0
Row = Mapping[str, list[str]]


def variants(archetype: str, constraints: Constraints) -> tuple[str, ...]:
    """Names of the files under `variants/`, in the order in which they are laid over the archetype's own, and of a
    forecast its step and horizon, of an amount its range.

    A file's `for` lists what of it holds: `archetypes`, `domains` (coarse, by `profiles.domain`), `cases`
    (`project.domain`), `subjects` (`project.subject`), `problems` (`project.problem_type`), `modes`
    (`serving_mode`), `modalities` (`data.modality`, any of them), `few` (what is told,
    and is less than a model usually learns from: `positives`), `labels` (`none` where no outcome is recorded, else
    `known`), `hosts` (`own` behind an air gap and in clusters of one's own, else `provider`), `moderated` (`pictures`
    or `texts`), `language_models` (`banned` where the brief rules them out, else `allowed`), `sizes` (`large` from some
    megabytes a piece on), `deciders` (`people` where they look at each result).
    """
    known = _known(archetype, constraints)
    files = tuple(name for name, row in _rows() if all(known[key] & set(allowed) for key, allowed in row.items()))
    return (*files, *horizon.variant(archetype, constraints), *ranged.variant(constraints))


def _known(archetype: str, constraints: Constraints) -> dict[str, set[str]]:
    project = constraints.project
    told = {
        "cases": project.domain,
        "subjects": project.subject,
        "problems": project.problem_type,
        "modes": constraints.serving_mode,
    }
    single: dict[str, set[str]] = {key: {str(fact.value)} if fact else set() for key, fact in told.items()}
    modality, outcomes = constraints.data.modality, constraints.data.label_source
    return {
        **single,
        "archetypes": {archetype},
        "sizes": _sizes(constraints),
        "deciders": {"people"} if constraints.human_in_loop and constraints.human_in_loop.value else set(),
        "labels": {"none" if outcomes is not None and outcomes.value == "none" else "known"},
        "language_models": {"banned" if LANGUAGE_MODEL in _banned(constraints) else "allowed"},
        "moderated": {"pictures" if profiles.moderates_pictures(constraints) else "texts"},
        "hosts": {"own" if host(constraints) == "k8s" else "provider"},
        "domains": {profiles.domain(constraints)},
        "few": {"positives"} if few_positives(constraints) else set(),
        "modalities": {str(one) for one in modality.value} if modality else set(),
    }


def _banned(constraints: Constraints) -> list[str]:
    forbid = constraints.tooling.forbid
    return [] if forbid is None else list(forbid.value)


def _sizes(constraints: Constraints) -> set[str]:
    size = constraints.payload_kb
    return {"large"} if size is not None and size.value >= LARGE_KB else set()


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, Row], ...]:
    """Name and conditions of each variant: fewer conditions first, of equally many those that more would meet."""
    read = {path.stem: _conditions(path.read_text(encoding="utf-8")) for path in VARIANTS.glob("*.yaml")}
    return tuple(sorted(read.items(), key=lambda row: (len(row[1]), -sum(map(len, row[1].values())), row[0])))


def _conditions(text: str) -> Row:
    facts: dict[str, Any] = yaml.safe_load(text)
    return dict(facts["for"])
