"""What keeps a request cheap and safe: caching, dynamic batching, guardrails around a language model."""

from __future__ import annotations

from agents.expertise.model import Expertise
from agents.vocabulary import WAITING
from core.constraints import Strict
from templates.workload.answers import fitting
from templates.workload.model import Workload

BATCHING_SHARE = 0.1
CACHED_FROM = 0.2  # share of repeats from which a cache pays
MANY_CHUNKS, LOW_RECALL, REFUSE_BELOW = 50_000.0, 0.85, 0.5


class Caching(Strict):
    key: str
    ttl_s: int
    expected_hit: float


class Batching(Strict):
    max: int
    wait_ms: float


class Retrieval(Strict):
    """`rerank` follows the size of the collection; below `rerank_under_recall` at 10 it is added whatever the size."""

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


def caching(known: Expertise, work: Workload) -> Caching | None:
    if known.llm is None or work.mode not in WAITING or work.cache_hit < CACHED_FROM:
        return None
    return Caching(
        key="hash of prompt version, question and document versions", ttl_s=3600, expected_hit=work.cache_hit
    )


def batching(work: Workload) -> Batching | None:
    if not work.gpu_serve or work.mode not in WAITING or work.p95_target_ms is None:
        return None
    return Batching(max=16, wait_ms=round(BATCHING_SHARE * work.p95_target_ms, 1))


def retrieval(known: Expertise, work: Workload) -> Retrieval | None:
    """Words and meaning are searched together, since names, codes and acronyms only match as words."""
    if known.llm is None or not known.llm.chunk_tokens:
        return None
    return Retrieval(
        top_k=known.llm.top_k, chunk_tokens=known.llm.chunk_tokens, hybrid=True,
        rerank=work.docs * work.chunks_per_doc > MANY_CHUNKS, rerank_under_recall=LOW_RECALL, refuse_below=REFUSE_BELOW,
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
