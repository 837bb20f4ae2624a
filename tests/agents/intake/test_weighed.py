"""Two amounts of one thing in ordinary words, as `weighed.yaml` has them: which of them holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.intake.extraction import extract

SAID = yaml.safe_load((Path(__file__).parent / "weighed.yaml").read_text(encoding="utf-8"))


def _read(scene: str, field: str, said: str) -> Any:
    return dict(extract(f"{SAID['scenes'][scene]} {said}").constraints.leaves())[field].value


@pytest.mark.parametrize(("scene", "field", "value", "said"), SAID["later"])
def test_what_a_later_sentence_puts_in_its_place_holds(scene: str, field: str, value: Any, said: str) -> None:
    assert _read(scene, field, said) == value


@pytest.mark.parametrize(("scene", "field", "value", "said"), [*SAID["earlier"], *SAID["both"]])
def test_what_is_somebody_elses_or_another_thing_takes_no_place(scene: str, field: str, value: Any, said: str) -> None:
    assert _read(scene, field, said) == value
