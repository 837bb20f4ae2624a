"""Where each model version came from, as OpenLineage run events: data snapshot and code in, model out.

The events follow https://openlineage.io/spec/2-0-2/OpenLineage.json; ids are derived from the version, so
writing them again gives the same bytes.
"""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from mlsystem import registry
from mlsystem.registry import ModelCard

SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
PRODUCER = "https://openlineage.io/"
NAMESPACE = "mlsystem"


def event(card: ModelCard, verdict: dict[str, Any] | None) -> dict[str, Any]:
    """The training run that made `card`; `verdict` is its evaluation, None before it was judged."""
    seen = {"passed": verdict["passed"], "refused": verdict.get("refused", [])} if verdict else None
    facts = {"sha256": card.sha256, "metrics": card.metrics, "family": card.family, "evaluation": seen}
    return {
        "eventType": "COMPLETE",
        "eventTime": card.trained_at,
        "producer": PRODUCER,
        "schemaURL": SCHEMA,
        "run": {"runId": str(uuid.uuid5(uuid.NAMESPACE_OID, card.sha256)), "facets": {}},
        "job": {
            "namespace": NAMESPACE,
            "name": "train",
            "facets": _facet("sourceCode", code_sha=card.code_sha),
        },
        "inputs": [{"namespace": NAMESPACE, "name": f"landing@{card.data_snapshot}"}],
        "outputs": [
            {"namespace": NAMESPACE, "name": f"model@{card.version}", "facets": _facet("model", **facts)}
        ],
    }


def approvals(root: Path) -> list[dict[str, str]]:
    """What was in use, in order: the history of the champion alias with each artefact's hash."""
    return [
        {"version": version, "sha256": registry.card(root, version).sha256}
        for version in registry.aliases(root).get(registry.CHAMPION, [])
    ]


def _facet(name: str, **facts: Any) -> dict[str, Any]:
    return {name: {"_producer": PRODUCER, "_schemaURL": SCHEMA, **facts}}
