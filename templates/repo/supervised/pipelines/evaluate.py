"""Judge a registered version against the gates and the serving model; promote only what passes."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from mlsystem import gates, registry, settings, training
from mlsystem.dataset import Part
from mlsystem.gates import GateResult
from mlsystem.settings import Settings
from pipelines.train import split


def evaluate(version: str, config: Settings) -> GateResult:
    """Both models on the same held-out rows; the report stays beside the version."""
    model, card = registry.load(config.registry, version)
    held_out = split(config, datetime.fromisoformat(card.trained_at)).test
    p = training.scores(model, held_out.x)
    groups = training.by_group(held_out, p)
    challenger = training.metrics(held_out.y, p)
    result = gates.judge(challenger, _champion(config, held_out), groups, config.table("gates"))
    report: dict[str, Any] = {
        "passed": result.passed,
        **asdict(result),
        "groups": groups,
        "metrics": challenger,
    }
    (config.registry / version / "evaluation.json").write_text(
        json.dumps(report, indent=2, sort_keys=True) + "\n"
    )
    return result


def promote_if_passed(version: str, config: Settings) -> GateResult:
    result = evaluate(version, config)
    if result.passed:
        registry.promote(config.registry, version)
    return result


def _champion(config: Settings, held_out: Part) -> dict[str, float] | None:
    if not registry.aliases(config.registry).get(registry.CHAMPION):
        return None
    model, _ = registry.load(config.registry, registry.resolve(config.registry))
    return training.metrics(held_out.y, training.scores(model, held_out.x))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--version", help="a registered version; the newest one if left out")
    parser.add_argument(
        "--promote", action="store_true", help="move the champion alias when every gate passes"
    )
    args = parser.parse_args()
    config = settings.load()
    version = args.version or registry.versions(config.registry)[-1]
    result = (promote_if_passed if args.promote else evaluate)(version, config)
    for check in result.checks:
        print(f"{'pass' if check.passed else 'FAIL'}  {check.name}: {check.detail}")
    raise SystemExit(0 if result.passed else 1)


if __name__ == "__main__":
    main()
