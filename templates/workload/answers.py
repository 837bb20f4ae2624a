"""How long a written answer may be so that the whole of it is there in time."""

from __future__ import annotations

from math import hypot

TYPICAL_TOKENS_S, SLOW_TOKENS_S = 80, 60  # managed small models stream 40–120 a second
BEFORE_P50_MS, BEFORE_P95_MS = 650.0, 1800.0  # service, search and the model's first token
HEADROOM = 0.8
SHORT, SHORTEST, STEP = 200, 150, 10  # tokens: some 150 words, some 110


def seconds(tokens: float) -> tuple[float, float]:
    """(typical, slow) seconds for that many tokens after the first."""
    return tokens / TYPICAL_TOKENS_S, tokens / SLOW_TOKENS_S


def fitting(p95_ms: float, usual: float) -> float:
    """Tokens of an answer that is whole within the target: the usual, or what keeps a fifth of the time free, at
    least `SHORT`; down to `SHORTEST` where the target itself asks for it. A target below that is missed, not met.
    """
    roomy, most = _most(HEADROOM * p95_ms, usual), _most(p95_ms, usual)
    best = max(roomy, min(SHORT, most))
    return best if best >= SHORTEST else usual


def _most(p95_ms: float, usual: float) -> float:
    return float(next((n for n in range(int(usual), 0, -STEP) if _p95(n) <= p95_ms), 0))


def _p95(tokens: float) -> float:
    """The sum rule of a path: medians, and the root of the squared distances to p95."""
    typical, slow = (1000 * s for s in seconds(tokens))
    return BEFORE_P50_MS + typical + hypot(BEFORE_P95_MS - BEFORE_P50_MS, slow - typical)
