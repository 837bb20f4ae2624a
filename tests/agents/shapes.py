"""One brief of every archetype, typed, to be put on any cloud."""

from __future__ import annotations

from typing import Any

from core.constraints import Constraints

SHAPES: dict[str, dict[str, Any]] = {
    "batch_tabular": {"project": {"problem_type": "binary_clf"}, "serving_mode": "batch"},
    "online_tabular": {"project": {"problem_type": "binary_clf", "domain": "leads"}, "serving_mode": "online"},
    "streaming_fraud": {"project": {"problem_type": "binary_clf", "domain": "fraud"}, "serving_mode": "online",
                        "freshness_s": 5.0, "throughput": {"events_per_s": 500.0}},
    "rag_assistant": {"project": {"problem_type": "rag"}, "serving_mode": "online"},
    "batch_llm_documents": {"project": {"problem_type": "llm_extraction"}, "serving_mode": "batch"},
    "demand_forecasting": {"project": {"problem_type": "forecasting"}, "serving_mode": "batch"},
    "recommender": {"project": {"problem_type": "recsys"}, "serving_mode": "online"},
    "ad_ctr": {"project": {"problem_type": "ranking", "domain": "ads"}, "serving_mode": "online"},
    "cv_edge": {"project": {"problem_type": "cv_detection"}, "serving_mode": "edge"},
    "medical_imaging": {"project": {"problem_type": "cv_segmentation", "domain": "radiology"}, "serving_mode": "async"},
    "iot_anomaly": {"project": {"problem_type": "anomaly"}, "serving_mode": "streaming",
                    "throughput": {"events_per_s": 2000.0}},
    "asr_calls": {"project": {"problem_type": "asr"}, "serving_mode": "batch"},
    "moderation": {"project": {"problem_type": "nlp_clf", "domain": "moderation"}, "serving_mode": "online"},
    "low_data_poc": {"project": {"problem_type": "binary_clf"}, "data": {"row_count": 200.0}},
}  # fmt: skip
CLOUDS = ("aws", "gcp", "azure", "on_prem")
PAIRS = [(shape, cloud) for shape in sorted(SHAPES) for cloud in CLOUDS]


def shaped(shape: str, cloud: str, **more: Any) -> Constraints:
    """The archetype's constraints on a cloud; `more` adds or replaces fields, nested by section."""
    return Constraints.model_validate(_facts(_merged(SHAPES[shape], {"cloud": cloud, **more})))


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    both = {k: {**under[k], **v} if isinstance(v, dict) and k in under else v for k, v in over.items()}
    return {**under, **both}


def _facts(node: Any) -> Any:
    return {k: _facts(v) for k, v in node.items()} if isinstance(node, dict) else {"value": node}
