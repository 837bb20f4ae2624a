"""What is built where the design names a managed stream processor whose program no repository ships."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml

from core.landing import WORKER
from core.plan import Component
from templates.catalog.load import Catalog
from templates.catalog.pattern import Pattern
from templates.formulae import evaluate
from templates.pricing.lines import Placement
from templates.render_carriers import takes
from templates.workload.model import Workload


@cache
def workers() -> dict[str, str]:
    """Cloud → the pattern of its worker."""
    return dict(yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text()))


def stood_in(
    components: Iterable[Component], parts: list[str], workload: Workload, catalog: Catalog
) -> list[Component]:
    """The components, `built_as` told to a stream processor that the repository's own worker stands in for.

    `parts` of the repository. A worker that is not up to the load, or has no broker or store it knows, stands in for
    nothing, and none for a processor that is run at a named size: `unbuilt` names what is then planned and has no
    program.
    """
    every = list(components)
    return [_told(c, worker) if (worker := _worker(c, every, parts, workload, catalog)) else c for c in every]


def unbuilt(components: Iterable[Component]) -> list[Component]:
    """Stream processors that are planned and run no program of the repository."""
    return [c for c in components if c.role == WORKER and c.built_as not in workers().values()]


def _worker(
    component: Component, every: list[Component], parts: list[str], workload: Workload, catalog: Catalog
) -> str | None:
    worker = workers().get(component.pattern_id.split(".")[0])
    if component.role != WORKER or worker is None or worker == component.pattern_id or component.params:
        return None
    beside = [catalog.pattern(c.pattern_id) for c in every if c is not component]
    able = _able(component, catalog.pattern(worker), workload, catalog)
    return (
        worker if able and _complete(catalog.pattern(worker), beside) and _keeps_up(worker, parts, workload) else None
    )


def _complete(worker: Pattern, beside: list[Pattern]) -> bool:
    provided = {name for pattern in beside for name in pattern.provides}
    return all(set(need.split("|")) & provided for need in worker.requires)


def _able(component: Component, worker: Pattern, workload: Workload, catalog: Catalog) -> bool:
    names = Placement(component, worker, workload, catalog).names
    return all(evaluate(need.expr, names) for need in worker.requirements)


def _keeps_up(worker: str, parts: list[str], workload: Workload) -> bool:
    return workload.events_per_s * workload.peak_factor <= takes(worker, parts)


def _told(component: Component, worker: str) -> Component:
    return component.model_copy(update={"params": {**component.params, "built_as": worker}})
