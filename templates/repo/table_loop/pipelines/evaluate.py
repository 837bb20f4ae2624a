"""Judge a registered version against the gates and the serving model; promote only what passes."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import datetime

from mlsystem import gates, registry, settings, task
from mlsystem.gates import GateResult, Metrics
from mlsystem.settings import Settings
from mlsystem.task import HeldOut


def evaluate(version: str, config: Settings) -> GateResult:
    """Both models on the same held-out rows; the report stays beside the version."""
    model, card = registry.load(config.registry, version)
    held_out = task.held_out(config, datetime.fromisoformat(card.trained_at))
    challenger = {**card.metrics, **task.measure(model, held_out)}
    slices = task.slices(model, held_out)
    result = gates.judge(challenger, _champion(config, held_out), slices, config.table("gates"))
    report = {"passed": result.passed, **asdict(result), "metrics": challenger, "slices": slices}
    path = config.registry / version / "evaluation.json"
    path.write_text(json.dumps(report, indent=2, sort_keys=True) + "\n")
    return result


def promote_if_passed(version: str, config: Settings) -> GateResult:
    result = evaluate(version, config)
    if result.passed:
        registry.promote(config.registry, version)
    return result


def _champion(config: Settings, held_out: HeldOut) -> Metrics | None:
    if not registry.aliases(config.registry).get(registry.CHAMPION):
        return None
    model, _ = registry.load(config.registry, registry.resolve(config.registry))
    return task.measure(model, held_out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--version", help="a registered version; the newest one if left out")
    parser.add_argument("--promote", action="store_true", help="put it in use when every gate passes")
    args = parser.parse_args()
    config = settings.load()
    version = args.version or registry.versions(config.registry)[-1]
    result = (promote_if_passed if args.promote else evaluate)(version, config)
    for check in result.checks:
        print(f"{'pass' if check.passed else 'FAIL'}  {check.name}: {check.detail}")
    raise SystemExit(0 if result.passed else 1)


if __name__ == "__main__":
    main()
