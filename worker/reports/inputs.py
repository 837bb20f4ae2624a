"""`reports/provenance.json`: digests of everything the files are a function of."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import Any

from core.canonical import sha256_json
from worker.reports.design import Design


def provenance(design: Design, tree_sha256: str) -> dict[str, Any]:
    """No time, host or run in it: equal inputs give equal bytes."""
    return {
        "generator": {"name": "agentic-mlops-platform", "version": version("agentic-mlops-platform")},
        "inputs": {
            "brief_sha256": hashlib.sha256(design.intake.brief.encode()).hexdigest(),
            "constraints_sha256": sha256_json(design.intake.constraints),
            "plan_sha256": design.plan_sha256,
            "price_book_as_of": design.estimate.price_book_as_of,
            "policy_packs": design.policy.pack_versions,
        },
        "tree_sha256": tree_sha256,
    }
