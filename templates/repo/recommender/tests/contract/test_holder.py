"""What a running service holds follows the registry, and survives a store that is away."""

from __future__ import annotations

import asyncio

import pytest

from mlsystem import features, registry
from mlsystem.settings import Settings
from services.api.holder import Holder


def test_a_promotion_and_a_rollback_reach_a_running_service(served: Settings) -> None:
    model, card = registry.load(served.registry, "v0001")
    facts = {"family": card.family, "metrics": {}, "data_snapshot": "", "code_sha": "", "trained_at": ""}
    holder = Holder(served)
    assert holder.refresh()
    assert not holder.refresh()
    other = registry.register(served.registry, model, inputs=list(features.NAMES), **facts)
    registry.promote(served.registry, other.version)
    assert holder.refresh()
    assert holder.current is not None
    assert holder.current.version == other.version
    registry.rollback(served.registry)
    assert holder.refresh()
    assert holder.current.version == "v0001"


def test_a_round_that_fails_is_tried_again(served: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    holder, rounds = Holder(served), []

    def fetch() -> int:
        rounds.append(1)
        raise ConnectionError("no bucket")

    monkeypatch.setattr(holder, "fetch", fetch)
    with pytest.raises(TimeoutError):
        asyncio.run(asyncio.wait_for(holder.keep_fresh(0.0001), 1))
    assert len(rounds) >= 2
    assert Holder(served).fetch() == 0


def test_a_model_of_other_features_is_refused(served: Settings) -> None:
    model, card = registry.load(served.registry, "v0001")
    facts = {"family": card.family, "metrics": {}, "data_snapshot": "", "code_sha": "", "trained_at": ""}
    registry.promote(
        served.registry, registry.register(served.registry, model, inputs=["other"], **facts).version
    )
    holder = Holder(served)
    holder.refresh()
    assert holder.current is None
