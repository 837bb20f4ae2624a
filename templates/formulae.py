"""A small arithmetic language for cost lines and fit rules: names, numbers, comparisons, if-else, a few functions.

An expression is parsed once and walked; nothing is ever executed as Python. Division by zero, unknown
names and anything outside the whitelist raise `FormulaError`.
"""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from functools import lru_cache

Value = float | int | bool | str | frozenset[str] | tuple[str, ...]
Names = Mapping[str, Value]


def _up(value: float) -> float:
    """Rounded up; what arithmetic leaves behind the ninth digit makes no machine more."""
    return math.ceil(round(value, 9))


FUNCTIONS: dict[str, Callable[..., float]] = {
    "abs": abs, "ceil": _up, "floor": math.floor, "log2": math.log2,
    "max": max, "min": min, "round": round, "sqrt": math.sqrt,
}  # fmt: skip
ARITHMETIC: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
    ast.Div: operator.truediv, ast.FloorDiv: operator.floordiv, ast.Pow: operator.pow,
}  # fmt: skip
COMPARISONS: dict[type[ast.cmpop], Callable[[Value, Value], bool]] = {
    ast.Lt: lambda a, b: a < b, ast.LtE: lambda a, b: a <= b,  # type: ignore[operator]
    ast.Gt: lambda a, b: a > b, ast.GtE: lambda a, b: a >= b,  # type: ignore[operator]
    ast.Eq: operator.eq, ast.NotEq: operator.ne,
    ast.In: lambda a, b: a in b, ast.NotIn: lambda a, b: a not in b,  # type: ignore[operator]
}  # fmt: skip


class FormulaError(ValueError):
    """The expression is not in the language, or a name it needs is missing."""


def evaluate(expression: str, names: Names) -> Value:
    """The value of `expression` over `names`; raises `FormulaError`."""
    try:
        return _walk(_parse(expression), names)
    except (ArithmeticError, TypeError) as error:
        raise FormulaError(f"{expression}: {error}") from error


def number(expression: str, names: Names) -> float:
    """As `evaluate`, for an expression that must give a number."""
    value = evaluate(expression, names)
    if not isinstance(value, int | float):
        raise FormulaError(f"{expression}: {value!r} is not a number")
    return float(value)


@lru_cache(maxsize=4096)
def names_in(expression: str) -> tuple[str, ...]:
    """The free names of an expression, in order of first use."""
    found = [node for node in ast.walk(_parse(expression)) if isinstance(node, ast.Name)]
    found.sort(key=lambda node: (node.lineno, node.col_offset))
    return tuple(dict.fromkeys(node.id for node in found if node.id not in FUNCTIONS))


@lru_cache(maxsize=4096)
def _parse(expression: str) -> ast.expr:
    try:
        return ast.parse(expression.strip(), mode="eval").body
    except SyntaxError as error:
        raise FormulaError(f"{expression}: {error.msg}") from error


def _walk(node: ast.expr, names: Names) -> Value:
    match node:
        case ast.Constant(value=bool() | int() | float() | str() as value):
            return value
        case ast.Name(id=name):
            return _named(name, names)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return _walk(body if _walk(test, names) else orelse, names)
        case ast.Compare():
            return _compare(node, names)
        case ast.Tuple(elts=items):
            return tuple(str(_walk(item, names)) for item in items)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS:
            return FUNCTIONS[name](*(_walk(arg, names) for arg in args))
        case _:
            return _operation(node, names)


def _operation(node: ast.expr, names: Names) -> Value:
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in ARITHMETIC:
            return ARITHMETIC[type(op)](_walk(left, names), _walk(right, names))  # type: ignore[arg-type]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_walk(operand, names)  # type: ignore[operator]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return not _walk(operand, names)
        case ast.BoolOp(op=ast.And(), values=values):
            return all(_walk(value, names) for value in values)
        case ast.BoolOp(op=ast.Or(), values=values):
            return any(_walk(value, names) for value in values)
        case _:
            raise FormulaError(f"{ast.unparse(node)!r} is not allowed")


def _named(name: str, names: Names) -> Value:
    if name not in names:
        raise FormulaError(f"unknown name {name!r}")
    return names[name]


def _compare(node: ast.Compare, names: Names) -> bool:
    left = _walk(node.left, names)
    for op, comparator in zip(node.ops, node.comparators, strict=True):
        right = _walk(comparator, names)
        if type(op) not in COMPARISONS:
            raise FormulaError(f"{ast.unparse(node)!r} is not allowed")
        if not COMPARISONS[type(op)](left, right):
            return False
        left = right
    return True
