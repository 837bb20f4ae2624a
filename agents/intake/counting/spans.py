"""Where quantities begin, and which characters of a text some spans cover."""

from __future__ import annotations

from bisect import bisect_left

from agents.intake.counting.quantity import Quantity


def within(found: list[Quantity], start: int, end: int) -> list[Quantity]:
    """The quantities that begin in [start, end); `found` is in order."""
    return found[bisect_left(found, start, key=begin) : bisect_left(found, end, key=begin)]


def begin(quantity: Quantity) -> int:
    return quantity.start


def covered(text: str, spans: list[tuple[int, int]]) -> bytearray:
    """1 for every character of the text that lies in one of the spans [start, end)."""
    covered = bytearray(len(text) + 1)
    for start, end in spans:
        covered[start:end] = b"\x01" * (end - start)
    return covered
