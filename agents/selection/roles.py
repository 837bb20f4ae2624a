"""Which roles a design needs: the archetype's own, and those a constraint calls for."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from agents.regimes import tier
from agents.selection.limits import HEADROOM
from agents.selection.spellings import spelt
from agents.selection.streaming import Freshness
from agents.selection.terms import Terms
from agents.vocabulary import GENERATIVE as LLM
from agents.vocabulary import PERSONAL, REGULATED, STREAMS, WAITING, lower
from core.constraints import Source, Strict
from templates.catalog.archetypes import ROLES
from templates.workload import readings
from templates.workload.pictures import PICTURES


class RoleNeed(Strict):
    role: str
    why: str
    rule_id: str


@dataclass(frozen=True)
class Extra:
    """A role beside those the shape always has: it joins the design when `needed` holds."""

    role: str
    rule: str
    why: str
    needed: Callable[[Terms, Freshness], bool]


EXTRAS = (
    Extra("ingest.stream", "PIP-23", "devices send by themselves; a broker takes what they send and lands it",
          lambda t, f: _sent(t)),
    Extra("ingest.stream", "PIP-04", "freshness calls for a stream", lambda t, f: f.streaming),
    Extra("transform.stream", "PIP-05", "windows are counted as events arrive",
          lambda t, f: f.stateful or (f.streaming and (_rows_on_request(t) or _session(t, f)))),
    Extra("store.online", "PIP-12", "precomputed values are looked up within a request",
          lambda t, f: f.streaming or t.archetype == "recommender" or _looked_up(t)),
    Extra("feature.online", "PIP-12", "precomputed features are looked up within a request",
          lambda t, f: f.streaming and t.archetype not in LLM),
    Extra("store.vector", "PIP-20", "candidates are found among many items by their vectors",
          lambda t, f: _searched(t)),
    Extra("store.warehouse", "PIP-21", "the warehouse is demanded, and no other part uses it",
          lambda t, f: _demanded("store.warehouse", t)),
    Extra("govern.registry", "PIP-13", "a model version must be found again",
          lambda t, f: t.archetype != "low_data_poc"),
    Extra("govern.contracts", "PIP-13", "bad input must stop before it is learnt from", lambda t, f: True),
    Extra("govern.lineage", "PIP-14", "a regulator may ask how a model came about",
          lambda t, f: bool(t.regimes & REGULATED)),
    Extra("govern.audit", "PIP-14", "access to regulated data must be provable",
          lambda t, f: bool(t.regimes & REGULATED) or "phi" in t.classes or "pci" in t.classes or _decisive(t)),
    Extra("govern.access", "PIP-15", "several people read personal data",
          lambda t, f: bool(t.classes & (PERSONAL - {"pii"})) and t.workload.data_gb >= 1000),
    Extra("govern.pii", "PIP-15", "free text may hide personal data",
          lambda t, f: bool(t.classes & PERSONAL) and (t.archetype == "asr_calls" or _prompted(t))),
    Extra("govern.prompts", "PIP-16", "prompts change behaviour like code does", lambda t, f: _prompted(t)),
    Extra("observe.llm", "PIP-16", "tokens, quality and refusals are watched", lambda t, f: _prompted(t)),
    Extra("serve.llm", "PIP-22", "too few texts are labelled to learn from, so a hosted model sorts them untaught",
          lambda t, f: _untaught(t)),
    Extra("serve.llm", "PIP-24", "what was said is summed up and checked by a language model, from redacted text",
          lambda t, f: _analysed(t)),
    Extra("observe.drift", "PIP-17", "inputs change before labels tell", lambda t, f: t.archetype not in LLM),
    Extra("govern.data_versions", "PIP-18", "a training set must be found again",
          lambda t, f: t.archetype not in LLM and bool(t.regimes & REGULATED)),
    Extra("serve.async", "PIP-10", "a request is too large or too long to wait for",
          lambda t, f: t.workload.payload_kb > 6 * 1024 and not _sooner_than_queues(t)),
)  # fmt: skip


SURE = 0.5  # of a use case that is only guessed: no law follows from it
SEARCHING = frozenset({"gcp", "k8s"})
FEW_ITEMS, SEARCH_FROM_MS = 10_000, 100  # one ranker looks at all of few
REQUEST_KB = 25_000.0  # the largest that managed endpoints take
TABULAR = frozenset({"transform.batch", "feature.offline"})
TEXTS, LISTS = "nlp_clf", "batch_tabular"
WHOLE = PICTURES | {TEXTS}
TRACING = frozenset({"observe.llm"})  # costs more than all of a trial, whose few answers are logged whole


def _searched(terms: Terms) -> bool:
    """§6: a vector store on Google Cloud and in a cluster, an index in the service's memory elsewhere; never for few
    items, nor where a search in a store takes too much of the answer's time.
    """
    work = terms.workload
    slow_enough = work.p95_target_ms is None or work.p95_target_ms >= SEARCH_FROM_MS
    many = work.vectors > FEW_ITEMS and slow_enough and _carried(terms)
    return work.problem_type == "recsys" and terms.cloud in SEARCHING and many


def _demanded(role: str, terms: Terms) -> bool:
    """A product that has to be used fills this role, and none beside it."""
    for product in terms.mandated:
        names = spelt({product})
        able = [p for p in terms.catalog.patterns.values() if names & set(p.products)]
        here = [p for p in able if p.cloud in (terms.cloud, "any")]
        if here and all(p.roles == [role] for p in here):
            return True
    return False


def _sent(terms: Terms) -> bool:
    """What is judged as a list comes one by one, from those it is about."""
    known = terms.constraints
    return terms.archetype == LISTS and readings.watched(known) and readings.sent(known)


def _brought(terms: Terms) -> bool:
    """Besides what devices send, something is fetched or delivered."""
    sources = terms.constraints.data.sources
    return sources is not None and bool(set(sources.value) - readings.SENDING)


def _carried(terms: Terms) -> bool:
    """Some store answers searches as often as they are asked for; an index in memory grows with the service."""
    stores = terms.catalog.for_role("store.vector", terms.cloud, portable=terms.portable)
    rates = [store.limits.get("max_rps", math.inf) for store in stores]
    return terms.workload.rps_peak * HEADROOM <= max(rates, default=0.0)


def _decisive(terms: Terms) -> bool:
    """A decision about a person that the law wants recorded."""
    domain, duty = terms.constraints.project.domain, terms.constraints.explainability
    words = "" if domain is None or domain.confidence < SURE else str(domain.value)
    line = "" if terms.constraints.project.subject is None else str(terms.constraints.project.subject.value)
    return tier(terms.archetype, words, None if duty is None else str(duty.value), line) == "high"


def _comes_whole(terms: Terms) -> bool:
    """A text or a picture is read as it comes: nothing is joined to it beforehand."""
    return terms.archetype in ("online_tabular", "batch_tabular") and terms.workload.problem_type in WHOLE


def _rows_on_request(terms: Terms) -> bool:
    """Rows that are completed with what their entity did lately."""
    return terms.archetype == "online_tabular" and not _comes_whole(terms)


def _session(terms: Terms, fresh: Freshness) -> bool:
    """What is new or a person just did has to count within an age the brief names: somebody reads the stream."""
    return terms.archetype == "recommender" and fresh.rule in ("PIP-04", "PIP-05")


def _sooner_than_queues(terms: Terms) -> bool:
    """An answer is due before any queue of this cloud gives one, and what is read fits a request."""
    asked = terms.constraints.latency.p95_ms
    queues = [p for p in terms.catalog.for_role("serve.async", terms.cloud) if "llm" not in p.provides]
    lags = [(p.latency.lag_s or 0.0) * 1000 for p in queues]
    small = terms.workload.payload_kb <= REQUEST_KB
    return small and asked is not None and bool(lags) and asked.value <= min(lags)


def _looked_up(terms: Terms) -> bool:
    """Results of a batch that somebody waits for when reading them."""
    asked = terms.constraints.latency.asked
    return asked is not None and "serve.batch" in terms.catalog.archetypes[terms.archetype].required


def _untaught(terms: Terms) -> bool:
    """A trial on texts whose few labels teach no model of its own."""
    work = terms.workload
    return (
        terms.archetype == "low_data_poc" and work.problem_type == TEXTS and work.tokens_in > 0 and terms.cloud != "k8s"
    )


def _prompted(terms: Terms) -> bool:
    return terms.archetype in LLM or _untaught(terms) or _analysed(terms)


def _analysed(terms: Terms) -> bool:
    """Calls of which more than the words is asked for."""
    return terms.archetype == "asr_calls" and terms.workload.tokens_in > 0


def _built_as(terms: Terms) -> str:
    """The shape whose roles a design has: a trial that is asked for as a list is one, computed as any other list."""
    mode = terms.constraints.serving_mode
    lists = mode is not None and mode.value == "batch" and mode.source is not Source.DEFAULT
    if terms.archetype != "low_data_poc" or not lists:
        return terms.archetype
    return "batch_llm_documents" if _untaught(terms) else "batch_tabular"


def needed(terms: Terms, fresh: Freshness) -> list[RoleNeed]:
    """In the fixed order of roles. Where data may be old enough for batches, they take the place of a usual stream."""
    shape = terms.catalog.archetypes[_built_as(terms)]
    wanted = {role: RoleNeed(role=role, why=f"part of this shape: {lower(shape.title)}", rule_id="PIP-09")
              for role in shape.required}  # fmt: skip
    wanted.update(
        {
            option.role: RoleNeed(role=option.role, why=option.why, rule_id=option.rule)
            for option in EXTRAS
            if option.role not in wanted and option.role in shape.optional and option.needed(terms, fresh)
        }
    )
    if terms.archetype == "medical_imaging" and (terms.workload.mode in WAITING or _sooner_than_queues(terms)):
        del wanted["serve.async"]
        wanted["serve.online"] = RoleNeed(role="serve.online", why="somebody waits for each reading", rule_id="PIP-10")
    if terms.archetype == "asr_calls" and terms.workload.mode == "batch":
        del wanted["serve.async"]
        wanted["serve.batch"] = RoleNeed(
            role="serve.batch", why="recordings are worked through in runs", rule_id="PIP-09"
        )
    if _sent(terms):
        wanted = {role: need for role, need in wanted.items() if role != "ingest.batch" or _brought(terms)}
    elif not fresh.streaming and STREAMS & set(wanted):
        wanted = {role: need for role, need in wanted.items() if role not in STREAMS}
        wanted["ingest.batch"] = RoleNeed(role="ingest.batch", why=fresh.reason, rule_id=fresh.rule)
    spared = (TABULAR if _comes_whole(terms) else frozenset()) | (TRACING if _untaught(terms) else frozenset())
    return [wanted[role] for role in ROLES if role in wanted and role not in spared]
