"""Files of messages as a broker leaves them: every event is a row once, what is none is set aside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mlsystem.settings import Settings


def leave(config: Settings, table: str, name: str, lines: list[bytes]) -> Path:
    path = config.incoming / name.format(table=table)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return path


def test_an_event_twice_changes_nothing(
    empty: Settings, table: str, messages: list[bytes], rows: Callable[[Settings], int]
) -> None:
    leave(empty, table, "{table}-1.jsonl", [*messages[:200], *messages[:150]])
    leave(empty, table, "{table}-2.jsonl", messages[100:])
    assert rows(empty) == len(messages)
    assert rows(empty) == len(messages)
    assert not (empty.home / "quarantine").exists()


def test_what_is_no_event_is_set_aside_and_stops_nothing(
    empty: Settings, table: str, messages: list[bytes], rows: Callable[[Settings], int]
) -> None:
    leave(empty, table, "{table}-1.jsonl", [*messages, b"not json", b"\xff"])
    assert rows(empty) == len(messages)
    assert list((empty.home / "quarantine").glob(f"{table}-*"))


def test_files_of_a_sink_are_found_in_its_folders(
    empty: Settings, table: str, messages: list[bytes], rows: Callable[[Settings], int]
) -> None:
    leave(empty, table, "{table}/partition=0/{table}+0+0000000000.json", messages)
    assert rows(empty) == len(messages)
