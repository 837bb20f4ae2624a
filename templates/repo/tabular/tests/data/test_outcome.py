"""The synthetic sample draws the outcomes its domain promises."""

from __future__ import annotations

from mlsystem import domain, sample


def test_the_sample_has_the_base_rate_it_promises() -> None:
    rate = sample.synthesise(4000, seed=1).labels[domain.LABEL].mean()
    assert abs(rate - domain.BASE_RATE) < 0.03  # type: ignore[operator]
