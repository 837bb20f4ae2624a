"""The formula language computes what it should and nothing else."""

from __future__ import annotations

import pytest

from templates.formulae import FormulaError, evaluate, names_in, number


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 + 2 * 3", 7),
        ("ceil(10 / 4)", 3),
        ("max(2, ceil(rps / 100), 1)", 3),
        ("2 if slo >= 99.9 else 1", 2),
        ("rps > 100 and not small", True),
        ("'kafka' in skills or 'flink' in skills", True),
        ("mode in ('batch', 'async')", False),
        ("1 < rps <= 250", True),
        ("-rps // 100", -3),
        ("'-eu' if mode == 'online' else ''", "-eu"),
    ],
)
def test_values(expression: str, value: object) -> None:
    names = {"rps": 250.0, "slo": 99.95, "small": False, "skills": frozenset({"kafka"}), "mode": "online"}
    assert evaluate(expression, names) == value


@pytest.mark.parametrize(
    "expression",
    [
        "__import__('os')", "(1).__class__", "[x for x in y]", "lambda: 1", "open('f')", "names['a']",
        "1 if", "missing + 1", "1 / 0", "max(1, key=2)", "f'{1}'", "a := 1", "'a' + 1",
    ],
)  # fmt: skip
def test_anything_else_is_refused(expression: str) -> None:
    with pytest.raises(FormulaError):
        evaluate(expression, {"y": 1.0})


def test_a_quantity_must_be_a_number() -> None:
    assert number("2 * 3", {}) == 6.0
    with pytest.raises(FormulaError, match="not a number"):
        number("'six'", {})


def test_free_names_in_order() -> None:
    assert names_in("max(b, a) * ceil(b + c)") == ("b", "a", "c")


def test_what_floats_leave_behind_makes_no_machine_more() -> None:
    assert evaluate("ceil(7 * 250 / 700 * 1.2)", {}) == 3
    assert evaluate("ceil(3.001)", {}) == 4
