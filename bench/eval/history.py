"""The sets of designs, limits, vague briefs and bills, with their first figures: the data is `history.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Part:
    """`first` is measure → (passed, judged) of the first reading; `files` begins the names of the set's files."""

    name: str
    about: str
    files: str = ""
    first: dict[str, tuple[int, int]] = field(default_factory=dict)

    def holds(self, stem: str) -> bool:
        """Whether the file of this name belongs to the set; what no set names belongs to the first."""
        if self.files:
            return stem.startswith(self.files)
        return not any(stem.startswith(part.files) for part in parts() if part.files)


@cache
def parts() -> tuple[Part, ...]:
    """Every set in the order of reading."""
    rows = yaml.safe_load((HERE / "history.yaml").read_text(encoding="utf-8"))
    return tuple(Part(**{**row, "first": {name: tuple(pair) for name, pair in row["first"].items()}}) for row in rows)
