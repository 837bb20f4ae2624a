"""What keeps a request cheap and safe: caching, dynamic batching, guardrails around a language model."""

from __future__ import annotations

from collections.abc import Iterable

from agents.blueprint.access import DocumentAccess
from agents.expertise.model import Expertise
from agents.vocabulary import WAITING
from core.constraints import Strict
from templates.workload.answers import fitting
from templates.workload.model import Workload

BATCHING_SHARE = 0.1
CACHED_FROM = 0.2  # share of repeats from which a cache pays
LOW_RECALL, REFUSE_BELOW = 0.85, 0.5
UNCACHED = ("clearances",)
NOBODY_LEFT_OUT = "nothing: every caller may see every document"


class Caching(Strict):
    key: str
    ttl_s: int
    expected_hit: float


class Batching(Strict):
    max: int
    wait_ms: float


class Retrieval(Strict):
    """What is searched with every question: by words too where the store can, among what `filtered_by` leaves.

    Passages are reranked where the store or a service of the design does it; below `rerank_under_recall` at 10 a
    reranking model is added.
    """

    filtered_by: str
    top_k: int
    chunk_tokens: int
    hybrid: bool
    rerank: bool
    rerank_under_recall: float
    refuse_below: float


class Guardrails(Strict):
    input_filter: str
    output_filter: str
    citations_required: bool
    max_tokens: int
    timeouts_s: int


def caching(known: Expertise, work: Workload, rights: DocumentAccess | None) -> Caching | None:
    """No cache where rights are as many as people, and none for what a caller's own data went into."""
    rare = known.llm is None or work.mode not in WAITING or work.cache_hit < CACHED_FROM
    if rare or (rights is not None and rights.rules in UNCACHED):
        return None
    seen = "the caller's set of rights, " if rights is not None else ""
    only = "; only answers without the caller's own data" if known.own_data else ""
    key = f"hash of {seen}prompt version, question and document versions{only}"
    return Caching(key=key, ttl_s=3600, expected_hit=work.cache_hit)


def batching(work: Workload) -> Batching | None:
    if not work.gpu_serve or work.mode not in WAITING or work.p95_target_ms is None:
        return None
    return Batching(max=16, wait_ms=round(BATCHING_SHARE * work.p95_target_ms, 1))


def retrieval(known: Expertise, rights: DocumentAccess | None, store: Iterable[str]) -> Retrieval | None:
    """`store` is what the chosen store provides: names, codes and acronyms only match as words."""
    if known.llm is None or not known.llm.chunk_tokens:
        return None
    able = set(store)
    return Retrieval(
        filtered_by=rights.applied if rights is not None else NOBODY_LEFT_OUT, top_k=known.llm.top_k,
        chunk_tokens=known.llm.chunk_tokens, hybrid="hybrid" in able, rerank="rerank" in able,
        rerank_under_recall=LOW_RECALL, refuse_below=REFUSE_BELOW,
    )  # fmt: skip


def guardrails(known: Expertise, work: Workload) -> Guardrails | None:
    if known.llm is None:
        return None
    return Guardrails(
        input_filter="injection patterns and personal data", output_filter="grounding, personal data, banned topics",
        citations_required=known.explain == "citations", max_tokens=_most_tokens(work), timeouts_s=30,
    )  # fmt: skip


def _most_tokens(work: Workload) -> int:
    """Twice the usual answer, or as many as are written in the time a waiting person is promised."""
    most, target = 2 * work.tokens_out, work.p95_target_ms
    return int(most if target is None else min(most, fitting(target, most)))
