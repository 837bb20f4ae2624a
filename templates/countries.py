"""What the places are called where data must stay: `country:AE` is the United Arab Emirates."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from core.areas import PARTS

TABLE = Path(__file__).parent / "countries.yaml"
AREAS = {
    "eu_only": "the European Union", "eea": "the European Economic Area", "uk": "the United Kingdom",
    "us": "the United States", "ca": "Canada", "au": "Australia", "in": "India", "sg": "Singapore", "none": "anywhere",
    **PARTS,
}  # fmt: skip


def called(residency: str) -> str:
    """The residency rule in words; as it is where no country of the code is known."""
    code = residency.removeprefix("country:").upper()
    known = AREAS.get(residency) or (_names().get(code) if residency.startswith("country:") else None)
    return known or residency


def named(residency: str) -> str | None:
    """The country of `country:AE` as a table names it; None for anything else."""
    name = _names().get(residency.removeprefix("country:")) if residency.startswith("country:") else None
    return None if name is None else name.removeprefix("the ")


def place(code: str) -> str:
    """A country or the Union by its code: `CH` is Switzerland, `EU` the European Union; any other code as it is."""
    return AREAS["eu_only"] if code == "EU" else _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    rows: dict[str, str] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return rows
