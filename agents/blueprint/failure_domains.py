"""What fails together, how far that reaches, how it is seen and how it comes back."""

from __future__ import annotations

from agents.view import View
from core.constraints import Strict
from core.plan import Component

REACH = {"serve": "every caller", "store": "readers and writers of this store", "ingest": "freshness of all data"}
BY_ITSELF_SLO = 99.9


class FailureDomain(Strict):
    what: str
    blast_radius: str
    detection: str
    recovery: str
    rto: str


def domains(components: list[Component], view: View) -> list[FailureDomain]:
    """One a component whose failure reaches beyond itself."""
    return [_domain(c, view) for c in components if c.capability in REACH]


def _domain(component: Component, view: View) -> FailureDomain:
    rto = view.value("rto_min")
    alone = view.workload.availability_slo >= BY_ITSELF_SLO
    usual = "minutes, by itself" if alone else "within the working day"
    return FailureDomain(
        what=f"{component.role}: {view.catalog.pattern(component.pattern_id).failure_domain}",
        blast_radius=REACH[component.capability],
        detection="service or pipeline alert of the monitoring plan",
        recovery="automatic restart or failover; else the runbook",
        rto=usual if rto is None else f"{rto:g} min",
    )
