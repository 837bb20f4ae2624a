"""The first stage: which items belong together, learned from who picked what.

Two views of the same table of users by items: cosine neighbours of each item, and a short vector per item
(truncated SVD). Where a two-tower model is trained, its item vectors take the place of the second.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from mlsystem import domain
from mlsystem.catalogue import Catalogue, Floats

SIZE = 16
NEIGHBOURS = 30


@dataclass(frozen=True)
class Index:
    """`vectors` per item of `ids`, `related` item by item; `typical` is the mean vector per category."""

    ids: list[str]
    vectors: Floats
    related: Any
    typical: Floats

    def aligned(self, catalogue: Catalogue) -> Aligned:
        """The index in the order of a catalogue; an item it has never seen gets its category's vector."""
        known = {name: row for row, name in enumerate(self.ids)}
        rows = np.array([known.get(name, -1) for name in catalogue.ids])
        seen = rows >= 0
        vectors = self.typical[catalogue.category]
        vectors[seen] = self.vectors[rows[seen]]
        place = np.full(len(self.ids) + 1, -1)
        place[rows[seen]] = np.flatnonzero(seen)
        links = self.related.tocoo()
        inside = (place[links.row] >= 0) & (place[links.col] >= 0)
        shape = (len(catalogue.ids), len(catalogue.ids))
        cells = (links.data[inside], (place[links.row[inside]], place[links.col[inside]]))
        return Aligned(normalize(vectors), coo_matrix(cells, shape=shape).tocsr())


@dataclass(frozen=True)
class Aligned:
    """Unit vectors and neighbour scores, by position in a catalogue."""

    vectors: Floats
    related: Any


def fit(events: pl.DataFrame, catalogue: Catalogue, seed: int) -> Index:
    """From the events of a window; `catalogue` names the items there were."""
    table = _table(events, catalogue)
    size = min(SIZE, min(table.shape) - 1)
    vectors = TruncatedSVD(size, random_state=seed).fit(table).components_.T
    typical = np.array([_mean(vectors[catalogue.category == i], size) for i in range(len(domain.CATEGORIES))])
    return Index(catalogue.ids, vectors, _neighbours(table), typical)


def _table(events: pl.DataFrame, catalogue: Catalogue) -> Any:
    """Users by items: one plus the log of what they did, in weights."""
    users = {name: row for row, name in enumerate(events[domain.USER].unique(maintain_order=True))}
    mine = events.filter(pl.col(domain.ITEM).is_in(catalogue.ids))
    rows = [users[name] for name in mine[domain.USER]]
    columns = [catalogue.position[name] for name in mine[domain.ITEM]]
    weights = [domain.KINDS[kind] for kind in mine["kind"]]
    table = csr_matrix((weights, (rows, columns)), shape=(len(users), len(catalogue.ids)))
    table.data = np.log1p(table.data)
    return table


def _neighbours(table: Any) -> Any:
    """Cosine between items over users, the best NEIGHBOURS of each, itself left out."""
    unit = normalize(table, axis=0).tocsc()
    cosine = (unit.T @ unit).tocsr()
    kept = [_best(cosine, row) for row in range(cosine.shape[0])]
    rows = np.repeat(np.arange(len(kept)), [len(columns) for columns, _ in kept])
    cells = (np.concatenate([v for _, v in kept]), (rows, np.concatenate([c for c, _ in kept])))
    return csr_matrix(cells, shape=cosine.shape)


def _best(cosine: Any, row: int) -> tuple[Any, Any]:
    cells = slice(cosine.indptr[row], cosine.indptr[row + 1])
    columns, values = cosine.indices[cells], cosine.data[cells]
    other = columns != row
    columns, values = columns[other], values[other]
    first = np.lexsort((columns, -values))[:NEIGHBOURS]
    return columns[first], values[first]


def _mean(vectors: Floats, size: int) -> Floats:
    return np.asarray(vectors.mean(axis=0), dtype=np.float64) if len(vectors) else np.zeros(size)
