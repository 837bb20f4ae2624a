"""Payments through the system: features from state, score or rules, decision, memory, log."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC
from typing import Any

from mlsystem import deciding, payments, traces, windows
from mlsystem.deciding import Decision
from mlsystem.payments import Payment
from mlsystem.prediction_log import Sink
from mlsystem.predictor import RULES, Predictor
from mlsystem.risk import Snapshots
from mlsystem.state import ReviewQueue, State
from mlsystem.store import StoreError
from mlsystem.traces import Trace

log = logging.getLogger("stream")
Values = dict[str, float]
Scored = tuple[float, Callable[[], list[str]], str]


@dataclass
class Processor:
    """`predictor` is None while no model can be loaded: the rules answer then."""

    state: State
    queue: ReviewQueue
    snapshots: Snapshots
    predictor: Predictor | None
    policy: dict[str, Any]
    sink: Sink

    def answer(self, payment: Payment) -> Decision:
        """For a caller who waits. While the store is away the amount alone decides; the stream's worker
        decides again once it is back."""
        try:
            return self.handle([payment])[0]
        except StoreError:
            log.exception("the store is away", extra={"fields": {"fallback": RULES}})
        decision = deciding.without_history(payment, self.policy)
        self._write(payment, decision, self._values(payment, []))
        return decision

    def handle(self, batch: Sequence[Payment]) -> list[Decision]:
        """A decision each, in order; each payment once: a repeated one gets the decision it got before and
        changes nothing. Raises StoreError."""
        known = self.state.recall(batch)
        new = _first(p for p in batch if p.event_id not in known.given)
        rows = [self._seen(p, known.past[p.card_id]) for p in new]
        decided = self._decided(new, rows) if new else []
        standing = self.state.claim(new, decided) if new else []
        for payment, values, mine, stands in zip(new, rows, decided, standing, strict=True):
            if stands is mine:
                self._tell(payment, mine, values)
        given = known.given | {d.event_id: d for d in standing}
        return [given[p.event_id] for p in batch]

    def _seen(self, payment: Payment, past: list[Trace]) -> Values:
        """Features of the payment, which the next one of its card in the batch will see."""
        values = self._values(payment, past)
        if not windows.late(payment):
            past.append(traces.of(payment))
        return values

    def _values(self, payment: Payment, past: list[Trace]) -> Values:
        risk = self.snapshots.on(payment.arrived_at.astimezone(UTC).date())
        return windows.features_of(payment, past, risk)

    def _decided(self, batch: Sequence[Payment], rows: Sequence[Values]) -> list[Decision]:
        hits = [deciding.rule_hits(values, self.policy) for values in rows]
        limits, scored = self._scored(rows, hits)
        decided = [
            deciding.decide(payment, found, broken, limits, self.policy)
            for payment, found, broken in zip(batch, scored, hits, strict=True)
        ]
        return [replace(d, late=windows.late(p)) for d, p in zip(decided, batch, strict=True)]

    def _scored(
        self, rows: Sequence[Values], hits: Sequence[list[str]]
    ) -> tuple[dict[str, float], list[Scored]]:
        """(thresholds, score and reasons of each row); by the rules when there is no model or it fails."""
        if (model := self.predictor) is not None:
            try:
                scores = model.scores(rows)
            except Exception:
                log.exception("the model failed", extra={"fields": {"model": model.version}})
            else:
                told = [(s, _why(model, v), model.version) for s, v in zip(scores, rows, strict=True)]
                return model.thresholds, told
        by_rule: list[Scored] = [(deciding.rule_score(broken), list, RULES) for broken in hits]
        return self.policy["rule_thresholds"], by_rule

    def _tell(self, payment: Payment, decision: Decision, values: Values) -> None:
        if decision.action != "allow":
            self.queue.put(payment, decision)
        self._write(payment, decision, values)

    def _write(self, payment: Payment, decision: Decision, values: Values) -> None:
        self.sink.write({**asdict(decision), "features": values, "payment": payments.encode(payment)})


def _first(batch: Iterable[Payment]) -> list[Payment]:
    """Each payment where it came first."""
    found: dict[str, Payment] = {}
    for payment in batch:
        found.setdefault(payment.event_id, payment)
    return list(found.values())


def _why(model: Predictor, values: Values) -> Callable[[], list[str]]:
    return lambda: model.reasons(values)
