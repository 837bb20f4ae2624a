"""CEL expressions: which fact paths they read, whether they are small enough to run, and their value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import cel

from policies.references import LITERALS, MACROS, references

MAX_LENGTH = 1_000
MAX_NESTED_COMPREHENSIONS = 2
METHODS = frozenset({"size", "startsWith", "endsWith", "contains", *MACROS})
FUNCTIONS = frozenset({"size", "has", "int", "double", "string", "round", "join"})


class ExpressionError(ValueError):
    """The expression is malformed, too large, or uses something that is not allowed."""


@dataclass(frozen=True)
class Missing:
    """The expression has no value: a fact it reads is absent, or its type does not fit."""

    why: str


@dataclass(frozen=True)
class Expression:
    """A compiled expression. `bound` maps a name to the list path it stands for, e.g. component → components[]."""

    source: str
    bound: tuple[tuple[str, str], ...] = ()

    @cached_property
    def program(self) -> Any:
        try:
            return cel.compile(self.source)
        except ValueError as error:
            raise ExpressionError(f"{self.source!r} is not valid CEL: {error}") from error

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every fact path read, list items written `list[]`, sorted and without repeats."""
        return tuple(sorted(references(self.source, dict(self.bound)).paths))

    def check(self) -> None:
        """Refuse what the engine will not run. CEL has no cost budget, so size and nesting are bounded here."""
        if len(self.source) > MAX_LENGTH:
            raise ExpressionError(f"expression has {len(self.source)} characters, at most {MAX_LENGTH} are allowed")
        called = {name for name in self.program.functions() if name[0].isalpha() and name not in LITERALS}
        if unknown := called - METHODS - FUNCTIONS:
            raise ExpressionError(f"{self.source!r} calls {', '.join(sorted(unknown))}, which is not allowed")
        if references(self.source, dict(self.bound)).nesting > MAX_NESTED_COMPREHENSIONS:
            raise ExpressionError(f"{self.source!r} nests more than {MAX_NESTED_COMPREHENSIONS} comprehensions")

    @cached_property
    def variables(self) -> tuple[str, ...]:
        return tuple(self.program.variables())

    def value(self, names: Mapping[str, Any]) -> Any:
        """The value over prepared `names`, or `Missing`. It never raises: what cannot be decided does not pass."""
        try:
            return self.program.execute(_context(names, self.variables))
        except KeyError as error:
            return Missing(f"no fact {error.args[0]}")
        except (RuntimeError, TypeError, ValueError) as error:
            return Missing(str(error).split(". ", maxsplit=1)[0])


@lru_cache(maxsize=4096)
def expression(source: str, bound: tuple[tuple[str, str], ...] = ()) -> Expression:
    return Expression(source, bound)


def _context(names: Mapping[str, Any], read: tuple[str, ...]) -> cel.Context:
    """An evaluation context of the names that are read."""
    made = cel.Context()
    for name in read:
        if names.get(name) is not None:
            made.add_variable(name, names[name])
    made.add_function("round", _rounded)
    made.add_function("join", lambda items: ", ".join(shown(item) for item in items))
    return made


def _rounded(value: float, digits: float = 0) -> float:
    return float(round(value, int(digits)))


class Prepared(dict[str, Any]):
    """Names ready for evaluation: integers are doubles, so 1 and 1.0 never clash, and no value is null."""


def prepared(names: Mapping[str, Any]) -> Prepared:
    """`names` prepared; done once per report, as facts are large and rules are many."""
    return names if isinstance(names, Prepared) else Prepared(_doubles(names))


def _doubles(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, dict):
        return {str(key): _doubles(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_doubles(item) for item in value if item is not None]
    return value


def shown(value: Any) -> str:
    """A value as it reads in a message: 250.0 → 250, 12345.678 → 12,345.68, and every nine of 99.999."""
    if isinstance(value, float):
        places = 4 if 99 < value < 100 else 2
        return f"{value:,.0f}" if value.is_integer() else f"{value:,.{places}f}".rstrip("0").rstrip(".")
    if isinstance(value, list):
        return ", ".join(shown(item) for item in value)
    return str(value)
