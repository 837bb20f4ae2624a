"""Judge a registered version against the gates and the version in use; promote only what passes."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import Any

from mlsystem import registry, settings
from mlsystem.gate_checks import GateResult
from mlsystem.settings import Settings
from pipelines.judging import judge


def evaluate(version: str, config: Settings) -> GateResult:
    """Both versions on the same held-out data; the report stays beside the version."""
    model, card = registry.load(config.registry, version)
    result, measured = judge(model, card, _champion(config), config)
    report = {"passed": result.passed, **asdict(result), **measured}
    path = config.registry / version / "evaluation.json"
    path.write_text(json.dumps(report, indent=2, sort_keys=True) + "\n")
    return result


def promote_if_passed(version: str, config: Settings) -> GateResult:
    result = evaluate(version, config)
    if result.passed:
        registry.promote(config.registry, version)
    return result


def _champion(config: Settings) -> Any | None:
    """The model in use; None before the first promotion."""
    if not registry.aliases(config.registry).get(registry.CHAMPION):
        return None
    return registry.load(config.registry, registry.resolve(config.registry))[0]


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
