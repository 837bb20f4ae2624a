"""Lines are read value by value: what is not of its column's type is nothing and stops no other line."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from mlsystem import contracts, deliveries
from mlsystem.contracts import Column, Contract

CONTRACT = Contract(
    "things",
    ("id",),
    (Column("id", "string"), Column("at", "datetime"), Column("amount", "float"), Column("count", "int")),
    0.01,
)
GOOD = {"id": "a", "at": "2025-03-01T01:00:00+01:00", "amount": 1.5, "count": 2}


def read(folder: Path, *lines: bytes) -> pl.DataFrame:
    path = folder / "things-1.jsonl"
    path.write_bytes(b"\n".join(lines))
    return deliveries.read(path, CONTRACT)


def line(**changed: object) -> bytes:
    return json.dumps({**GOOD, **changed}).encode()


def test_a_line_is_a_row_of_the_contracts_columns(tmp_path: Path) -> None:
    (row,) = read(tmp_path, line(more=1)).to_dicts()
    assert row == {**GOOD, "at": datetime(2025, 3, 1, tzinfo=UTC)}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", ["a"]),
        ("id", "\ud800"),
        ("at", "2025-03-01T01:00:00"),
        ("at", "0001-01-01T00:00:00+14:00"),
        ("at", 1746093600000),
        ("amount", "much"),
        ("count", 2**63),
        ("count", float("inf")),
    ],
)
def test_what_is_not_of_its_columns_type_is_set_aside(tmp_path: Path, name: str, value: object) -> None:
    checked = contracts.check(read(tmp_path, line(**{name: value}), line(id="b")), CONTRACT)
    assert checked.good["id"].to_list() == ["b"]
    assert checked.quarantined["reasons"].to_list() == [[f"{name}:null_or_wrong_type"]]


def test_a_repeated_key_is_one_row_and_a_missing_one_is_kept_for_the_contract(tmp_path: Path) -> None:
    assert read(tmp_path, line(), line(), b"{", b"[]", b"").height == 3


def test_a_separator_inside_a_text_ends_no_line(tmp_path: Path) -> None:
    text = "a\u2028b\x85c"
    found = read(tmp_path, json.dumps({**GOOD, "id": text}, ensure_ascii=False).encode())
    assert found["id"].to_list() == [text]


def test_files_are_found_by_the_tables_name_in_every_folder(tmp_path: Path) -> None:
    names = ("things-1.parquet", "things/day=1/things+0.json", "others-1.jsonl", "things.csv")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = {p.relative_to(tmp_path).as_posix() for p in deliveries.of(tmp_path, "things")}
    assert found == {"things-1.parquet", "things/day=1/things+0.json"}
