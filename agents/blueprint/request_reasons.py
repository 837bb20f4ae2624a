"""Why a request takes as long as it does and what bounds an answer, as claims."""

from __future__ import annotations

from agents.blueprint.request_controls import NOBODY_LEFT_OUT, Guardrails, Retrieval
from agents.blueprint.request_path import LatencyBudget
from agents.reasons import Reasons
from agents.vocabulary import rate, span
from templates.workload.model import Workload


def timed(reasons: Reasons, budget: LatencyBudget, concurrency: int, work: Workload) -> None:
    target = "" if budget.total_p95 is None else f" of {span(budget.total_p95)}"
    reasons.say(f"The hops take {span(budget.sum_p95 or 0)}{target} at p95.", "INF-01", because=("latency.p95_ms",))
    wait, late = span(budget.client_timeout_ms or 0), span(budget.fallback_after_ms or 0)
    reasons.say(f"Callers wait {wait}, as long as is promised, and the service falls back after {late}.", "INF-02",
                because=("latency.p95_ms",))  # fmt: skip
    reasons.say(f"A peak of {rate(work.rps_peak)} keeps {concurrency} in work at once, one spare included.", "INF-05",
                because=("throughput.rps_peak",))  # fmt: skip


def answered(reasons: Reasons, retrieval: Retrieval | None, guardrails: Guardrails | None) -> None:
    """What bounds a language model."""
    if retrieval is not None:
        by = "by words and by meaning" if retrieval.hybrid else "by meaning alone"
        sought = f"{retrieval.top_k} passages of {retrieval.chunk_tokens} tokens, {by}"
        again = ", then reranked" if retrieval.rerank else ""
        reasons.say(f"An answer rests on {sought}{again}; without support it is refused.", "INF-07",
                    because=("project.problem_type",))  # fmt: skip
        if not retrieval.hybrid:
            reasons.risk("Codes, numbers and names are missed by a search by meaning alone", "Recall is measured on 50 "
                         "such questions; under 0.85 a store that searches words as well takes its place",
                         "ML engineer")  # fmt: skip
        if retrieval.filtered_by != NOBODY_LEFT_OUT:
            reasons.say(f"The index is filtered before it is searched, by {retrieval.filtered_by}.", "INF-11",
                        because=("data.access_rules",))  # fmt: skip
    if guardrails is not None:
        reasons.say(f"Input and output are filtered, an answer ends at {guardrails.max_tokens:,} tokens, and no text "
                    "starts an action by itself.", "INF-10", because=("project.problem_type",))  # fmt: skip


def streamed(reasons: Reasons, shown_early: bool, budget: LatencyBudget) -> None:
    """An answer somebody would otherwise wait for."""
    if not shown_early:
        return
    taken = span(budget.sum_p95 or 0)
    reasons.say(f"An answer takes {taken}, so it is shown as it is written.", "INF-08",
                because=("latency.first_token_ms",))  # fmt: skip
