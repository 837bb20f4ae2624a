"""From the whole catalogue to a few hundred: several sources take turns, no item twice, nothing just seen."""

from __future__ import annotations

from itertools import islice

import numpy as np

from mlsystem.catalogue import Catalogue, Floats, Ints
from mlsystem.features import User
from mlsystem.retrieval import Aligned

DEEPEST = 400


def propose(
    who: User, moment: float, catalogue: Catalogue, index: Aligned, conf: dict[str, float]
) -> dict[int, str]:
    """Position → the source that named it first, in that order."""
    sources = {
        "related": _related(who, index, int(conf["recent_items"])),
        "similar": _similar(who, index, int(conf["recent_items"])),
        "category": _of_category(who, catalogue),
        "new": _new(moment, catalogue, conf["new_item_days"]),
        "popular": catalogue.by_popularity,
    }
    seen = set(who.items.tolist())
    found: dict[int, str] = {}
    for name, ranked in sources.items():
        others = (i for i in map(int, ranked) if i not in seen and i not in found)
        found |= dict.fromkeys(list(islice(others, int(conf["per_source"]))), name)
    return found


def _related(who: User, index: Aligned, recent: int) -> Ints:
    """Neighbours of the newest items, the strongest first."""
    if not who.count:
        return np.zeros(0, dtype=np.int64)
    strength = np.asarray(index.related[who.items[-recent:]].sum(axis=0)).ravel()
    ranked = _first(strength)
    return ranked[strength[ranked] > 0]


def _similar(who: User, index: Aligned, recent: int) -> Ints:
    """Nearest to the mean of the newest items' vectors."""
    if not who.count:
        return np.zeros(0, dtype=np.int64)
    return _first(index.vectors @ index.vectors[who.items[-recent:]].mean(axis=0))


def _of_category(who: User, catalogue: Catalogue) -> Ints:
    """The most popular of the category the user picks from most."""
    if not who.count:
        return np.zeros(0, dtype=np.int64)
    favourite = int(np.bincount(catalogue.category[who.items]).argmax())
    ranked: Ints = catalogue.by_popularity
    mine: Ints = ranked[catalogue.category[ranked] == favourite]
    return mine


def _new(moment: float, catalogue: Catalogue, days: float) -> Ints:
    """Items nobody could pick before: the newest first."""
    ranked = catalogue.by_age
    young: Ints = ranked[moment / 86400 - catalogue.column("listed")[ranked] <= days]
    return young


def _first(scores: Floats) -> Ints:
    """Positions of the highest scores, best first: as many as any source could ever need."""
    most = min(DEEPEST, len(scores))
    best = np.argpartition(-scores, most - 1)[:most]
    ranked: Ints = best[np.lexsort((best, -scores[best]))]
    return ranked
