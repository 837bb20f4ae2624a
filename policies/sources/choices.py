"""Facts from the agents' decisions: monitoring, rollout, oversight, governance, features, models."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from core.constraints import Constraints
from core.constraints.facts import value
from policies.licences import RESTRICTED
from policies.sources.brief import words

Decisions = Mapping[str, Any]


def plain(decisions: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Agent id → its decisions as JSON, from envelopes, models or dictionaries alike."""
    return {agent: _inner(output) for agent, output in decisions.items()}


def _inner(output: Any) -> dict[str, Any]:
    dumped = output.model_dump(mode="json") if hasattr(output, "model_dump") else output
    inner = dumped.get("decisions", dumped)
    return inner if isinstance(inner, dict) else {}


def at(decisions: Decisions, path: str) -> Any:
    """The decision at a dotted path, None where it is absent."""
    node: Any = decisions
    for name in path.split("."):
        node = node.get(name) if isinstance(node, Mapping) else None
    return node


def _count(items: Any) -> int | None:
    return len(items) if isinstance(items, list | dict) else None


def monitoring(decisions: Decisions) -> dict[str, Any]:
    root = "monitoring_observability."
    alerts, metrics = at(decisions, root + "alerts"), at(decisions, root + "model_metrics")
    sample = at(decisions, root + "logging.sample")
    redaction = at(decisions, root + "logging.redaction")
    return {
        "data_checks": _count(at(decisions, root + "data_checks")),
        "model_metrics": _count(metrics),
        "infra_metrics": _count(at(decisions, root + "infra_metrics")),
        "alerts": _count(alerts),
        "alerts_without_runbook": None if alerts is None else sum(not alert.get("runbook") for alert in alerts),
        "label_free_metrics": None if metrics is None else sum(not metric.get("needs_labels") for metric in metrics),
        "payload_logged": None if sample is None else sample not in (0, "0", "none", "metadata"),
        "redaction": None if redaction is None else redaction not in (False, "", "none"),
    }


def rollout(decisions: Decisions) -> dict[str, Any]:
    return {
        "automatic_rollback": at(decisions, "deployment_serving.rollback.automatic"),
        "rollback_drill_days": at(decisions, "continual_learning.rollback_drill_days"),
    }


def oversight(decisions: Decisions) -> dict[str, Any]:
    root = "governance_ethics.human_oversight."
    mode = at(decisions, root + "mode")
    mode = None if mode is None else str(mode).removesuffix("_loop").removesuffix("_the")
    route = at(decisions, root + "appeal_route")
    return {
        "mode": mode,
        "appeal_route": (mode == "in" if mode else None) if route is None else bool(route),
        "override_logging": at(decisions, root + "override_logging"),
    }


def governance(decisions: Decisions) -> dict[str, Any]:
    root = "governance_ethics."
    promotion = at(decisions, "versioning_governance.models.promotion")
    basis = at(decisions, root + "privacy.legal_basis") or at(decisions, "data_sourcing.legal_basis")
    return {
        "documents": at(decisions, root + "documentation"),
        "legal_basis": basis,
        "explanation_method": at(decisions, root + "explainability.method"),
        "independent_validation": None if promotion is None else promotion == "two_person",
        "samd_class": at(decisions, root + "samd_class"),
        "protected_justification": at(decisions, root + "fairness.justification"),
        "nonprod_data": at(decisions, "versioning_governance.data.nonprod_data"),
    }


def privacy(decisions: Decisions, parts: list[dict[str, Any]]) -> dict[str, Any]:
    audit = next((part for part in parts if part["role"] == "govern.audit"), None)
    return {
        "pan_handling": at(decisions, "data_engineering.pii_handling"),
        "cde_segmented": at(decisions, "governance_ethics.privacy.cde_segmented"),
        "audit_log": audit is not None,
        "audit_retention_days": audit["params"].get("retention_days") if audit else None,
    }


WITH_REQUEST = {"audio", "images", "text"}


def with_request(decisions: Decisions) -> bool | None:
    """Whether what is judged comes whole with the request, or with the file that starts the work; None if undecided."""
    strategy = at(decisions, "feature_engineering.strategy")
    mode, shape = at(decisions, "deployment_serving.serving_mode"), at(decisions, "project_stages.archetype")
    if strategy is None or mode is None:
        return None
    by_file = shape == "batch_llm_documents" and mode == "async"
    return bool(by_file or (strategy in WITH_REQUEST and mode != "batch"))


def retention(constraints: Constraints, decisions: Decisions) -> dict[str, Any]:
    """Days per kind of data: what the user stated, else what governance decided."""
    places = ("governance_ethics.privacy.retention", "versioning_governance.retention")
    decided = next((found for path in places if isinstance(found := at(decisions, path), Mapping)), {})
    stated = constraints.retention_days
    kinds = {k: value(getattr(stated, k)) for k in ("raw", "features", "predictions", "logs")}
    found = {k: days if days is not None else decided.get(k, decided.get(f"{k}_days")) for k, days in kinds.items()}
    return {**{f"{kind}_days": days for kind, days in found.items()}, "stated": stated.raw is not None}


def features(constraints: Constraints, decisions: Decisions) -> list[dict[str, Any]] | None:
    """None while nobody has listed features; a name that holds a protected attribute's words is protected."""
    listed = at(decisions, "feature_engineering.features")
    protected = words(constraints.fairness_attributes) or []
    if listed is None:
        return None
    return [
        {
            "id": feature["name"],
            "pii": feature.get("pii"),
            "transformation": feature.get("transformation"),
            "protected": bool(_names(feature["name"]) & {word for name in protected for word in [name, *_names(name)]}),
        }
        for feature in listed
    ]


def _names(text: str) -> set[str]:
    return {text.lower(), *re.split(r"[\s_\-]+", text.lower())}


def models(decisions: Decisions) -> dict[str, Any]:
    candidates = at(decisions, "model_development.candidates")
    hashed = at(decisions, "versioning_governance.models.artefact_hash")
    texts = [" ".join(str(v) for v in c.values()) for c in candidates or []]
    return {
        "artifact_format": at(decisions, "deployment_serving.packaging"),
        "artifact_hash": None if hashed is None else bool(hashed),
        "restricted": None if candidates is None else [text[:80] for text in texts if RESTRICTED.search(text)],
    }
