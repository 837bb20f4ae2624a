"""What changed between two JSON-like values, leaf by leaf."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from core.constraints import Strict

ABSENT = object()


class Change(Strict):
    """One leaf: `path` is dotted, list items are numbered, `before`/`after` is null where it was absent."""

    path: str
    kind: Literal["added", "removed", "changed"]
    before: Any = None
    after: Any = None


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Changes from one mapping of leaves to the other, sorted by path."""
    found = []
    for path in sorted(before.keys() | after.keys()):
        old, new = before.get(path, ABSENT), after.get(path, ABSENT)
        if old is ABSENT:
            found.append(Change(path=path, kind="added", after=new))
        elif new is ABSENT:
            found.append(Change(path=path, kind="removed", before=old))
        elif old != new:
            found.append(Change(path=path, kind="changed", before=old, after=new))
    return found


def leaves(value: Any, prefix: str = "") -> dict[str, Any]:
    """Flattens nested mappings and lists; lists whose items carry an `id` or `name` are keyed by it, so that an
    insertion does not read as a change of everything after it."""
    return dict(_leaves(value, prefix))


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    children = _children(value)
    if children is None:
        yield path, value
        return
    for key, child in children:
        yield from _leaves(child, f"{path}.{key}" if path else str(key))


def _children(value: Any) -> list[tuple[str, Any]] | None:
    if isinstance(value, Mapping) and value:
        return [(str(key), child) for key, child in value.items()]
    if isinstance(value, list) and value:
        return _items(value)
    return None


def _items(values: list[Any]) -> list[tuple[str, Any]]:
    for key in ("id", "name", "role"):
        names = [str(v[key]) for v in values if isinstance(v, Mapping) and key in v]
        if len(set(names)) == len(values):
            return list(zip(names, values, strict=True))
    return [(str(index), child) for index, child in enumerate(values)]
