"""Ask the policy whether to train again; if so, train, judge and (where allowed) promote."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

import polars as pl

from mlsystem import domain, registry, retraining, settings
from mlsystem.gates import GateResult
from mlsystem.retraining import Decision, Situation
from mlsystem.settings import Settings
from pipelines import evaluate, monitor
from pipelines.train import table, train


@dataclass(frozen=True)
class Retrained:
    decision: Decision
    version: str | None = None
    gate: GateResult | None = None
    promoted: bool = False


def situation(config: Settings, now: datetime, automatic_this_week: int = 0) -> Situation:
    """Counted from the registry, the labels and the monitor's memory."""
    card = registry.card(config.registry, registry.resolve(config.registry))
    trained = datetime.fromisoformat(card.trained_at)
    arrived = pl.col("known_at").is_between(trained, now, closed="right")
    labels = table("labels", config).filter(arrived)
    return Situation(
        hours_since_training=(now - trained).total_seconds() / 3600,
        new_labels=labels.height,
        new_positives=int((labels[domain.LABEL] > 0).sum()),
        drift_windows=monitor.windows_in_a_row(config),
        automatic_this_week=automatic_this_week,
    )


def retrain(config: Settings, now: datetime, automatic_this_week: int = 0) -> Retrained:
    """Train when the policy says so. A model that needs approval waits as a registered challenger."""
    decision = retraining.decide(situation(config, now, automatic_this_week), config.table("retraining"))
    if not decision.retrain:
        return Retrained(decision)
    card = train(config, now)
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
