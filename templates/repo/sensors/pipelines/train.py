"""Make the next version from what has landed and register it; what is in use does not change."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from mlsystem import landing, readings, registry, settings, task, windows, work_orders
from mlsystem.contracts import Record
from mlsystem.registry import ModelCard
from mlsystem.settings import Settings
from mlsystem.work_orders import WorkOrder
from pipelines import ingest, reference

# Examples of the last two snapshots: a name is the hash of its data, so none can be out of date.
_BUILT: dict[str, list[Record]] = {}


def known(config: Settings, now: datetime) -> list[Record]:
    """Readings with their window and the label that was known at `now`, oldest first.

    A younger reading may turn out to belong to a fault nobody has found yet: it is left out altogether.
    """
    ripe = config.table("detector")["ripe_days"]
    orders = closed(config, now)
    by_asset: dict[str, list[WorkOrder]] = {}
    for order in orders:
        by_asset.setdefault(order.asset, []).append(order)
    found = []
    for example in examples(config):
        if example["at"] <= now:
            label = work_orders.label(
                example["asset"], example["at"], by_asset.get(example["asset"], []), ripe
            )
            if label.known_at <= now:
                dated = {"labelled_at": label.known_at, "fault": label.fault, "order": label.order}
                found.append({**example, **dated})
    return found


def arrived(config: Settings, after: datetime, until: datetime) -> list[Record]:
    """Examples whose label became known in (after, until]."""
    return [r for r in known(config, until) if r[task.LABELLED_AT] > after and r["fault"] is not None]


def closed(config: Settings, now: datetime) -> list[WorkOrder]:
    """Work orders the maintenance system had at `now`; none before the first delivery."""
    if not (config.landing / task.ORDERS).is_dir():
        return []
    orders = [work_orders.of_record(r) for r in ingest.landed(config, task.ORDERS)]
    return [order for order in orders if order.closed_at <= now]


def examples(config: Settings) -> list[Record]:
    """Every landed reading with the features serving would have computed for it, oldest first."""
    snapshot = landing.snapshot_id(ingest.contract(config), config.landing)
    if snapshot not in _BUILT:
        if len(_BUILT) == 2:
            del _BUILT[next(iter(_BUILT))]
        _BUILT[snapshot] = featured(ingest.landed(config))
    return _BUILT[snapshot]


def featured(records: list[Record]) -> list[Record]:
    found = [readings.of_record(r) for r in records]
    pairs = zip(found, windows.build(found), strict=True)
    return [{"id": r.id, "asset": r.asset, "kind": r.kind, "at": r.at, "features": f} for r, f in pairs]


def train(config: Settings, now: datetime) -> ModelCard:
    learn, _ = task.split(known(config, now))
    return register(config, now, task.fit(learn, config))


def register(config: Settings, now: datetime, model: Any) -> ModelCard:
    """`model` as the next version, measured on the readings held out at `now`."""
    learn, held_out = task.split(known(config, now))
    seen = reference.signals(model, learn, held_out, config)
    tables = [ingest.contract(config), ingest.contract(config, task.ORDERS)]
    return registry.register(
        config.registry,
        model,
        family=model.name,
        inputs=list(task.INPUTS),
        metrics=task.measure(model, held_out),
        data_snapshot="+".join(landing.snapshot_id(table, config.landing) for table in tables),
        code_sha=config.code_sha,
        trained_at=now.isoformat(),
        extra={
            "reference": {name: [round(s[name], 6) for s in seen] for name in seen[0]},
            "threshold": model.threshold,
        },
    )


def main() -> None:
    card = train(settings.load(), datetime.now(UTC))
    print(f"{card.version} {card.family}: {card.metrics}")


if __name__ == "__main__":
    main()
