"""One answer: candidates, ranking, a slate; the popularity list for the control arm and without a model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from mlsystem import candidates, features, registry, signals, slates
from mlsystem.catalogue import Catalogue, Floats
from mlsystem.history import Event
from mlsystem.ranking import TwoStage
from mlsystem.retrieval import Aligned
from mlsystem.slates import Place

POPULAR = "popular"


@dataclass(frozen=True)
class Answer:
    """`rows` are the features of the places that came from the ranker, for the log."""

    places: list[Place]
    rows: dict[str, list[float]]
    signals: dict[str, float]


@dataclass(frozen=True)
class Recommender:
    model: TwoStage
    version: str
    catalogue: Catalogue
    aligned: Aligned
    conf: dict[str, Any]

    def answer(self, events: list[Event], moment: float, most: int, exclude: set[str], seed: int) -> Answer:
        """At most `most` places, best first, without what is excluded or was just seen."""
        who = features.user(events, moment, self.catalogue)
        proposed = candidates.propose(who, moment, self.catalogue, self.aligned, self.conf)
        wanted = {i: source for i, source in proposed.items() if self.catalogue.ids[i] not in exclude}
        chosen = np.array(list(wanted), dtype=np.int64)
        x = features.build(who, moment, chosen, self.catalogue, self.aligned, int(self.conf["recent_items"]))
        scores = self.model.scores(x) if len(chosen) else np.zeros(0)
        order = [int(i) for i in slates.top(scores, len(chosen))]
        ranked = [
            Place(self.catalogue.ids[chosen[i]], float(scores[i]), wanted[int(chosen[i])]) for i in order
        ]
        shown = slates.explore(
            ranked[:most], ranked[most:], self.conf["explore_place"], self.conf["explore_share"], seed
        )
        best = ranked[0].score if ranked else 0.0
        return Answer(shown, self._rows(shown, chosen, x), signals.of(who, self.catalogue, best))

    def _rows(self, shown: list[Place], chosen: np.ndarray[Any, Any], x: Floats) -> dict[str, list[float]]:
        row_of = {self.catalogue.ids[i]: row for row, i in enumerate(chosen)}
        return {place.item: x[row_of[place.item]].tolist() for place in shown}


def load(root: Path, catalogue: Catalogue, conf: dict[str, Any]) -> Recommender:
    """The promoted version of this registry, its hash and its feature list checked."""
    model, card = registry.load(root, registry.resolve(root))
    if tuple(card.inputs) != features.NAMES:
        raise registry.RegistryError(f"{card.version} was trained on other features than this code builds")
    return Recommender(model, card.version, catalogue, model.index.aligned(catalogue), conf)


def popular(catalogue: Catalogue, events: list[Event], most: int, exclude: set[str]) -> list[Place]:
    """What everybody is shown, without what is excluded or was just seen."""
    hidden = exclude | {e.item for e in events}
    counts = catalogue.column("popularity")
    named = ((catalogue.ids[i], float(counts[i])) for i in catalogue.by_popularity)
    return [Place(name, count, POPULAR) for name, count in named if name not in hidden][:most]
