"""The facts a rule read, by path: what a result is explained with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policies.expressions import Missing, expression
from policies.rule import Rule

Names = dict[str, Any]


def evidence(rule: Rule, names: Names, read: list[str]) -> dict[str, Any]:
    """The value of every path read, None where it is absent; items are named by their id."""
    sources = [(rule.match, ()), *((text, rule.bound) for text in read)]
    paths = {path for text, bound in sources for path in expression(text, bound).paths}
    plain = [p for p in sorted(paths) if not p.startswith("params.") and _is_leaf(p, paths)]
    values = {named(p, rule, names): fact(p, rule, names) for p in plain}
    return {path: None if isinstance(value, Missing) else ordered(value) for path, value in values.items()}


def ordered(value: Any) -> Any:
    """`value` with its keys in order: the evaluator keeps them in one that changes from process to process."""
    if isinstance(value, Mapping):
        return {key: ordered(value[key]) for key in sorted(value)}
    return [ordered(item) for item in value] if isinstance(value, list) else value


def _is_leaf(path: str, paths: set[str]) -> bool:
    """False for a list of which only some fields were read, and for the bare item of a list of texts."""
    return not path.endswith("[]") and not any(other.startswith(path + "[].") for other in paths)


def absent(rule: Rule, names: Names, read: list[str]) -> list[str]:
    """The paths read that have no value, items named by their id."""
    paths = {path for text in read for path in expression(text, rule.bound).paths}
    return sorted(named(path, rule, names) for path in paths if isinstance(fact(path, rule, names), Missing))


def fact(path: str, rule: Rule, names: Names) -> Any:
    """The fact at `path`; `list[]` stands for the item being judged, or for every item otherwise."""
    if rule.each and path.startswith(rule.each.items + "[]"):
        return _walk(names.get(rule.each.name), path.removeprefix(rule.each.items + "[]").lstrip("."))
    return _walk(names, path)


def _walk(node: Any, path: str) -> Any:
    if not path:
        return node if node is not None else Missing("absent")
    head, _, rest = path.partition(".")
    key = head.removesuffix("[]")
    if not isinstance(node, Mapping) or node.get(key) is None:
        return Missing(path)
    if not head.endswith("[]"):
        return _walk(node[key], rest)
    values = [_walk(item, rest) for item in node[key]]
    return [value for value in values if not isinstance(value, Missing)]


def named(path: str, rule: Rule, names: Names) -> str:
    if not rule.each or not path.startswith(rule.each.items + "[]"):
        return path
    item = names.get(rule.each.name)
    label = item.get("id", item.get("name", "")) if isinstance(item, Mapping) else item
    return path.replace(rule.each.items + "[]", f"{rule.each.items}[{label}]", 1)
