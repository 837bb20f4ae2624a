"""What the stream remembers of each card, and what waits for an analyst.

A card's key holds its newest KEPT traces and ends KEPT_S after the last; a decision is kept DECIDED_S. So the
store's size follows from the number of cards and the rate: some 560 bytes a card, and 220 bytes a decision.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from mlsystem import payments, store, traces, windows
from mlsystem.deciding import Decision
from mlsystem.payments import Payment
from mlsystem.store import Commands
from mlsystem.traces import Trace
from mlsystem.windows import HISTORY_S, LATENESS_S, MOST

KEPT_S = HISTORY_S + 2 * LATENESS_S
# A few more than features look at, for those that arrive out of order.
KEPT = MOST + 2
# A payment repeated later than this would be late, and is decided again.
DECIDED_S = LATENESS_S


@dataclass(frozen=True)
class Known:
    """`given`: decisions by event; `past`: traces by card, as far as the batch asked."""

    given: dict[str, Decision]
    past: dict[str, list[Trace]]


class State:
    """Card histories and decisions already given. Every call raises StoreError while the store is away."""

    def __init__(self, commands: Commands) -> None:
        self.commands = commands

    def recall(self, batch: Sequence[Payment]) -> Known:
        """One round trip for all of `batch`."""
        events = list(dict.fromkeys(p.event_id for p in batch))
        cards = list(dict.fromkeys(p.card_id for p in batch))
        queue = self.commands.pipeline(transaction=False)
        for event in events:
            queue.get(_decision(event))
        for card in cards:
            queue.zrangebyscore(_card(card), "-inf", "+inf")
        answers = store.ask(queue)
        told = zip(events, answers[: len(events)], strict=True)
        found = zip(cards, answers[len(events) :], strict=True)
        return Known(
            {event: _read(event, text) for event, text in told if text},
            {card: [traces.decode(text) for text in texts] for card, texts in found},
        )

    def claim(self, batch: Sequence[Payment], decided: Sequence[Decision]) -> list[Decision]:
        """What stands for each payment: of two deciders at once the first. Histories grow with it."""
        queue = self.commands.pipeline(transaction=False)
        for decision in decided:
            queue.set(_decision(decision.event_id), _written(decision), ex=DECIDED_S, nx=True)
        for payment in batch:
            if not windows.late(payment):
                trace = traces.of(payment)
                queue.zadd(_card(payment.card_id), {traces.encode(trace): trace.at // 1000})
                queue.zremrangebyrank(_card(payment.card_id), 0, -KEPT - 1)
                queue.expire(_card(payment.card_id), KEPT_S)
        won = store.ask(queue)[: len(decided)]
        first = self.recall_given([d.event_id for d, mine in zip(decided, won, strict=True) if not mine])
        return [first.get(d.event_id, d) for d in decided]

    def recall_given(self, events: Sequence[str]) -> dict[str, Decision]:
        queue = self.commands.pipeline(transaction=False)
        for event in events:
            queue.get(_decision(event))
        texts = store.ask(queue) if events else []
        return {event: _read(event, text) for event, text in zip(events, texts, strict=True) if text}


class ReviewQueue:
    """Payments waiting for an analyst, the most money at risk first."""

    def __init__(self, commands: Commands) -> None:
        self.commands = commands

    def put(self, payment: Payment, decision: Decision) -> None:
        item = {"payment": json.loads(payments.encode(payment)), "decision": asdict(decision)}
        queue = self.commands.pipeline(transaction=False)
        queue.set(_review(payment.event_id), json.dumps(item, sort_keys=True), ex=KEPT_S)
        queue.zadd("review", {payment.event_id: payment.amount * decision.score})
        store.ask(queue)

    def next(self, limit: int) -> list[dict[str, Any]]:
        """What nobody looked at in KEPT_S is taken off when it is met."""
        queue = self.commands.pipeline(transaction=False)
        queue.zrevrange("review", 0, limit - 1)
        (events,) = store.ask(queue)
        for event in events:
            queue.get(_review(event))
        texts = dict(zip(events, store.ask(queue), strict=True))
        if gone := [event for event, text in texts.items() if not text]:
            queue.zrem("review", *gone)
            store.ask(queue)
        return [json.loads(text) for text in texts.values() if text]

    def waits(self, event_id: str) -> bool:
        queue = self.commands.pipeline(transaction=False)
        queue.get(_review(event_id))
        return bool(store.ask(queue)[0])

    def close(self, event_id: str) -> None:
        """Take the payment off, once what was found is safe."""
        queue = self.commands.pipeline(transaction=False)
        queue.zrem("review", event_id)
        queue.expire(_review(event_id), 0)
        store.ask(queue)


def _written(decision: Decision) -> str:
    """Without the event's name, which is the key's."""
    return json.dumps(list(asdict(decision).values())[1:], separators=(",", ":"))


def _read(event: str, text: str) -> Decision:
    return Decision(event, *json.loads(text))


def _decision(event: str) -> str:
    return f"decision:{event}"


def _card(card: str) -> str:
    return f"card:{card}"


def _review(event: str) -> str:
    return f"review:{event}"
