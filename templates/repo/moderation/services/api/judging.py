"""One item through the cascade: decided, or laid before people, and written down without its text."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from mlsystem import cases, task
from mlsystem.cascade import Cascade, Verdict
from mlsystem.prediction_log import Sink
from mlsystem.settings import Settings
from services.api.schemas import Item, Judged

METRICS = CollectorRegistry()
DECISIONS = Counter("decisions", "Items by decision and stage", ["decision", "stage"], registry=METRICS)
WAITING = Gauge("open_cases", "Cases waiting for a person", registry=METRICS)
SECONDS = Histogram("prediction_seconds", "Time to judge one item", registry=METRICS)


def case_file(config: Settings) -> Path:
    return config.home / "cases.sqlite"


def judge(cascade: Cascade, sink: Sink, config: Settings, item: Item) -> Judged:
    with SECONDS.time():
        verdict = cascade.judge(item.text, item.locale)
    decision, case_id = verdict.decision, None
    if decision == "review":
        decision, case_id = _lay_before_people(config, cascade, item, verdict)
    DECISIONS.labels(decision, verdict.stage).inc()
    result = Judged(
        item_id=item.item_id,
        decision=decision,  # type: ignore[arg-type]
        stage=verdict.stage,
        score=round(verdict.score, 6),
        why=verdict.why,
        model_version=cascade.version,
        case_id=case_id,
    )
    _write(sink, config, cascade, item, result)
    return result


def _lay_before_people(
    config: Settings, cascade: Cascade, item: Item, verdict: Verdict
) -> tuple[str, str | None]:
    """A case, or with a full queue `held`: the item stays unpublished, nothing is decided by default."""
    path = case_file(config)
    waiting = cases.count_waiting(path)
    WAITING.set(waiting)
    if waiting >= cascade.conf["max_open_cases"]:
        return "held", None
    facts = {"item": item.item_id, "kind": "review", "locale": item.locale, "text": item.text}
    case = cases.open_case(path, datetime.now(UTC), **facts, score=verdict.score, why=verdict.why)
    return "review", case.id


def _write(sink: Sink, config: Settings, cascade: Cascade, item: Item, result: Judged) -> None:
    """Privacy: the text is not logged, only what is needed to watch the model."""
    entry = {**result.model_dump(exclude={"appeal"}), "locale": item.locale, "code_sha": config.code_sha}
    if cascade.first is not None:
        first = float(cascade.first.scores([item.text])[0])
        sink.write({**entry, "signals": task.observed(cascade.first, item.text, first)})
    else:
        sink.write(entry)
