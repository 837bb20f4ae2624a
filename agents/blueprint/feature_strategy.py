"""How a model gets its inputs: whole with the request, computed in batch, or looked up while somebody waits."""

from __future__ import annotations

from typing import Literal

from agents.expertise.model import Expertise
from agents.vocabulary import WAITING, count
from core.plan import Component
from templates.workload.model import Workload

Strategy = Literal[
    "in_request", "offline_only", "kv", "feature_store", "embeddings", "audio", "images", "text", "documents",
    "records",
]  # fmt: skip
SAID: dict[Strategy, str] = {
    "in_request": "taken from the request",
    "offline_only": "computed in batch",
    "kv": "looked up by key",
    "feature_store": "served by a feature store",
    "embeddings": "embeddings of passages",
    "audio": "the recording itself",
    "images": "the image itself",
    "text": "the text itself",
    "documents": "the whole document",
    "records": "the data of each item",
}
# By shape or domain: what is read whole.
RAW: dict[str, Strategy] = {
    "cv_edge": "images",
    "medical_imaging": "images",
    "text": "text",
    "picture": "images",
    "outline": "images",
}
STORE_MS = 200.0
STORES = ("feast", "_fs", "databricks")  # patterns that keep definitions as well as values
NO_LOOKUP = "none_in_request"


def chosen(known: Expertise, domain: str, work: Workload, parts: dict[str, Component]) -> tuple[Strategy, str]:
    """The strategy and why, as the rest of a sentence; `parts` is role → component."""
    if known.reading is not None:
        return known.reading.strategy, known.reading.why
    if whole := RAW.get(known.id) or RAW.get(domain):
        return whole, "the model reads it whole, so there is no table of features to look up"
    if work.mode not in WAITING:
        return "offline_only", "nothing is looked up while somebody waits"
    lookup = parts.get("feature.online")
    if lookup is None or lookup.pattern_id.endswith(NO_LOOKUP):
        return "in_request", "all inputs come with the request"
    many = f"{work.features:g} features for {count(work.models, 'model')}"
    if any(word in lookup.pattern_id for word in STORES):
        return "feature_store", f"{many} are defined once and looked up within {work.p95_target_ms or STORE_MS:g} ms"
    return "kv", f"{many} are read in one lookup, which needs no feature store"
