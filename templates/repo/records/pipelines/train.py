"""Make the next version from what has landed and register it; what is in use does not change."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from mlsystem import landing, registry, settings, task
from mlsystem.contracts import Record
from mlsystem.registry import ModelCard
from mlsystem.settings import Settings
from pipelines import ingest, reference


def known(config: Settings, now: datetime) -> list[Record]:
    """Records whose label was known at `now`: nothing from the future is learnt from."""
    return [r for r in ingest.landed(config) if _is_known(r, now)]


def arrived(config: Settings, after: datetime, until: datetime) -> list[Record]:
    """Records whose label became known in (after, until]."""
    return [r for r in known(config, until) if not _is_known(r, after)]


def train(config: Settings, now: datetime) -> ModelCard:
    learn, _ = task.split(known(config, now))
    return register(config, now, task.fit(learn, config))


def register(config: Settings, now: datetime, model: Any) -> ModelCard:
    """`model` as the next version, measured on the records held out at `now`."""
    learn, held_out = task.split(known(config, now))
    seen = reference.signals(model, learn, held_out, config)
    return registry.register(
        config.registry,
        model,
        family=model.name,
        inputs=list(task.INPUTS),
        metrics=task.measure(model, held_out),
        data_snapshot=landing.snapshot_id(ingest.contract(config), config.landing),
        code_sha=config.code_sha,
        trained_at=now.isoformat(),
        extra={"reference": {name: [s[name] for s in seen] for name in seen[0]}},
    )


def _is_known(record: Record, now: datetime) -> bool:
    moment = record[task.LABELLED_AT]
    return moment is not None and datetime.fromisoformat(moment) <= now


def main() -> None:
    card = train(settings.load(), datetime.now(UTC))
    print(f"{card.version} {card.family}: {card.metrics}")


if __name__ == "__main__":
    main()
