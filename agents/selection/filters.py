"""Hard filters: a pattern that breaks one cannot be chosen, and the reason is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agents.selection import answer_times, limits
from agents.selection.answer_times import LLM
from agents.selection.terms import Terms
from agents.spelling import written
from agents.vocabulary import REGIMES, listed
from core.plan import Elimination
from templates.catalog.pattern import Pattern
from templates.regions import allowed
from templates.workload.pictures import PICTURES

Test = Callable[[Pattern, str, Terms], str | None]
STATUS = {"closed_to_new": "closed to new customers", "preview": "in preview"}


@dataclass(frozen=True)
class Filter:
    """`fields` are the constraint paths a person would relax to let the pattern back in."""

    rule: str
    fields: tuple[str, ...]
    broken: Test


def _forbidden(pattern: Pattern, role: str, terms: Terms) -> str | None:
    banned = sorted(terms.forbidden.intersection(pattern.own_products(terms.cloud)))
    return f"{written(banned[0])} is not wanted" if banned else None


def _lifecycle(pattern: Pattern, role: str, terms: Terms) -> str | None:
    life = pattern.lifecycle
    if life.status == "active":
        return None
    instead = f"; use {terms.catalog.title(life.alternative)}" if life.alternative else ""
    return f"{STATUS.get(life.status, life.status)} since {life.since}{instead}"


def _region(pattern: Pattern, role: str, terms: Terms) -> str | None:
    return None if pattern.regions.allows(terms.region) else f"not offered in {terms.region}"


def _gpus(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """What serves on GPUs where none are listed, and nothing may run elsewhere."""
    needed = role.startswith("serve.") and "gpu" in pattern.provides and (terms.workload.gpu_serve or role == LLM)
    if not needed or terms.cloud not in ("gcp", "azure"):
        return None
    regions = terms.catalog.clouds[terms.cloud].regions
    named = terms.constraints.regions
    open_ = {terms.region} if named is not None and named.hard else allowed(terms.residency, terms.cloud)
    return None if any(regions[name].gpus != [] for name in open_) else f"no GPUs are listed in {terms.region}"


def _regimes(pattern: Pattern, role: str, terms: Terms) -> str | None:
    blocked = sorted(terms.regimes.intersection(pattern.compliance.regimes_blocked))
    return f"not permitted under {listed(REGIMES.get(name, name) for name in blocked)}" if blocked else None


def _phi(pattern: Pattern, role: str, terms: Terms) -> str | None:
    covered = "phi" not in terms.classes or pattern.compliance.hipaa != "no"
    return None if covered else "not on the provider's list of services eligible for health data"


def _rights(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """Where not everybody may see every document, the store filters by rights before it searches."""
    rules = terms.constraints.data.access_rules
    stated = rules is not None and rules.value != "none" and terms.archetype == "rag_assistant"
    open_ = role == "store.vector" and stated and "acl_filter" not in pattern.provides
    return "it cannot filter by who may see a document before it searches" if open_ else None


def _files(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """Pictures lie in a bucket, never in the tables of a warehouse alone."""
    tables = role == "store.lake" and "bucket" not in pattern.provides
    return "pictures are files, and it holds tables" if tables and terms.workload.problem_type in PICTURES else None


def _cases(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """People's cases lie in a folder that replicas and nightly steps share."""
    needed = role == "serve.online" and terms.archetype == "moderation"
    lacking = needed and "cases" not in pattern.provides
    return "its replicas share no folder in which people's cases could lie" if lacking else None


def _one_by_one(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """Documents that are read as they come need an inlet that starts their reading, or looks for them that often; what
    is started beside a cluster does not reach a model inside it."""
    work = terms.workload
    needed = "arrivals" if work.on_arrival else "looks"
    if role == "ingest.batch" and work.as_they_come and needed not in pattern.provides:
        return "each document is read as it comes, and it takes them in at times of its own"
    inside = role == "serve.batch" and work.on_arrival and pattern.cloud == "k8s"
    return "each document starts its reading outside the cluster, and it answers inside" if inside else None


def _shape(pattern: Pattern, role: str, terms: Terms) -> str | None:
    """A pattern with code of its own is for the shapes it was written for, and there nobody reads another's output."""
    if pattern.archetypes and terms.archetype not in pattern.archetypes:
        named = ", ".join(terms.catalog.archetypes[shape].title.lower() for shape in pattern.archetypes)
        return f"its code is written for {named}"
    others = terms.catalog.for_role(role, terms.cloud, portable=terms.portable)
    coded = (p for p in others if terms.archetype in p.archetypes and not limits.events(p, role, terms))
    brings = next((p.title for p in coded if not p.misfits(terms.names)), None)
    return f"nothing reads what it writes; {brings} brings the code" if brings and not pattern.archetypes else None


def _fit(pattern: Pattern, role: str, terms: Terms) -> str | None:
    broken = pattern.misfits(terms.names)
    return "; ".join(rule.reason for rule in broken) or None


FILTERS = (
    Filter("EXC-01", ("tooling.forbid",), _forbidden),
    Filter("LIF-01", (), _lifecycle),
    Filter("REG-04", ("regions", "residency"), _region),
    Filter("REG-04", ("regions", "residency"), _gpus),
    Filter("SEL-01", ("regimes",), _regimes),
    Filter("HIP-01", ("data_classes",), _phi),
    Filter("LAT-04", ("payload_kb",), limits.payload),
    Filter("LIM-01", ("throughput.rps_peak",), limits.rate),
    Filter("SEL-08", ("throughput.events_per_s",), limits.events),
    Filter("SEL-02", ("data.volume_gb",), limits.volume),
    Filter("SEL-03", ("data.volume_gb",), limits.vectors),
    Filter("SEL-09", (), _files),
    Filter("SEL-10", ("data.access_rules",), _rights),
    Filter("SEL-11", ("latency.p95_ms",), _one_by_one),
    Filter("SEL-12", (), _cases),
    Filter("SEL-05", ("throughput.rps_peak", "freshness_s"), limits.counters),
    Filter("LAT-07", ("freshness_s",), answer_times.freshness),
    Filter("LAT-01", ("latency.p95_ms",), answer_times.latency),
    Filter("SEL-06", ("latency.first_token_ms",), answer_times.streamed),
    Filter("SEL-07", (), _shape),
    Filter("SEL-07", (), answer_times.at_once),
    Filter("SEL-04", (), _fit),
)
FIELDS = {rule.rule: rule.fields for rule in FILTERS}


def eliminate(pattern: Pattern, role: str, terms: Terms) -> Elimination | None:
    """The first filter the pattern breaks; a fit rule of the pattern goes by its own id."""
    for rule in FILTERS:
        reason = rule.broken(pattern, role, terms)
        if reason is not None:
            broken = pattern.misfits(terms.names) if rule.rule == "SEL-04" else []
            name = broken[0].rule_id if broken else rule.rule
            return Elimination(pattern_id=pattern.id, role=role, rule=name, reason=reason)
    return None
