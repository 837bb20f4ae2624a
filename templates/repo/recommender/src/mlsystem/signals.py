"""What is watched per request before anybody knows what was picked: who asked, how sure the ranker was."""

from __future__ import annotations

import numpy as np

from mlsystem import domain, features
from mlsystem.catalogue import Catalogue
from mlsystem.features import User

NAMES = (
    "history_count",
    "history_recency_days",
    f"usual_{domain.NUMBER}",
    "top_score",
    *(f"share_of_{category}" for category in domain.CATEGORIES),
)


def of(who: User, catalogue: Catalogue, top_score: float) -> dict[str, float]:
    """One value per name; a user without a history has shares of zero."""
    counts = np.bincount(catalogue.category[who.items], minlength=len(domain.CATEGORIES))
    shares = counts / max(who.count, 1)
    return {
        "history_count": float(who.count),
        "history_recency_days": float(who.ages[-1]) if who.count else features.LONG_AGO_DAYS,
        f"usual_{domain.NUMBER}": features.usual_number(who, catalogue),
        "top_score": top_score,
        **{f"share_of_{c}": float(shares[i]) for i, c in enumerate(domain.CATEGORIES)},
    }
