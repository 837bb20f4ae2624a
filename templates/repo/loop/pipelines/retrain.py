"""Ask the policy whether to train again; if so, train, judge and (where allowed) promote."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from mlsystem import automatic, retraining, settings
from mlsystem.gate_checks import GateResult
from mlsystem.retraining import Decision
from mlsystem.settings import Settings
from pipelines import evaluate, monitor
from pipelines.situation import situation
from pipelines.train import train


@dataclass(frozen=True)
class Retrained:
    decision: Decision
    version: str | None = None
    gate: GateResult | None = None
    promoted: bool = False


def retrain(config: Settings, now: datetime) -> Retrained:
    """Train when the policy says so. A version that needs approval waits as a registered challenger."""
    today = replace(situation(config, now), days=(f"{now:%A}".lower(), f"{now:%d}"))
    decision = retraining.decide(today, config.table("retraining"))
    if not decision.retrain:
        return Retrained(decision)
    card = train(config, now)
    automatic.record(config.registry, card.version, decision.reasons, now)
    if decision.needs_approval:
        return Retrained(decision, card.version, evaluate.evaluate(card.version, config))
    gate = evaluate.promote_if_passed(card.version, config)
    if gate.passed:
        monitor.reset(config)
    return Retrained(decision, card.version, gate, gate.passed)


def main() -> None:
    result = retrain(settings.load(), datetime.now(UTC))
    print(json.dumps(asdict(result), indent=2, sort_keys=True))


if __name__ == "__main__":
    main()
