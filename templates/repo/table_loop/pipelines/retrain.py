"""Ask the policy whether to train again; if so, train, judge and (where allowed) promote."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from mlsystem import gates, registry, retraining, settings, task
from mlsystem.gates import GateResult
from mlsystem.retraining import Decision, Situation
from mlsystem.settings import Settings
from pipelines import evaluate, monitor
from pipelines.train import train


@dataclass(frozen=True)
class Retrained:
    decision: Decision
    version: str | None = None
    gate: GateResult | None = None
    promoted: bool = False


def situation(config: Settings, now: datetime) -> Situation:
    """Counted from the registry, the labels and the monitor's memory."""
    model, card = registry.load(config.registry, registry.resolve(config.registry))
    trained = datetime.fromisoformat(card.trained_at)
    labels, positives = task.arrived(config, trained, now)
    metric = config.table("gates")["champion"]["metric"]
    newest: gates.Metrics = task.measure(model, task.held_out(config, now))
    return Situation(
        hours_since_training=(now - trained).total_seconds() / 3600,
        new_labels=labels,
        new_positives=positives,
        drift_windows=monitor.windows_in_a_row(config),
        metric_drop=card.metrics[metric] - newest[metric],
        automatic_this_week=_trained_since(config, now - timedelta(days=7), now),
    )


def retrain(config: Settings, now: datetime) -> Retrained:
    """Train when the policy says so. A model that needs approval waits as a registered challenger."""
    decision = retraining.decide(situation(config, now), config.table("retraining"))
    if not decision.retrain:
        return Retrained(decision)
    card = train(config, now)
    if decision.needs_approval:
        return Retrained(decision, card.version, evaluate.evaluate(card.version, config))
    gate = evaluate.promote_if_passed(card.version, config)
    if gate.passed:
        monitor.reset(config)
    return Retrained(decision, card.version, gate, gate.passed)


def _trained_since(config: Settings, since: datetime, now: datetime) -> int:
    """Versions after the first one, made in (since, now]."""
    cards = [registry.card(config.registry, v) for v in registry.versions(config.registry)[1:]]
    return sum(since < datetime.fromisoformat(card.trained_at) <= now for card in cards)


def main() -> None:
    result = retrain(settings.load(), datetime.now(UTC))
    print(json.dumps(asdict(result), indent=2, sort_keys=True))


if __name__ == "__main__":
    main()
