"""What an online store holds, GB: values that are looked up, or what a stream remembers of each card."""

from __future__ import annotations

DAY_S, HISTORY_DAYS = 86_400.0, 30
# As `repo/streaming` keeps it: the key of a card and its newest payments, packed; a decision for two hours.
CARD_B, PAYMENT_B, MOST_PAYMENTS = 120, 75, 24
DECISION_B, DECIDED_S = 220, 7200


def state_gb(domain: str, entities: float, features: float, events_per_s: float) -> float:
    """`entities` are cards where payments stream in: each holds a bounded number of them, whatever the rate."""
    looked_up = entities * (features * 8 + 100)
    if domain != "fraud" or not events_per_s or not entities:
        return looked_up / 1e9
    each = min(MOST_PAYMENTS, events_per_s * DAY_S * HISTORY_DAYS / entities)
    remembered = entities * (CARD_B + each * PAYMENT_B) + events_per_s * DECIDED_S * DECISION_B
    return max(looked_up, remembered) / 1e9
