"""What is done to records before they are checked and stored: nothing, where the contract is all there is to hold."""

from __future__ import annotations

from mlsystem.contracts import Record


def prepare(records: list[Record]) -> list[Record]:
    return records
