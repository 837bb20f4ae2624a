"""One item through the cascade: decided, or laid before people, and written down without its text."""

from __future__ import annotations

from prometheus_client import Counter, Histogram

from mlsystem import task
from mlsystem.cascade import Cascade, Verdict
from mlsystem.prediction_log import Sink
from mlsystem.settings import Settings
from services.api.desk import METRICS, Desk
from services.api.schemas import Item, Judged

DECISIONS = Counter("decisions", "Items by decision and stage", ["decision", "stage"], registry=METRICS)
SECONDS = Histogram("prediction_seconds", "Time to judge one item", registry=METRICS)


def judge(cascade: Cascade, sink: Sink, desk: Desk, config: Settings, item: Item) -> Judged:
    """Raises CaseError where the item's id was used for another text."""
    with SECONDS.time():
        verdict = cascade.judge(item.text, item.locale)
        decision, case_id = _settled(desk, item, verdict)
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
    _write(sink, config, cascade, item, verdict, result)
    return result


def _settled(desk: Desk, item: Item, verdict: Verdict) -> tuple[str, str | None]:
    if verdict.decision == "review":
        return desk.review(item, verdict)
    return verdict.decision, desk.keep_removed(item, verdict) if verdict.decision == "remove" else None


def _write(
    sink: Sink, config: Settings, cascade: Cascade, item: Item, verdict: Verdict, result: Judged
) -> None:
    """Privacy: the text is not logged, only what is needed to watch the model."""
    entry = {**result.model_dump(exclude={"appeal"}), "locale": item.locale, "code_sha": config.code_sha}
    if cascade.first is not None and verdict.first is not None:
        entry["signals"] = task.observed(cascade.first, item.text, verdict.first)
    sink.write(entry)
