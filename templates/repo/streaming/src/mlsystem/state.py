"""What the stream remembers of each card, and what waits for an analyst."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from mlsystem import payments
from mlsystem.deciding import Decision
from mlsystem.payments import Payment
from mlsystem.store import Commands
from mlsystem.windows import HISTORY_S, LATENESS_S

KEPT_S = HISTORY_S + 2 * LATENESS_S


class State:
    """Card histories and decisions already given."""

    def __init__(self, commands: Commands) -> None:
        self.commands = commands

    def history(self, payment: Payment) -> list[Payment]:
        """The card's payments within the longest window."""
        end = payment.at.timestamp()
        found = self.commands.zrangebyscore(f"card:{payment.card_id}", end - HISTORY_S, end)
        return [payments.decode(text) for text in found]

    def add(self, payment: Payment) -> None:
        """Remember the payment and forget what no window can reach any more."""
        key = f"card:{payment.card_id}"
        self.commands.zadd(key, {payments.encode(payment): payment.at.timestamp()})
        self.commands.zremrangebyscore(key, "-inf", payment.at.timestamp() - KEPT_S)
        self.commands.expire(key, KEPT_S)

    def decision(self, event_id: str) -> Decision | None:
        text = self.commands.get(f"decision:{event_id}")
        return Decision(**json.loads(text)) if text else None

    def remember(self, decision: Decision) -> None:
        self.commands.set(f"decision:{decision.event_id}", json.dumps(asdict(decision)), ex=KEPT_S)

    def checkpoint(self, shard: str) -> str | None:
        text = self.commands.get(f"checkpoint:{shard}")
        return str(text) if text else None

    def reached(self, shard: str, position: str) -> None:
        self.commands.set(f"checkpoint:{shard}", position)


class ReviewQueue:
    """Payments waiting for an analyst, the most money at risk first."""

    def __init__(self, commands: Commands) -> None:
        self.commands = commands

    def put(self, payment: Payment, decision: Decision) -> None:
        item = {"payment": json.loads(payments.encode(payment)), "decision": asdict(decision)}
        self.commands.set(f"review:{payment.event_id}", json.dumps(item, sort_keys=True), ex=KEPT_S)
        self.commands.zadd("review", {payment.event_id: payment.amount * decision.score})

    def next(self, limit: int) -> list[dict[str, Any]]:
        texts = [self.commands.get(f"review:{e}") for e in self.commands.zrevrange("review", 0, limit - 1)]
        return [json.loads(text) for text in texts if text]

    def resolve(self, event_id: str, fraud: bool, analyst: str, now: datetime) -> dict[str, Any]:
        """Take the payment off the queue; the finding is a label from now on. KeyError if not queued."""
        if not self.commands.zrem("review", event_id):
            raise KeyError(event_id)
        return {"event_id": event_id, "fraud": int(fraud), "known_at": now.isoformat(), "analyst": analyst}
