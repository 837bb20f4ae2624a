"""What is found, what is not mistaken for it, and when it is an alarm."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mlsystem import landed_rows, personal_data, settings
from mlsystem.personal_data import Found
from mlsystem.settings import Settings
from pipelines import scan


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("write to jo@firm.example", {"email"}),
        ("DE89 3704 0044 0532 0130 00", {"iban"}),
        ("DE89 3704 0044 0532 0130 02", set()),
        ("card 4111 1111 1111 1111 please", {"card"}),
        ("order 4111 1111 1111 1112", set()),
        ("call +44 20 7946 0958", {"phone"}),
        ("part 2024-01-01 v1.2.3", set()),
        ("", set()),
    ],
)
def test_kinds_are_told_from_what_only_looks_like_them(text: str, kinds: set[str]) -> None:
    assert personal_data.kinds(text) == kinds


def test_a_column_counts_once_enough_of_its_values_do() -> None:
    rows: list[dict[str, object]] = [
        {"note": "a@b.example" if i == 0 else "none", "n": i} for i in range(100)
    ]
    assert personal_data.scan(rows, 0.01) == [Found("note", "email", 0.01)]
    assert personal_data.scan(rows, 0.02) == []


def test_a_finding_is_an_alarm_only_where_nobody_expected_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[dict[str, object]] = [{"note": "a@b.example"}]
    monkeypatch.setattr(landed_rows, "rows", lambda _: iter(rows))
    config = Settings(tmp_path / "home", settings.ROOT / "conf", settings.ROOT / "contracts")
    found = scan.scan(config)
    assert [f.column for f in scan.unknown(config, found)] == ["note"]
    conf = tmp_path / "conf"
    conf.mkdir()
    (conf / "personal_data.toml").write_text('known = ["note"]\nmin_share = 0.001\nmost_rows = 10\n')
    assert scan.unknown(replace(config, conf=conf), found) == []


def test_nothing_landed_is_nothing_found(tmp_path: Path) -> None:
    config = Settings(tmp_path, settings.ROOT / "conf", settings.ROOT / "contracts")
    assert scan.scan(config) == []
