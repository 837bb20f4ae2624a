"""“What about hallucinations?”: what holds a language model to its sources, and what its tokens are."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told
from agents.chat.phrases import plainly
from agents.planning import inference_pipeline, model_development, monitoring_observability


def answer(_: str, design: Design) -> Reply | None:
    model = design.decided("model_development", model_development.Decisions).llm
    asked = design.decided("inference_pipeline", inference_pipeline.Decisions)
    watch = design.decided("monitoring_observability", monitoring_observability.Decisions).llm
    guards, work = asked.guardrails, design.workload
    if model is None or guards is None:
        return None
    lines = [
        f"Every answer {'needs a source' if guards.citations_required else 'may stand without a source'}; "
        f"otherwise: {plainly(model.fallback)}.",
        f"- Going in: {guards.input_filter}. Coming out: {guards.output_filter}.",
        f"- Tokens per call: {work.tokens_in:,.0f} in, {work.tokens_out:,.0f} out expected, {guards.max_tokens:,} out "
        f"at most, {guards.timeouts_s} s at most.",
        f"- Quality: {watch.quality}; refusals: {watch.refusal_rate}; injections: {watch.injection_hits}; "
        f"feedback: {watch.feedback}." if watch else "",
    ]  # fmt: skip
    return told(lines, card("inference_pipeline"), card("model_development"), card("monitoring_observability"))
