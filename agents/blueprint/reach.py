"""Reachability, redundancy and identity of everything a request touches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agents.blueprint.replicas import ready, redundancy, replicas, zones
from agents.vocabulary import SERVING_ROLES, STREAMS, WAITING
from core.plan import Amendment, Component, Scalar
from templates.workload.model import Workload

REQUEST_ROLES = ("store.online", "feature.online", "store.vector", "ingest.stream", "transform.stream")
ANSWERING = ("serve.online", "serve.llm")
READING = ("batch_llm_documents", "low_data_poc")  # a language model reads what a run works through
PROFILES = {"eu_only": "eu", "eea": "eu", "us": "us"}
Params = dict[str, dict[str, Scalar]]


def reach(components: list[Component], work: Workload, archetype: str, *, sized: bool) -> Params:
    """Parameters by role; `sized` means that the brief gave a rate, so the peak is more than a default."""
    served = ready(work, components)
    params: Params = {c.role: {"public": False} for c in components}
    for component in components:
        role = component.role
        if role in ANSWERING and work.mode in WAITING:
            params[role] |= {"max_replicas": replicas(work, components).max}
        if role in SERVING_ROLES:
            params[role] |= (
                _identity(role) | ({"peak_rps": round(work.rps_peak, 3)} if sized else {}) | _copies(work, served)
            )
        if role in STREAMS:
            params[role] |= {"peak_events": round(work.events_per_s * work.peak_factor, 3)}
        if role in REQUEST_ROLES:
            params[role] |= _copies(work, max(redundancy(work), 1) if work.mode in WAITING else 0)
        if role == "serve.llm" or (role == "serve.batch" and archetype in READING and work.tokens_in > 0):
            params[role]["profile_region"] = PROFILES.get(work.residency, component.region)
        if role.startswith("serve.") and work.gpu_serve:
            params[role] |= {"gpu": True, "gpu_fallback": "a slower CPU path behind the same interface"}
    return params


def asked(params: Params, amendments: Iterable[Amendment], components: Sequence[Component]) -> Params:
    """The parameters with what the brief, critics and the user asked for of the patterns that were chosen."""
    chosen = {c.role: c.pattern_id for c in components}
    for amendment in amendments:
        meant = amendment.pattern_id in (None, chosen.get(amendment.role))
        if amendment.kind == "param" and meant and amendment.role in params:
            params[amendment.role] |= amendment.params
    return params


def _identity(role: str) -> dict[str, Scalar]:
    return {"auth": "iam" if role == "serve.llm" else "oidc", "waf": False, "runtime_registry": False}


def _copies(work: Workload, least: int) -> dict[str, Scalar]:
    count = zones(work)
    return {"zones": count, "min_replicas": least, "regions": 1, "availability_pct": 99.99 if count > 1 else 99.9}
