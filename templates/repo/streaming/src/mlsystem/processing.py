"""One payment through the system: features from state, score or rules, decision, memory, log."""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass, replace
from datetime import UTC
from typing import Any

from mlsystem import deciding, payments, windows
from mlsystem.deciding import Decision
from mlsystem.payments import Payment
from mlsystem.prediction_log import Sink
from mlsystem.predictor import RULES, Predictor
from mlsystem.risk import Snapshots
from mlsystem.state import ReviewQueue, State

log = logging.getLogger("stream")


@dataclass
class Processor:
    """`predictor` is None while no model can be loaded: the rules answer then."""

    state: State
    queue: ReviewQueue
    snapshots: Snapshots
    predictor: Predictor | None
    policy: dict[str, Any]
    sink: Sink

    def handle(self, payment: Payment) -> Decision:
        """Decide once: a repeated event gets the decision it got before and changes nothing."""
        if (given := self.state.decision(payment.event_id)) is not None:
            return given
        risk = self.snapshots.on(payment.arrived_at.astimezone(UTC).date())
        values = windows.features_of(payment, self.state.history(payment), risk)
        late = windows.late(payment)
        decision = replace(self._decide(payment, values), late=late)
        if not late:
            self.state.add(payment)
        self.state.remember(decision)
        if decision.action != "allow":
            self.queue.put(payment, decision)
        self.sink.write({**asdict(decision), "features": values, "payment": payments.encode(payment)})
        return decision

    def _decide(self, payment: Payment, values: dict[str, float]) -> Decision:
        hits = deciding.rule_hits(values, self.policy)
        if self.predictor is not None:
            try:
                scored = (*self.predictor.explain(values), self.predictor.version)
            except Exception:
                log.exception("the model failed", extra={"fields": {"model": self.predictor.version}})
            else:
                return deciding.decide(payment, scored, hits, self.predictor.thresholds, self.policy)
        by_rule: tuple[float, list[str], str] = (deciding.rule_score(hits), [], RULES)
        return deciding.decide(payment, by_rule, hits, self.policy["rule_thresholds"], self.policy)
