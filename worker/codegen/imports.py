"""No package enters through an import: only the standard library, the repository's code, and what it uses already."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping

DYNAMIC = ("__import__", "import_module", "exec", "eval", "compile")


def objection(changes: Mapping[str, bytes], rendered: Mapping[str, bytes]) -> str | None:
    """The first import or dynamic code that the rendered repository has not, in words."""
    known = {name for path, body in rendered.items() if path.endswith(".py") for name in _imported(body)}
    allowed = sys.stdlib_module_names | known | _own(rendered)
    for path, body in sorted(changes.items()):
        try:
            ast.parse(body)
        except (SyntaxError, ValueError) as error:
            return f"{path}: {error}"
        foreign = sorted(set(_imported(body)) - allowed)
        if foreign:
            return f"{path} imports {foreign[0]}, which this repository does not use"
        new = sorted(set(_dynamic(body)) - set(_dynamic(rendered.get(path, b""))))
        if new:
            return f"{path} uses {new[0]}"
    return None


def _own(rendered: Mapping[str, bytes]) -> set[str]:
    tops = {path.removeprefix("src/").split("/")[0] for path in rendered if path.endswith(".py")}
    return {top.removesuffix(".py") for top in tops}


def _imported(body: bytes) -> Iterator[str]:
    for node in _nodes(body):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def _dynamic(body: bytes) -> Iterator[str]:
    for node in _nodes(body):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in DYNAMIC and not (name == "compile" and isinstance(node.func, ast.Attribute)):
                yield name


def _nodes(body: bytes) -> Iterator[ast.AST]:
    try:
        yield from ast.walk(ast.parse(body))
    except (SyntaxError, ValueError):
        return
