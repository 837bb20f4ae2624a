"""From typed constraints to a `Workload`: stated facts first, then written-down defaults."""

from __future__ import annotations

from math import inf
from typing import Any

from core.constraints import Constraints
from templates import regions
from templates.regions import default_region
from templates.workload import pictures
from templates.workload.gaps import Gaps, known
from templates.workload.model import Workload
from templates.workload.month import SECONDS
from templates.workload.profiles import domain, profile
from templates.workload.targets import targets
from templates.workload.traffic import traffic
from templates.workload.volume import volume

HOUR_S = 3600.0


def workload(constraints: Constraints) -> Workload:
    """The sized workload; every default it needed is in `.assumptions`."""
    gaps, shape = Gaps(), profile(constraints)
    facts = {**_place(constraints, gaps), **_people(constraints, gaps)}
    rates = traffic(constraints, shape, gaps)
    shape = pictures.computed(shape, rates)
    facts |= _model(shape, gaps) | {"runs_month": _trainings(constraints, shape, rates, gaps)}
    sizes = volume(constraints, shape, rates, gaps)
    goals = targets(constraints, shape, rates, gaps)
    sets = {name: frozenset(str(item).lower() for item in known(fact, [])) for name, fact in _sets(constraints).items()}
    sets["regimes"] = frozenset(constraints.laws or ())
    return Workload(**facts, **rates, **sizes, **goals, **sets, assumptions=gaps.assumptions)


def _place(c: Constraints, gaps: Gaps) -> dict[str, Any]:
    stated = known(c.cloud, "unspecified")
    alone = "k8s" if known(c.air_gapped, False) else "aws"
    cloud = {"on_prem": "k8s", "multi": "aws", "unspecified": alone}.get(stated, str(stated))
    if stated in ("multi", "unspecified"):
        gaps.record("cloud")
    residency = known(c.residency, "none")
    primary = next((r.id for r in regions.lawful(c.regions, residency) if r.role == "primary"), None)
    if primary is None:
        gaps.record("region")
    return {
        "cloud": cloud,
        "region": primary or default_region(cloud, residency),
        "residency": residency,
        "air_gapped": known(c.air_gapped, False),
        "multi_cloud": stated == "multi",
        "exact_search": known(c.data.exact_search, False),
        "problem_type": known(c.project.problem_type, "binary_clf"),
        "domain": domain(c),
    }


def _people(c: Constraints, gaps: Gaps) -> dict[str, Any]:
    size = gaps.number("team_size", c.team.size)
    few = 0.0 if c.team.size and size <= 2 else None
    return {"team_size": size, "platform_eng": gaps.number("platform_eng", c.team.platform_eng, few)}


def _model(shape: dict[str, Any], gaps: Gaps) -> dict[str, Any]:
    assumed = ("cpu_ms", "features", "train_hours")
    plain = ("model_p50_ms", "model_p95_ms", "model_gb", "params_m", "gpu_train", "gpu_serve")
    numbers = {name: gaps.number(name, None, float(shape[name])) for name in assumed}
    common = {name: gaps.number(name, None) for name in ("models", "log_sample", "utilisation")}
    return {**numbers, **common, **{name: shape[name] for name in plain}}


def _trainings(c: Constraints, shape: dict[str, Any], rates: dict[str, Any], gaps: Gaps) -> float:
    """A month: as many as are asked for, else as are usual of the problem, of what is worked through as a list no more
    than its usual; never more than there are runs of a list."""
    batch = rates["mode"] == "batch"
    runs = SECONDS / float(rates["run_every_s"]) if batch else inf
    if c.retraining.every_h:
        return min(runs, SECONDS / max(HOUR_S, c.retraining.every_h.value * HOUR_S))
    usual = float(shape["runs_month"])
    return gaps.number("runs_month", None, min(usual, float(shape["batch_runs"]), runs) if batch else usual)


def _sets(c: Constraints) -> dict[str, Any]:
    return {
        "data_classes": c.data_classes,
        "skills": c.team.skills,
        "existing": c.tooling.existing,
        "prefer": c.tooling.prefer,
        "forbid": c.tooling.forbid,
        "sources": c.data.sources,
        "modality": c.data.modality,
    }
