"""Only what two people have signed for reads studies; sites are never on both sides of the split."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from mlsystem import locked, registry, sample, task
from mlsystem.locked import ChangeRefusedError
from mlsystem.settings import Settings
from pipelines import train

NOW = datetime(2025, 4, 1, tzinfo=UTC)


def sign(config: Settings, version: str = "v0001", approved_by: str = "b") -> locked.Change:
    return locked.approve(config, version, "because", "a", approved_by, NOW)


def test_a_champion_nobody_signed_for_is_not_loaded(system: Settings) -> None:
    with pytest.raises(ChangeRefusedError, match="nobody has signed"):
        locked.load(system)
    sign(system)
    model, card, change = locked.load(system)
    assert (card.version, change.approved_by, model.name) == ("v0001", "b", card.family)


def test_one_person_cannot_sign_alone(system: Settings) -> None:
    with pytest.raises(ChangeRefusedError, match="another person"):
        sign(system, approved_by="a")


def test_an_unjudged_and_a_failed_version_cannot_be_signed(system: Settings) -> None:
    again = train.train(system, datetime(2025, 3, 31, tzinfo=UTC))
    with pytest.raises(ChangeRefusedError, match="never judged"):
        sign(system, again.version)
    (system.registry / again.version / "evaluation.json").write_text(json.dumps({"passed": False}))
    with pytest.raises(ChangeRefusedError, match="not passed"):
        sign(system, again.version)


def test_changing_the_evaluation_or_the_model_breaks_the_signature(system: Settings) -> None:
    sign(system)
    path = system.registry / "v0001" / "evaluation.json"
    before = path.read_text()
    path.write_text(before.replace("true", "true ", 1))
    with pytest.raises(ChangeRefusedError, match="not what was signed"):
        locked.load(system)
    path.write_text(before)
    (system.registry / "v0001" / "model.pkl").write_bytes(b"other")
    with pytest.raises(registry.RegistryError, match="hash differs"):
        locked.load(system)


def test_no_site_is_on_both_sides() -> None:
    learn, held_out = task.split(sample.synthesise(300, 3, NOW))
    sites = {r["site"] for r in learn}, {r["site"] for r in held_out}
    assert sites[0] & sites[1] == set()
    assert sites[1] == set(task.held_out_sites())
