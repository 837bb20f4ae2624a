"""The gate between a new version and its use."""

from __future__ import annotations

from typing import Any

from mlsystem.gate_checks import GateResult, asked, at_least, at_most

Metrics = dict[str, float]


def judge(
    challenger: Metrics, champion: Metrics | None, slices: dict[str, Metrics], limits: dict[str, Any]
) -> GateResult:
    """`limits` is conf/gates.toml; `champion` was measured on the same records, None before the first one."""
    checks = [at_least(name, challenger[name], limit) for name, limit in limits["at_least"].items()]
    checks += [at_most(name, challenger[name], limit) for name, limit in limits["at_most"].items()]
    if champion is not None:
        metric, tolerance = limits["champion"]["metric"], limits["champion"]["tolerance"]
        floor = champion[metric] - tolerance
        checks.append(at_least(f"{metric} against the champion", challenger[metric], floor))
    metric, floor = limits["slices"]["metric"], limits["slices"]["at_least"]
    checks += [at_least(f"{metric} of {name}", found[metric], floor) for name, found in slices.items()]
    checks += asked(limits.get("asked", []), lambda goal: challenger[goal["metric"]])
    return GateResult(checks)
