"""The promoted forecaster, and the table it makes: every series and day ahead, adding up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from mlsystem import features, hierarchy, panel, registry
from mlsystem.dataset import Tables
from mlsystem.features import Built
from mlsystem.panel import Floats
from mlsystem.training import COLUMNS, Forecaster

_SPREAD = features.NAMES.index("spread_28d")


@dataclass(frozen=True)
class Predictor:
    model: Forecaster
    version: str

    def table(self, data: Tables, run_date: date, horizon: int) -> pl.DataFrame:
        """A row per series and day from `run_date` on; columns of training.COLUMNS, in units."""
        history = panel.build(data.items, data.actuals, run_date)
        built = features.build(history, data.plans, run_date, horizon)
        found = self._coherent(history.series, built, horizon)
        values = {name: found[:, i] for i, name in enumerate(COLUMNS)}
        return built.rows.with_columns(
            *(pl.Series(name, column) for name, column in values.items()),
            model_version=pl.lit(self.version),
            run_date=pl.lit(run_date),
        )

    def _coherent(self, series: pl.DataFrame, built: Built, horizon: int) -> Floats:
        """Quantiles move with their mean, so that an interval stays as wide as it was judged to be."""
        found = self.model.predict(built.x) * built.scale[:, None]
        error = (built.x[:, _SPREAD] * built.scale) ** 2
        means = found[:, 0].reshape(len(series), horizon)
        moved = hierarchy.reconcile(series, means, error.reshape(len(series), horizon)).ravel()
        quantiles = np.maximum(found[:, 1:] + (moved - found[:, 0])[:, None], 0.0)
        return np.column_stack([moved, quantiles])


def load(root: Path) -> Predictor:
    """The promoted model of this registry, its hash and its feature list checked."""
    model, card = registry.load(root, registry.resolve(root))
    if tuple(card.inputs) != features.NAMES:
        raise registry.RegistryError(f"{card.version} was trained on other features than this code builds")
    return Predictor(model, card.version)
