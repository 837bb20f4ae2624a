"""The synthetic sample draws the outcomes its domain promises."""

from __future__ import annotations

import numpy as np

from mlsystem import domain, sample


def test_the_sample_has_the_amounts_it_promises() -> None:
    amounts = sample.synthesise(4000, seed=1).labels[domain.LABEL].to_numpy()
    assert abs(np.log(np.median(amounts) / domain.TYPICAL)) < 0.1
    assert amounts.min() >= 0
    assert amounts.max() <= domain.HIGHEST
