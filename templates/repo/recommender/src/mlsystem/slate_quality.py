"""How good slates were: picks found and placed well, against the list everybody would get."""

from __future__ import annotations

import numpy as np

from mlsystem import slates
from mlsystem.catalogue import Floats
from mlsystem.dataset import Data, Part, Request
from mlsystem.gates import Metrics

TOP = 10


def ndcg(shown: list[str], picked: set[str]) -> float:
    """Normalised discounted gain of the first TOP places; every pick counts the same."""
    gains = [1 / np.log2(place + 2) for place, item in enumerate(shown[:TOP]) if item in picked]
    best = sum(1 / np.log2(place + 2) for place in range(min(len(picked), TOP)))
    return float(sum(gains) / best) if best else 0.0


def ranked(data: Data, part: Part, scores: Floats) -> list[list[str]]:
    """The first TOP items per request, best first."""
    ends = np.searchsorted(part.group, np.arange(len(data.requests) + 1))
    found = []
    for number, request in enumerate(data.requests):
        rows = slice(ends[number], ends[number + 1])
        best = part.positions[rows][slates.top(scores[rows], TOP)]
        found.append([data.of(request).ids[i] for i in best])
    return found


def popular(data: Data) -> list[list[str]]:
    """What the popularity list would have shown, without what the user has just seen."""
    return [_popular(data, request) for request in data.requests]


def measure(data: Data, shown: list[list[str]], part: Part) -> Metrics:
    """ndcg, hit rate and lift at TOP; recall of the candidates; share of the catalogue shown."""
    baseline = np.mean([ndcg(s, r.picked) for s, r in zip(popular(data), data.requests, strict=True)])
    found = np.array([ndcg(s, r.picked) for s, r in zip(shown, data.requests, strict=True)])
    hits = np.mean([bool(set(s) & r.picked) for s, r in zip(shown, data.requests, strict=True)])
    catalogue = max(len(c.ids) for c in data.catalogues.values())
    return {
        "ndcg": float(found.mean()),
        "hit_rate": float(hits),
        "lift": float(found.mean() / max(float(baseline), 1e-9)),
        "candidate_recall": float(part.y.sum() / max(sum(len(r.picked) for r in data.requests), 1)),
        "coverage": len({item for slate in shown for item in slate}) / catalogue,
        "repeated": float(np.mean([_repeats(s, r) for s, r in zip(shown, data.requests, strict=True)])),
    }


def _popular(data: Data, request: Request) -> list[str]:
    known, seen = data.of(request), {e.item for e in request.events}
    names = (known.ids[i] for i in known.by_popularity)
    return [name for name in names if name not in seen][:TOP]


def _repeats(shown: list[str], request: Request) -> bool:
    return len(set(shown)) < len(shown) or bool(set(shown) & {e.item for e in request.events})
