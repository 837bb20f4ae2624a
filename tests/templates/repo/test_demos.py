"""`make demo` of every archetype ends and shows what a delivered repository promises, read from what it wrote down.

The facts are checked here again, from `proofs.json`: a demo that only says it passed is not believed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from core.constraints import Data, Fact, ProblemType
from tests.templates.repo.repositories import ARCHETYPES, VARIANTS, rendered
from worker.environments import environment
from worker.sandbox.process import run
from worker.validators.workspace import lay_out

DATA = Path(__file__).parents[3] / ".data"
SAMPLE = ("batch_llm_documents", "rag_assistant")
PROOFS = {"drift", "parity", "rollback", "worse_refused"}


def demonstrate(files: dict[str, bytes], folder: Path) -> dict[str, dict[str, Any]]:
    """What the demo wrote down, run as a customer runs it, with nothing of our own environment."""
    lay_out(files, folder)
    python = environment(files["requirements-dev.lock"], DATA) / "bin" / "python"
    env = {"PATH": os.defpath, "HOME": str(folder)}
    done = run(["make", "-s", "demo", f"PYTHON={python}"], cwd=folder, env=env, timeout_s=900)
    assert done.exit_code == 0, done.output[-3000:]
    assert "demo passed" in done.stdout
    found: dict[str, dict[str, Any]] = json.loads((folder / "var" / "demo" / "proofs.json").read_text())
    return found


def check(shown: dict[str, dict[str, Any]]) -> None:
    """Raises AssertionError unless the facts show all four."""
    assert set(shown) == PROOFS
    refused, drift, rollback, parity = (shown[n] for n in ("worse_refused", "drift", "rollback", "parity"))
    assert refused["reasons"]
    assert refused["champion"] != refused["version"]
    quiet = [w for w in drift["windows"] if not w["shifted"]]
    shifted = [w for w in drift["windows"] if w["shifted"]]
    assert quiet
    assert shifted
    assert all(not w["fired"] for w in quiet)
    assert all(w["fired"] for w in shifted)
    assert rollback["after"] == rollback["before"] != rollback["promoted"]
    assert rollback["same_bytes"] is True
    assert parity["values"] > 0
    assert parity["largest_gap"] <= 1e-6


@pytest.mark.parametrize("archetype", SAMPLE)
def test_a_demo_shows_what_is_promised(archetype: str, tmp_path: Path) -> None:
    check(demonstrate(rendered(archetype), tmp_path))


@pytest.mark.slow
@pytest.mark.timeout(1000)
@pytest.mark.parametrize("archetype", [a for a in ARCHETYPES if a not in SAMPLE])
def test_every_demo_shows_what_is_promised(archetype: str, tmp_path: Path) -> None:
    check(demonstrate(rendered(archetype), tmp_path))


@pytest.mark.slow
@pytest.mark.timeout(1000)
@pytest.mark.parametrize(("archetype", "problem_type"), VARIANTS, ids=[f"{a}-{b}" for a, b in VARIANTS])
def test_every_variant_shows_it_too(archetype: str, problem_type: ProblemType, tmp_path: Path) -> None:
    check(demonstrate(rendered(archetype, problem_type=problem_type), tmp_path))


GOOD: dict[str, dict[str, Any]] = {
    "worse_refused": {"version": "v0002", "champion": "v0001", "reasons": ["quality"]},
    "drift": {"windows": [{"shifted": False, "fired": []}, {"shifted": True, "fired": ["x"]}]},
    "rollback": {"before": "v0001", "promoted": "v0003", "after": "v0001", "same_bytes": True},
    "parity": {"values": 10, "largest_gap": 0.0},
}


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("worse_refused", {"reasons": []}),
        ("worse_refused", {"champion": "v0002"}),
        ("drift", {"windows": [{"shifted": False, "fired": ["x"]}, {"shifted": True, "fired": ["x"]}]}),
        ("drift", {"windows": [{"shifted": False, "fired": []}, {"shifted": True, "fired": []}]}),
        ("drift", {"windows": [{"shifted": True, "fired": ["x"]}]}),
        ("rollback", {"after": "v0003"}),
        ("rollback", {"same_bytes": False}),
        ("parity", {"largest_gap": 2e-6}),
        ("parity", {"values": 0}),
    ],
)
def test_facts_that_show_the_opposite_are_not_believed(name: str, facts: dict[str, Any]) -> None:
    check(GOOD)
    with pytest.raises(AssertionError):
        check({**GOOD, name: {**GOOD[name], **facts}})
    with pytest.raises(AssertionError):
        check({k: v for k, v in GOOD.items() if k != name})


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("days", [1, 7, 180])
def test_the_delivered_tests_pass_however_late_labels_come(days: int, tmp_path: Path) -> None:
    files = rendered("streaming_fraud", data=Data(label_delay_h=Fact(value=24.0 * days)))
    lay_out(files, tmp_path)
    python = environment(files["requirements-dev.lock"], DATA) / "bin" / "python"
    env = {"PATH": os.defpath, "HOME": str(tmp_path)}
    done = run(["make", "-s", "test", f"PYTHON={python}"], cwd=tmp_path, env=env, timeout_s=800)
    assert done.exit_code == 0, done.output[-3000:]
