"""A number of the brief with what it measures or counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Quantity:
    """`value` in the base unit of its `kind`; a rate has `per`, its period in seconds.

    kind: money | duration (s) | bytes (GB) | percent | rate (1/s) | count | factor; `nouns` are the kinds of
    what is counted, `word` is the counted noun as written, `each` who has that many, `part` says that it is part
    of a number before.
    """

    kind: str
    value: float
    start: int
    end: int
    nouns: tuple[str, ...] = ()
    word: str = ""
    per: float | None = None
    each: str = ""
    ranged: bool = False
    part: bool = False

    def counts(self, *kinds: str) -> bool:
        """Whether what is counted may be one of the kinds."""
        return any(kind in self.nouns for kind in kinds)
