"""How the synthetic sample draws an outcome: an amount around the domain's typical one."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from mlsystem import domain

# Share of the spread that the columns explain; the rest is chance.
EXPLAINED = 0.8


def draw(rng: Generator, pull: NDArray[np.float64]) -> NDArray[np.float64]:
    """One amount per row in the domain's unit, higher where `pull` is high; its logarithm is about normal."""
    signal = (pull - pull.mean()) / pull.std()
    noise = rng.normal(size=len(pull))
    size = domain.SPREAD * (EXPLAINED * signal + np.sqrt(1 - EXPLAINED**2) * noise)
    amounts: NDArray[np.float64] = np.minimum(domain.TYPICAL * np.exp(size), domain.HIGHEST)
    return amounts.round(2)
