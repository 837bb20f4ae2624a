"""A few combinations in the normal run; `make matrix` runs all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.matrix import checks
from tests.matrix.combinations import BRIEFS, Combination, combinations, kinds, rendered

SAMPLE = [
    Combination("asr_calls", "aws"),
    Combination("batch_tabular", "gcp"),
    Combination("iot_anomaly", "azure"),
    Combination("medical_imaging", "k8s"),
    Combination("online_tabular", "multi"),
    Combination("rag_assistant", "k8s"),
]
QUICK = {
    "entry points",
    "kubernetes objects",
    "links",
    "terraform fmt",
    "terraform rules",
    "terraform validate",
    "workflow inputs",
    "yamllint",
}


def test_every_archetype_with_a_repository_has_a_brief() -> None:
    assert set(kinds()) == set(BRIEFS)
    assert len(combinations()) >= 40


@pytest.mark.parametrize("combination", SAMPLE, ids=str)
def test_a_combination_passes_the_quick_checks(combination: Combination) -> None:
    found = [check for check, _ in checks.run(rendered(combination), QUICK.__contains__)]
    assert {check.name for check in found} == QUICK
    assert not [(c.name, c.findings[:3], c.reason) for c in found if c.status == "failed"]


def test_a_pass_is_remembered_for_what_the_check_looks_at_and_a_failure_never(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "CACHE", tmp_path)
    good, bad = b"locals {\n  a = 1\n}\n", b"locals {\n    a = 1\n}\n"
    outcomes = [
        [(check.status, known) for check, known in checks.run(files, {"terraform fmt"}.__contains__)]
        for files in ({"infra/a.tf": good}, {"infra/a.tf": good, "a.py": b""}, {"infra/a.tf": bad}, {"infra/a.tf": bad})
    ]
    assert outcomes == [[("passed", False)], [("passed", True)], [("failed", False)], [("failed", False)]]
