"""Exploration is drawn, logged with its propensity and repeatable; users stay in their arm."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl
import pytest

from mlsystem import arms, domain, slates
from mlsystem.arms import Arm
from mlsystem.slates import Place

SLATE = [Place(f"a{i}", 1 - i / 10, "related") for i in range(10)]
REST = [Place(f"r{i}", 0.0, "popular") for i in range(4)]
NOW = datetime(2025, 4, 1, tzinfo=UTC)


def test_exploration_takes_one_place_and_says_how_likely_it_was() -> None:
    shown = slates.explore(SLATE, REST, place=5, share=1.0, seed=3)
    assert [p.item for p in shown[:4]] == ["a0", "a1", "a2", "a3"]
    assert (shown[4].explored, shown[4].propensity) == (True, 0.25)
    assert shown[5:] == SLATE[5:]
    assert slates.explore(SLATE, REST, 5, 1.0, seed=3) == shown


def test_without_a_share_a_rest_or_a_place_nothing_is_explored() -> None:
    assert slates.explore(SLATE, REST, 5, 0.0, 3) == SLATE
    assert slates.explore(SLATE, [], 5, 1.0, 3) == SLATE
    assert slates.explore(SLATE[:3], REST, 5, 1.0, 3) == SLATE[:3]


def test_exploration_happens_about_as_often_as_agreed() -> None:
    drawn = [slates.explore(SLATE, REST, 5, 0.3, slates.seed(f"r{i}")) != SLATE for i in range(1000)]
    assert 0.25 < sum(drawn) / 1000 < 0.35


def test_a_user_stays_in_one_arm_and_the_share_is_kept() -> None:
    found = [slates.arm(f"u{i}", 0.05) for i in range(4000)]
    assert found == [slates.arm(f"u{i}", 0.05) for i in range(4000)]
    assert 0.03 < found.count(slates.CONTROL) / 4000 < 0.07


def entries(arm: str, count: int, picked: int) -> list[dict[str, Any]]:
    at = (NOW - timedelta(days=3)).isoformat()
    made: list[dict[str, Any]] = [
        {"user": f"{arm}{i}", "at": at, "arm": arm, "degraded": False, "items": ["x" if i < picked else "y"]}
        for i in range(count)
    ]
    return made


def picks(*answers: list[dict[str, Any]]) -> pl.DataFrame:
    users = [entry["user"] for group in answers for entry in group]
    at = [NOW - timedelta(days=2.5)] * len(users)
    return pl.DataFrame({domain.USER: users, domain.ITEM: ["x"] * len(users), "at": at})


def test_a_clear_difference_between_the_arms_is_significant() -> None:
    control, treatment = entries("control", 400, 40), entries("treatment", 400, 120)
    report = arms.compare([*control, *treatment], picks(control, treatment), NOW)
    assert report["status"] == "measured"
    assert report["difference"] == pytest.approx(0.2)
    assert report["p_value"] < 0.001


def test_no_difference_is_not_significant() -> None:
    control, treatment = entries("control", 400, 40), entries("treatment", 400, 42)
    assert arms.compare([*control, *treatment], picks(control, treatment), NOW)["p_value"] > 0.5
    assert arms.two_sided(Arm(100, 0), Arm(100, 0)) == 1.0


def test_too_few_answers_or_young_ones_are_pending() -> None:
    control, treatment = entries("control", 20, 2), entries("treatment", 400, 100)
    assert arms.compare([*control, *treatment], picks(control, treatment), NOW)["status"] == "pending"
    young = [{**e, "at": NOW.isoformat()} for e in entries("control", 400, 40)]
    report = arms.compare([*young, *treatment], picks(young, treatment), NOW)
    assert report["arms"]["control"] == {"shown": 0, "picked": 0}
    assert str(Arm(0, 0).rate) == "nan"


def test_a_pick_too_late_does_not_count() -> None:
    answer = entries("control", 1, 1)
    late = picks(answer).with_columns(pl.col("at") + timedelta(days=1))
    assert arms.compare(answer, late, NOW)["arms"]["control"] == {"shown": 1, "picked": 0}
