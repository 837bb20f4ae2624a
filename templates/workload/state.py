"""What an online store holds, GB: values that are looked up, or what a stream remembers of each card."""

from __future__ import annotations

DAY_S, HISTORY_DAYS = 86_400.0, 30
# As `repo/streaming` keeps it: the key of a card and its newest payments, packed; a decision for an hour.
CARD_B, PAYMENT_B, MOST_PAYMENTS = 120, 44, 10
DECISION_B, DECIDED_S = 220, 3600


def state_gb(domain: str, entities: float, features: float, events_per_s: float) -> float:
    """`entities` are cards where payments stream in: each holds a bounded number of them, whatever the rate."""
    looked_up = entities * (features * 8 + 100)
    if domain != "fraud" or not events_per_s or not entities:
        return looked_up / 1e9
    each = min(MOST_PAYMENTS, events_per_s * DAY_S * HISTORY_DAYS / entities)
    remembered = max(looked_up, entities * (CARD_B + each * PAYMENT_B))
    return (remembered + events_per_s * DECIDED_S * DECISION_B) / 1e9
