"""How surely a whole picture is read right: from the tiles that are least sure, fitted on what was right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from mlsystem.features import Floats

WORST = 6


def fit(found: Floats, right: Sequence[bool]) -> Any:
    """One made-up picture at each end keeps it honest where everything or nothing was right."""
    rows = np.vstack([_rows(found), np.full(3, 9.0), np.zeros(3)])
    return LogisticRegression(C=1.0).fit(rows, np.r_[np.asarray(right, dtype=bool), True, False])


def of(sure: Any, found: Floats) -> Floats:
    """Probability per picture."""
    return np.asarray(sure.predict_proba(_rows(found))[:, 1], dtype=np.float64)


def _rows(found: Floats) -> Floats:
    """Of (pictures, tiles, tiles, classes): log odds of the least sure tile, of the worst few and of all."""
    best = np.sort(found.max(axis=3).reshape(len(found), -1), axis=1)
    shares = [best[:, 0], best[:, :WORST].mean(axis=1), best.mean(axis=1)]
    odds = [np.log(np.maximum(share, 1e-6) / np.maximum(1 - share, 1e-4)) for share in shares]
    return np.stack(odds, axis=1)
