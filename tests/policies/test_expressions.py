"""Paths an expression reads, and the bounds it must keep."""

from __future__ import annotations

import pytest

from policies.expressions import ExpressionError, Missing, expression, shown

PART = (("part", "components[]"),)


@pytest.mark.parametrize(
    ("source", "paths"),
    [
        ("a.b < 2.0 && has(c.d.e)", {"a.b", "c.d.e"}),
        ("part.params.dlq || part.id.startsWith('x.y')", {"components[].params.dlq", "components[].id"}),
        ("a.l.exists(x, x.k > 1.0 && b.all(y, y.q == x.z))", {"a.l", "a.l[].k", "a.l[].z", "b", "b[].q"}),
        ("join(a.filter(x, x.b).map(x, x.id))", {"a", "a[].b", "a[].id"}),
        ("'a.b' in c.d ? 'e.f' : \"g.h\"", {"c.d"}),
        ("(a.b + c) * 2.0 > 1.5", {"a.b", "c"}),
        ("!(a.b in ['x', 'y'])", {"a.b"}),
    ],
)
def test_paths_are_found_without_running(source: str, paths: set[str]) -> None:
    assert set(expression(source, PART).paths) == paths


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("a.b >", "not valid CEL"),
        ("a.b == 'x' || " * 80 + "true", "at most 1000"),
        ("a.b.matches('(x+)+')", "calls matches"),
        ("open('x')", "calls open"),
        ("a.all(x, a.all(y, a.all(z, x == z)))", "nests more than 2"),
    ],
)
def test_what_is_not_allowed_is_refused(source: str, why: str) -> None:
    with pytest.raises(ExpressionError, match=why):
        expression(source).check()


def test_a_value_is_missing_rather_than_an_error() -> None:
    assert expression("a.b > 1.0").value({"a": {"b": 2}}) is True
    for facts in ({}, {"a": {}}, {"a": {"b": None}}, {"a": {"b": "x"}}, {"a": None}):
        assert isinstance(expression("a.b > 1.0").value(facts), Missing)


def test_doubt_does_not_hide_certainty() -> None:
    assert expression("a.x || true").value({"a": {}}) is True
    assert expression("false && a.x").value({"a": {}}) is False
    assert isinstance(expression("a.x || false").value({"a": {}}), Missing)


@pytest.mark.parametrize(
    ("value", "text"), [(250.0, "250"), (12345.678, "12,345.68"), (["a", 1.0], "a, 1"), (0.5, "0.5")]
)
def test_values_read_well(value: object, text: str) -> None:
    assert shown(value) == text
