"""Cases in a shared store: opened once, decided once, whoever asks, and never lost on the way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mlsystem import shared_cases, shared_folder
from mlsystem.mount import Mount
from mlsystem.settings import Settings
from mlsystem.shared_cases import CaseError, Cases
from mlsystem.shared_folder import SharedFolder

DECISION = {"decision": "allow", "decided_at": "2025-05-02T10:00:00+00:00"}


@pytest.fixture
def cases(tmp_path: Path) -> Cases:
    return Cases(SharedFolder(Mount(), str(tmp_path), "cases"))


def case(name: str = "a1b2c3d4", rank: str = "1-5000") -> dict[str, Any]:
    return {"id": name, "rank": rank, "text": name}


def test_of_many_replicas_at_once_one_opens_and_one_decides(cases: Cases) -> None:
    def both(number: int) -> bool:
        cases.open(case(rank=f"1-{number}"))
        try:
            cases.decide("a1b2c3d4", DECISION)
        except CaseError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(both, range(16))) == 1
    assert (cases.waiting(10), cases.count_waiting()) == ([], 0)
    assert len(cases.decided()) == 1


def test_the_queue_is_in_order_of_rank(cases: Cases) -> None:
    for name, rank in (("bbbbbbbb", "2-1"), ("cccccccc", "0-9"), ("aaaaaaaa", "1-5")):
        cases.open(case(name, rank))
    assert [c["id"] for c in cases.waiting(2)] == ["cccccccc", "aaaaaaaa"]
    assert cases.count_waiting() == 3


def test_a_process_that_dies_on_the_way_leaves_no_case_unseen(cases: Cases) -> None:
    cases.folder.mark("waiting/1-1.dddddddd")
    cases.open(case())
    cases.folder.create("items/a1/a1b2c3d4/decision", DECISION)
    assert (cases.waiting(10), [c["id"] for c in cases.decided()]) == ([], ["a1b2c3d4"])


def test_what_is_kept_goes_when_its_time_is_over(cases: Cases) -> None:
    cases.open(case())
    cases.keep(cases.decide("a1b2c3d4", DECISION))
    assert (cases.decided(), cases.forget(date(2025, 5, 2))) == ([], 0)
    assert (cases.get("a1b2c3d4") or {})["decision"] == "allow"
    assert cases.forget(date(2025, 5, 3)) == 1
    assert cases.get("a1b2c3d4") is None
    assert [p for p in Path(cases.folder.bucket).rglob("*") if p.is_file()] == []


def test_a_name_that_is_none_finds_nothing(cases: Cases) -> None:
    for name in ("../../registry", "", "a" * 101):
        assert cases.get(name) is None
        with pytest.raises(CaseError):
            cases.decide(name, DECISION)


def test_a_replica_and_the_nightly_step_find_the_same_cases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_folder.artifacts, "client", Mount)
    service = Settings(tmp_path / "replica", tmp_path, tmp_path, prediction_store=str(tmp_path / "share"))
    step = Settings(tmp_path / "job", tmp_path, tmp_path, artifact_bucket=str(tmp_path / "share"))
    shared_cases.of(service).open(case())
    assert shared_cases.of(step).count_waiting() == 1
