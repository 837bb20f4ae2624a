"""The one feature function. Training, evaluation and the service all call `build`, one request at a time.

A feature sees the user's events strictly before the moment and the catalogue of the moment's day, which was
counted before that day began.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mlsystem import domain
from mlsystem.catalogue import Catalogue, Floats, Ints
from mlsystem.history import Event
from mlsystem.retrieval import Aligned

NAMES: tuple[str, ...] = (
    "related",
    "related_best",
    "similar",
    "popularity",
    "trend",
    "category_share",
    "category_recency_days",
    f"{domain.NUMBER}_ratio",
    "item_age_days",
    "history_count",
    "history_recency_days",
)
LONG_AGO_DAYS = 60.0


@dataclass(frozen=True)
class User:
    """A history in the terms of a catalogue: positions and ages in days, newest last."""

    items: Ints
    ages: Floats

    @property
    def count(self) -> int:
        return len(self.items)


def user(events: list[Event], moment: float, catalogue: Catalogue) -> User:
    """Items that are no longer in the catalogue say nothing any more."""
    known = [e for e in events if e.item in catalogue.position]
    items = np.array([catalogue.position[e.item] for e in known], dtype=np.int64)
    return User(items, np.array([(moment - e.at) / 86400 for e in known], dtype=np.float64))


def build(
    who: User, moment: float, chosen: Ints, catalogue: Catalogue, index: Aligned, recent: int
) -> Floats:
    """One row of NAMES per position in `chosen`; `recent` is how many newest items taste is read from."""
    links = np.asarray(index.related[who.items[-recent:]][:, chosen].todense(), dtype=np.float64)
    taste = index.vectors[who.items[-recent:]].mean(axis=0) if who.count else np.zeros(index.vectors.shape[1])
    same = catalogue.category[who.items][:, None] == catalogue.category[chosen][None, :]
    columns = {
        "related": links.sum(axis=0),
        "related_best": links.max(axis=0, initial=0.0),
        "similar": index.vectors[chosen] @ taste,
        "popularity": np.log1p(catalogue.column("popularity")[chosen]),
        "trend": _trend(catalogue, chosen),
        "category_share": same.mean(axis=0) if who.count else np.zeros(len(chosen)),
        "category_recency_days": np.where(same, who.ages[:, None], LONG_AGO_DAYS).min(
            axis=0, initial=LONG_AGO_DAYS
        ),
        f"{domain.NUMBER}_ratio": catalogue.column("number")[chosen] / usual_number(who, catalogue),
        "item_age_days": np.minimum(moment / 86400 - catalogue.column("listed")[chosen], LONG_AGO_DAYS),
        "history_count": np.full(len(chosen), float(who.count)),
        "history_recency_days": np.full(len(chosen), who.ages[-1] if who.count else LONG_AGO_DAYS),
    }
    return np.column_stack([columns[name] for name in NAMES])


def usual_number(who: User, catalogue: Catalogue) -> float:
    """The mean over the user's items; the catalogue's for a user nobody knows."""
    numbers = catalogue.column("number")
    return max(float(numbers[who.items].mean() if who.count else numbers.mean()), 1e-9)


def _trend(catalogue: Catalogue, chosen: Ints) -> Floats:
    """The last week against an even share of the month; 1 where nothing happened."""
    week, month = catalogue.column("week")[chosen], catalogue.column("month")[chosen]
    return np.where(month > 0, week / np.maximum(month, 1e-9) * (30 / 7), 1.0)
