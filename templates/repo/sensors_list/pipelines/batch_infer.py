"""Judge what has been read since the last list and publish it: which assets to look at, and why."""

from __future__ import annotations

import argparse
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from mlsystem import inspection, prediction_log, publishing, registry, settings, task, windows, work_orders
from mlsystem.contracts import Record
from mlsystem.detector import Detector
from mlsystem.inspection import Line
from mlsystem.settings import Settings
from pipelines import train


class StaleInputError(Exception):
    """The newest reading is too old for this run date: an upstream delivery is late."""


@dataclass(frozen=True)
class Run:
    published: int
    to_inspect: int
    silent: int

    def __str__(self) -> str:
        return f"{self.published} assets judged, {self.to_inspect} to inspect, {self.silent} of them silent"


def infer(config: Settings, run_date: date) -> Run:
    """Safe to repeat: the same readings give the same list. Raises StaleInputError and PublishError."""
    model, card = registry.load(config.registry, registry.resolve(config.registry))
    conf, found = config.table("inspection"), since_last(config, run_date)
    assets = known(config, run_date)
    confirm = config.table("detector")["confirm"]
    lines = inspection.lines(model, task.rows(found), assets, confirm, conf["longest_list"])
    judged = sum(line.readings > 0 for line in lines)
    if judged < conf["least_share_judged"] * len(lines):
        raise publishing.PublishError(f"only {judged} of {len(lines)} assets sent readings")
    rows = [_row(line, card.version, run_date) for line in lines]
    publishing.publish(rows, len(lines), run_date, config.home / "published", 1.0)
    _log(config, model, card.version, found)
    return Run(len(lines), sum(line.inspect for line in lines), len(lines) - judged)


def since_last(config: Settings, run_date: date) -> list[Record]:
    """Readings with their window since the last list, without those of assets stopped for work."""
    end, conf = _moment(run_date), config.table("inspection")
    begin = end - timedelta(hours=conf["span_hours"])
    seen = [r for r in train.examples(config) if r["at"] < end]
    newest = max((r["at"] for r in seen), default=None)
    if newest is None or end - newest > timedelta(hours=conf["longest_silence_hours"]):
        raise StaleInputError(f"newest reading before {run_date}: {newest!s}")
    orders = train.closed(config, end)
    return [r for r in seen if r["at"] >= begin and not work_orders.stopped(r["asset"], r["at"], orders)]


def known(config: Settings, run_date: date) -> set[tuple[str, str]]:
    """Assets that sent something lately, but for those that are stopped for work."""
    end, conf = _moment(run_date), config.table("inspection")
    begin = end - timedelta(hours=conf["span_hours"]) - windows.WINDOW
    lately = {(r["asset"], r["kind"]) for r in train.examples(config) if begin <= r["at"] < end}
    orders, last = train.closed(config, end), end - timedelta(hours=1)
    return {(asset, kind) for asset, kind in lately if not work_orders.stopped(asset, last, orders)}


def _moment(run_date: date) -> datetime:
    """A list is of what was known when its day began."""
    return datetime.combine(run_date, time.min, UTC)


def _row(line: Line, version: str, run_date: date) -> dict[str, Any]:
    """One line an asset."""
    since = line.since.isoformat() if line.since else None
    dated = {"since": since, "run_date": run_date.isoformat(), "model_version": version}
    return {**asdict(line), "score": round(line.score, 6), **dated}


def _log(config: Settings, model: Detector, version: str, records: list[Record]) -> None:
    """What the monitor compares with what the version was trained on."""
    with closing(prediction_log.sink(config)) as sink:
        for record, signals in zip(records, task.all_signals(model, records), strict=True):
            entry = {"request_id": record["id"], "model_version": version, "code_sha": config.code_sha}
            sink.write({**entry, "at": record["at"].isoformat(), "kind": record["kind"], "signals": signals})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run-date", type=date.fromisoformat, default=datetime.now(UTC).date())
    args = parser.parse_args()
    print(infer(settings.load(), args.run_date))


if __name__ == "__main__":
    main()
