"""Cheaper settings of the same pattern: a smaller model where the budget does not carry the usual one."""

from __future__ import annotations

from agents.selection.candidate import Candidate, price
from agents.selection.terms import Terms

# Pattern -> its smaller models, best first. Every name has a price.
SMALLER = {
    "aws.serve.bedrock": ("nova-lite", "nova-micro"),
    "aws.serve.bedrock_batch": ("nova-lite", "nova-micro"),
    "gcp.serve.vertex_gemini": ("gemini-2.5-flash-lite",),
    "gcp.serve.gemini_batch": ("gemini-2.5-flash-lite",),
}


def cheaper(candidate: Candidate, terms: Terms) -> list[Candidate]:
    """The candidate with the next smaller model; its score stays, since the pattern does."""
    models = SMALLER.get(candidate.pattern.id, ())
    own = candidate.component.params.get("model")
    below = models[models.index(str(own)) + 1 :] if own in models else models
    pinned = any(a.role == candidate.component.role and "model" in a.params for a in terms.amendments)
    return [] if pinned else [_with(candidate, model, terms) for model in below[:1]]


def _with(candidate: Candidate, model: str, terms: Terms) -> Candidate:
    params = {**candidate.component.params, "model": model}
    component = candidate.component.model_copy(update={"params": params})
    monthly, fixed = price(component, terms)
    priced = component.model_copy(update={"monthly_usd": None if monthly is None else float(monthly)})
    return Candidate(candidate.pattern, priced, monthly, fixed, candidate.scores, candidate.score)


def said(candidate: Candidate) -> str:
    """The pattern, with its model where it has smaller ones."""
    model = candidate.component.params.get("model")
    return f"{candidate.pattern.id} ({model})" if candidate.pattern.id in SMALLER else candidate.pattern.id
