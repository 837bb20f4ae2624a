"""From no label to a small model: baseline → gate → serve → people → retrain → outlook → drift → rollback."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from mlsystem import registry, sample
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from pipelines import evaluate, outlook, proofs, rehearsal, train
from pipelines.served import get, get_list, post, served
from pipelines.stage import home, step

ROUNDS = (11, 12, 13)
NOW = datetime.now(UTC)
BEGIN = NOW - timedelta(days=30)


def main() -> None:
    config = home()
    baseline = rehearsal.first_version(config, sample.synthesise(60, seed=7, start=BEGIN), NOW)
    look(config, NOW)
    requests = [r for seed in ROUNDS for r in sample.synthesise(300, seed, BEGIN)]
    serve(config, requests)
    rehearsal.compare(config, requests)
    learn(config, baseline)
    rehearsal.refuse_worse(config, NOW + timedelta(hours=1))
    rehearsal.watch(config)
    later = NOW + timedelta(days=60)
    rehearsal.decide(config, sample.synthesise(80, 31, NOW + timedelta(days=1), 1.0), later)
    proofs.finish(config)


def serve(config: Settings, requests: list[Record]) -> None:
    """Requests over HTTP; people answer the questions that come of them."""
    truth = {r["id"]: r["label"] for r in requests}
    with served(config.home) as base:
        ready = get(f"{base}/readyz")
        step("serve", f"ready with {ready['model_version']} ({ready['stage']})")
        names = ("id", "text", "channel", "at")
        answers = [post(f"{base}/classify", {n: r[n] for n in names}) for r in requests]
        right = sum(a["label"] == truth[a["id"]] for a in answers) / len(answers)
        asked = Counter(a["asked"] for a in answers)
        step("baseline", f"{right:.2f} of {len(answers)} right; people are asked about {asked[True]}")
        given: list[Any] = get_list(f"{base}/questions?limit=100")
        for question in given:
            post(f"{base}/questions/{question['id']}", {"label": truth[question["id"]], "person": "demo"})
        kinds = Counter(question["sampled_by"] for question in given)
        step("people", ", ".join(f"{n} answers to {kind} questions" for kind, n in sorted(kinds.items())))


def learn(config: Settings, baseline: str) -> None:
    """The labels are there: the small model must beat the baseline by more than chance explains."""
    now = NOW + timedelta(hours=1)
    card = train.train(config, now)
    gate = evaluate.promote_if_passed(card.version, config)
    numbers = ", ".join(f"{name} {value:.2f}" for name, value in sorted(card.metrics.items()))
    step("learn", f"{card.version} {card.family}: {numbers}; gate passed: {gate.passed}")
    if not gate.passed or registry.resolve(config.registry) == baseline:
        raise SystemExit("the labels did not make a better version: " + "; ".join(gate.refused))
    look(config, now)


def look(config: Settings, now: datetime) -> None:
    found = outlook.look(config, now)
    step("outlook", f"{found.verdict}: {found.why} ({found.labels} labels)")


if __name__ == "__main__":
    main()
