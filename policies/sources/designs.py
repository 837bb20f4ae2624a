"""Component parameters that an agent decided for a whole capability rather than for one component."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from policies.sources.choices import at


class Fill(NamedTuple):
    """Parameter `name` of components whose role starts with `role` = the decision at `path`, translated."""

    name: str
    role: str
    path: str
    values: Mapping[Any, Any] = {}


FILLS = (
    Fill("min_replicas", "serve.", "deployment_serving.replicas.min"),
    Fill("zones", "serve.", "deployment_serving.multi_az", {True: 2, False: 1}),
    Fill("regions", "serve.", "deployment_serving.multi_region", {"none": 1, "active_passive": 2, "active_active": 2}),
    Fill("public", "serve.", "deployment_serving.endpoints.public"),
    Fill("auth", "serve.", "deployment_serving.endpoints.auth"),
    Fill("waf", "serve.", "deployment_serving.endpoints.waf"),
    Fill("dlq", "ingest.stream", "data_engineering.streaming.dlq"),
    Fill("gpu", "train.compute", "training_pipelines.compute.type", {"gpu": True, "cpu": False, "none": False}),
)


def filled(role: str, params: Mapping[str, Any], decisions: Mapping[str, Any]) -> dict[str, Any]:
    """`params` with what they leave open taken from the decisions; what nobody decided stays absent."""
    open_ = [fill for fill in FILLS if role.startswith(fill.role) and params.get(fill.name) is None]
    return {**{fill.name: _decided(fill, decisions) for fill in open_}, **params}


def _decided(fill: Fill, decisions: Mapping[str, Any]) -> Any:
    decision = at(decisions, fill.path)
    if fill.values:
        return fill.values.get(decision)
    return bool(decision) if fill.name == "dlq" and decision is not None else decision
