from __future__ import annotations

from core.diffs.changes import compare, leaves


def test_leaves_are_dotted_and_lists_with_ids_are_keyed_by_them() -> None:
    value = {"a": {"b": 1}, "parts": [{"id": "x", "n": 1}, {"id": "y", "n": 2}], "plain": ["p", "q"]}
    assert leaves(value) == {
        "a.b": 1, "parts.x.id": "x", "parts.x.n": 1, "parts.y.id": "y", "parts.y.n": 2,
        "plain.0": "p", "plain.1": "q",
    }  # fmt: skip


def test_an_insertion_among_named_items_changes_nothing_else() -> None:
    before = leaves([{"id": "a", "n": 1}, {"id": "b", "n": 2}])
    after = leaves([{"id": "new", "n": 0}, {"id": "a", "n": 1}, {"id": "b", "n": 2}])
    assert {c.path for c in compare(before, after)} == {"new.id", "new.n"}


def test_kinds_and_null_is_not_absence() -> None:
    found = {c.path: c.kind for c in compare({"gone": 1, "same": None, "x": None}, {"same": None, "new": 2, "x": 3})}
    assert found == {"gone": "removed", "new": "added", "x": "changed"}


def test_empty_containers_are_leaves() -> None:
    assert compare(leaves({"a": []}), leaves({"a": [1]}))
