"""Every Kubernetes object of a repository: manifests, the provider's resources, and objects handed to a release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from hcl2.api import loads

from worker.kubernetes.convert import to_object
from worker.kubernetes.library import kind_of
from worker.kubernetes.terms import value


@dataclass(frozen=True)
class Found:
    """`where` names the resource or the document inside `file`."""

    file: str
    where: str
    body: dict[str, Any]


def objects(files: dict[str, bytes]) -> Iterator[Found]:
    """Objects in the order of their files. Raises ValueError for a file that does not parse."""
    for path, body in sorted(files.items()):
        if path.endswith(".tf") and (b"kubernetes_" in body or b"apiVersion" in body):
            yield from _terraform(path, body.decode())
        elif path.endswith((".yaml", ".yml")) and b"apiVersion" in body and b"kind:" in body:
            yield from _documents(path, body)


def _documents(path: str, body: bytes) -> Iterator[Found]:
    for number, document in enumerate(yaml.safe_load_all(body)):
        if isinstance(document, dict) and {"apiVersion", "kind"} <= set(document):
            yield Found(path, f"document {number + 1}", document)


def _terraform(path: str, text: str) -> Iterator[Found]:
    tree = loads(text)
    for entry in tree.get("resource", []):
        for kind, named in entry.items():
            for name, block in named.items():
                known = kind_of(kind.strip('"'))
                if known:
                    yield Found(path, f"{kind}.{name}", to_object(*known, block))
    yield from (Found(path, where, found) for where, found in _nested(tree, ""))


def _nested(node: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Objects written out as values, wherever they stand in the file."""
    if isinstance(node, dict):
        plain = {str(key).strip('"'): child for key, child in node.items()}
        if {"apiVersion", "kind"} <= set(plain):
            yield where.lstrip("."), value(node)
            return
        for key, child in plain.items():
            yield from _nested(child, f"{where}.{key}")
    elif isinstance(node, list):
        for child in node:
            yield from _nested(child, where)
