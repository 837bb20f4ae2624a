"""Packs from folders: what is accepted, what is refused, and how foreign rules are kept in their place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from policies import isolation, packs, trial
from policies.documentation import PAGE, page
from policies.engine import evaluate
from policies.packs import Pack, PackError

EXAMPLE = Path(__file__).parents[2] / "docs/examples/policy-pack"
CASES = [{"name": "a", "facts": {}, "expect": e} for e in ("pass", "fail", "unknown")]


def write(folder: Path, **changes: Any) -> Path:
    rule = {
        "id": "OWN-01", "title": "Own", "category": "test", "severity": "warn", "remediation": "none", "tests": CASES,
        "validations": [{"expression": "cost.expected < 10.0", "message": "{cost.expected}"}], **changes,
    }  # fmt: skip
    folder.mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text("name: own\nversion: '1'\n")
    (folder / "rules.yaml").write_text(json.dumps([rule]))
    return folder


def test_the_example_pack_holds_its_own_cases() -> None:
    results = packs.test(packs.load(EXAMPLE))
    assert len(results) == 11
    assert [result for result in results if not result.ok] == []


def test_a_result_says_where_its_rule_is_written() -> None:
    result = evaluate({}, [packs.load(EXAMPLE)]).results[0]
    assert result.references == ["policy-pack/house-rules.yaml"]


def test_a_trial_tells_every_case_and_the_total() -> None:
    tried = trial.run(EXAMPLE)
    lines = list(tried.lines())
    assert tried.ok
    assert lines[0] == "✓ ACME-REG-01 · Dublin · ok"
    assert lines[-1] == "acme-platform 2026.11: 3 rules, 11 cases, 0 failed"


def test_a_trial_of_a_wrong_pack_says_why(tmp_path: Path) -> None:
    wrong = trial.run(write(tmp_path / "own"))
    assert not wrong.ok
    first, *_ = wrong.lines()
    assert first.startswith("✗ OWN-01 · a · expected pass, got unknown (warn): Not known: cost.expected")
    refused = trial.run(write(tmp_path / "own", id="BUD-01"))
    assert (refused.ok, list(refused.lines())) == (False, ["own: rule ids are not unique: BUD-01"])


def test_packs_of_the_policy_folder_come_after_the_builtin_one(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "acme")
    found = packs.loaded(tmp_path)
    assert [(pack.name, pack.trusted) for pack in found] == [("builtin", True), ("acme-platform", False)]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (
            {"validations": [{"expression": "cost.expectd < 1.0", "message": "x"}]},
            "reads cost.expectd, which is not a fact",
        ),
        ({"validations": [{"expression": "cost.expected < 1.0", "message": "{cost.max}"}]}, "reads cost.max"),
        ({"match": "params.limit > 1.0"}, "reads params.limit"),
        ({"match": "components.exists(c, component.stateful)"}, "reads component.stateful"),
        ({"match": "x" * 1001}, "1001 characters"),
        ({"tests": CASES[:1]}, "at least 3"),
        ({"tests": [CASES[0]] * 3}, "needs a passing, a failing and"),
        ({"id": "lower-case"}, "id"),
        ({"owner": ["x"]}, "owner"),
    ],
)
def test_a_malformed_rule_is_refused_with_its_reason(tmp_path: Path, change: dict[str, Any], why: str) -> None:
    with pytest.raises(PackError, match=why):
        packs.load(write(tmp_path / "own", **change))


def test_a_pack_may_not_repeat_a_builtin_id(tmp_path: Path) -> None:
    write(tmp_path / "own", id="BUD-01")
    with pytest.raises(PackError, match="BUD-01"):
        packs.loaded(tmp_path)


def test_a_folder_without_a_head_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"pack\.yaml"):
        packs.load(tmp_path)


def test_aliases_are_refused(tmp_path: Path) -> None:
    (write(tmp_path / "own") / "rules.yaml").write_text("- &a {id: X-1}\n- *a\n")
    with pytest.raises(PackError, match="aliases are not allowed"):
        packs.load(tmp_path / "own")


def test_a_failing_case_is_told(tmp_path: Path) -> None:
    results = packs.test(packs.load(write(tmp_path / "own")))
    assert [(r.expected, r.actual, r.ok) for r in results] == [
        ("pass", "unknown (warn)", False), ("fail", "unknown (warn)", False), ("unknown", "unknown (warn)", True),
    ]  # fmt: skip


def test_foreign_rules_give_the_same_results_in_their_own_process(tmp_path: Path) -> None:
    pack = packs.load(write(tmp_path / "own"))
    foreign = evaluate({"cost": {"expected": 12}}, [pack]).results
    own = evaluate({"cost": {"expected": 12}}, [Pack("own", "1", pack.rules, trusted=True)]).results
    assert foreign == own
    assert (foreign[0].outcome, foreign[0].message, foreign[0].pack) == ("fail", "12", "own")


def test_a_pack_that_does_not_end_is_killed_and_passes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some million comparisons inside the CEL library, which never returns to the interpreter meanwhile."""
    compared = " && ".join(["a.id + b.id != 'x'"] * 20)
    slow = f"components.all(a, components.all(b, {compared}))"
    pack = packs.load(write(tmp_path / "own", validations=[{"expression": slow, "message": "x"}], severity="block"))
    monkeypatch.setattr(isolation, "STARTUP_S", 60.0)
    facts = {"components": [{"id": "a" * 4000 + str(n)} for n in range(4000)], "flows": []}
    result = evaluate(facts, [pack]).results[0]
    assert (result.outcome, result.severity) == ("unknown", "block")
    assert result.message == "the pack took longer than 2 s"


def test_the_child_sees_no_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}
    real = isolation.subprocess.run

    def run(*args: Any, **options: Any) -> Any:
        seen.update(options["env"])
        return real(*args, **options)

    monkeypatch.setenv("PROVIDER_KEY", "do-not-pass-on")
    monkeypatch.setattr(isolation.subprocess, "run", run)
    isolation.results(packs.load(write(tmp_path / "own")), {}, ("plan",))
    assert seen == {"LANG": "C.UTF-8"}


def test_the_reference_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m policies.documentation"
