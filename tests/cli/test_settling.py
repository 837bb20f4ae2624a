"""`amp design` numbers contradictions, letters their ways out, and takes both with --settle."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from cli import main, outcome, settling
from core.constraints import Conflict, Relaxation
from core.errors import BadInput
from core.settings import Settings
from core.settling import Choice

WAYS = [Relaxation(change="Spend more"), Relaxation(change="Ask for less")]
MONEY = Conflict(fields=["budget.monthly_usd"], explanation="Too little.", relaxations=WAYS)
WORDS = Conflict(fields=["human_in_loop"], explanation="“a” and “b”", heard=True)
BRIEF = (
    "Credit decisions for a bank on AWS in eu-central-1, 2,000 applications in one run every night. "
    "3000 USD a month, two ML engineers. A person decides on every single case before it goes out. "
    "No human ever looks at a decision, all are automatic without exception."
)


@pytest.fixture
def own_database(settings: Settings, migrator_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    able = settings.model_copy(update={"migrator_url": SecretStr(migrator_url)})
    monkeypatch.setattr("cli.installation.settings", lambda: able)


@pytest.fixture
def design(own_database: None, tmp_path: Path, capsys: Any) -> Any:
    """Runs `amp design` with these arguments: its exit code, and what it printed."""
    brief = tmp_path / "brief.txt"
    brief.write_text(BRIEF)

    def run(*arguments: str) -> tuple[int, str]:
        code = main.main(["design", str(brief), "--out", str(tmp_path / "out"), *arguments])
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


def test_contradictions_are_printed_numbered_with_lettered_ways(design: Any) -> None:
    code, told = design()
    assert code == outcome.NEEDS_INPUT
    assert "  ! 1. “A person decides on every single case" in told
    assert "      a: Let a person confirm ($" in told
    assert "      b: Let it act alone ($" in told
    assert f"      hold: {outcome.MISHEARD}" in told
    assert outcome.SETTLE in told


@pytest.mark.parametrize(("word", "chosen"), [("b", "Let it act alone"), ("hold", "Both hold")])
def test_what_is_settled_is_planned(design: Any, word: str, chosen: str) -> None:
    code, told = design("--defaults", "--json", "--settle", f"1={word}")
    line = json.loads(told.splitlines()[-1])
    assert code in (outcome.NEEDS_INPUT, outcome.BLOCKED)
    assert (line["status"], line["settled"], line["ways"]) == ("awaiting_approval", [chosen], {})
    assert line["version"] == 2, "with defaults alone the first version is infeasible"


def test_with_defaults_alone_it_is_infeasible_and_says_the_ways(design: Any) -> None:
    code, told = design("--defaults", "--json")
    line = json.loads(told.splitlines()[-1])
    assert (code, line["status"]) == (outcome.BLOCKED, "infeasible")
    assert line["ways"] == {"1": {"a": "Let a person confirm", "b": "Let it act alone", "hold": outcome.MISHEARD}}


@pytest.mark.parametrize("said", ["2=a", "1=z"])
def test_what_there_is_no_choice_of_is_2(design: Any, said: str) -> None:
    code, told = design("--settle", said)
    assert code == outcome.BAD_INPUT
    assert "amp: " in told


@pytest.mark.parametrize("said", ["1", "1=", "a=1", "0=a", "1=both", "1=A"])
def test_what_is_no_pair_is_2(said: str) -> None:
    with pytest.raises(SystemExit) as left:
        main.main(["design", "brief.txt", "--out", "out", "--settle", said])
    assert left.value.code == outcome.BAD_INPUT


def test_one_contradiction_is_settled_once() -> None:
    assert settling.given([(1, "a"), (2, "hold")]) == {1: "a", 2: "hold"}
    with pytest.raises(BadInput):
        settling.given([(1, "a"), (1, "b")])


def test_a_later_contradiction_goes_on_counting() -> None:
    register = settling.Register()
    assert register.choices([MONEY, WORDS], {1: "b", 3: "a"}) == {1: Choice(MONEY.fields, 1)}
    assert register.numbered([WORDS, MONEY]) == {2: WORDS, 3: MONEY}
    assert register.choices([WORDS, MONEY], {3: "a"}) == {3: Choice(MONEY.fields, 0)}
