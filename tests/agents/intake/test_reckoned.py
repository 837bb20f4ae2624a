"""The tables of what is reckoned are whole: every name is known, every formula runs, every amount has its unit."""

from __future__ import annotations

from typing import Any

import pytest

from agents.intake import text
from agents.intake.spoken import quantities, reckoned
from agents.intake.spoken.frames import pattern
from agents.intake.words import load
from core.constraints import Constraints
from policies.expressions import expression

ROWS = [(kind, row) for kind in reckoned.kinds() for row in load(f"spoken/{kind}")["rows"]]


@pytest.mark.parametrize(("kind", "row"), ROWS)
def test_a_row_names_what_its_table_holds(kind: str, row: dict[str, Any]) -> None:
    table = load(f"spoken/{kind}")
    assert set(row.get("of", ())) <= set(table["quantities"])
    said = [name for part in ("says", "demands", "refuses", "unless") for name in row.get(part, ())]
    assert set(said) <= set(table["frames"])
    assert row["ways"]


@pytest.mark.parametrize(("kind", "row"), [(kind, row) for kind, row in ROWS if "needs" in row])
def test_a_formula_reads_the_rows_own_quantities(kind: str, row: dict[str, Any]) -> None:
    put = [value[1:] for way in row["ways"] if isinstance(way, dict) for value in way.get("put", {}).values()
           if isinstance(value, str) and value.startswith("=")]  # fmt: skip
    least = [way["least_usd"] for way in row["ways"] if isinstance(way, dict) and "least_usd" in way]
    for formula in (row["needs"], row["has"], *put, *least):
        assert set(expression(formula).variables) <= set(row["of"])
        case = reckoned.Case({name: quantities.Quantity(float(i + 2)) for i, name in enumerate(row["of"])})
        assert case.worth(formula) is not None


@pytest.mark.parametrize("kind", reckoned.kinds())
def test_frames_compile(kind: str) -> None:
    for name in load(f"spoken/{kind}")["frames"]:
        assert pattern(kind, name)


@pytest.mark.parametrize(
    ("brief", "name", "value"),
    [
        ("A model file of 1.2 GB.", "parcel", 1.2e9),
        ("The only line carries 25 Mbit/s.", "line", 25e6),
        ("The only line carries 2 MB/s.", "line", 16e6),
        ("It runs between Friday 18:00 and Monday 06:00.", "window", 60 * 3600.0),
        ("It runs from 23:30 to 04:00.", "window", 4.5 * 3600),
        ("It takes 4,000 samples a second.", "samples", 4000.0),
    ],
)
def test_an_amount_is_read_in_its_unit(brief: str, name: str, value: float) -> None:
    spec = load("spoken/reckoned/lines")["quantities"][name]
    found = quantities.read(text.read(brief), Constraints(), "reckoned/lines", name, spec)
    assert found is not None
    assert found.value == pytest.approx(value)


def test_a_machine_is_priced_by_its_name() -> None:
    spec = load("spoken/reckoned/means")["quantities"]["machine_usd"]
    found = quantities.read(text.read("A p5.48xlarge day and night."), Constraints(), "reckoned/means", "m", spec)
    assert found is not None
    assert found.value > 10


def test_money_is_read_in_dollars() -> None:
    spec = load("spoken/reckoned/means")["quantities"]["wage"]
    brief = "Botanists are paid 28 euros an hour."
    found = quantities.read(text.read(brief), Constraints(), "reckoned/means", "wage", spec)
    assert found is not None
    assert found.value == pytest.approx(28 * 1.16)
