"""Terraform files as data: parsed, never run. Names are looked up in the folder they belong to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from hcl2.api import loads

Block = dict[str, Any]
CLOUDS = {"aws": "aws", "google": "gcp", "google-beta": "gcp", "azurerm": "azure"}


class Unreadable(ValueError):
    """A Terraform file does not parse."""


class Resource(NamedTuple):
    """A resource, data (`looked_up`) or provider block; `names`: what `var.x` and `local.x` stand for in its folder."""

    path: str
    kind: str
    name: str
    body: Block
    names: Mapping[str, Any]
    looked_up: bool = False

    @property
    def address(self) -> str:
        return f"{self.kind}.{self.name}"


class Terraform(NamedTuple):
    resources: list[Resource]
    providers: list[Resource]


def read(files: Mapping[str, bytes]) -> Terraform:
    """Every file of a repository. Raises Unreadable, naming the file."""
    parsed = {path: _parse(path, body) for path, body in sorted(files.items()) if path.endswith(".tf")}
    names: dict[str, dict[str, Any]] = {}
    for path, body in parsed.items():
        names.setdefault(posixpath.dirname(path), {}).update(_names(body))
    found = [(path, body, names[posixpath.dirname(path)]) for path, body in parsed.items()]
    return Terraform(
        [
            Resource(p, kind, name, block, known, looked_up)
            for p, body, known in found
            for kind, name, block, looked_up in _resources(body)
        ],
        [
            Resource(p, "provider", n, block, known)
            for p, b, known in found
            for n, block in labelled(b.get("provider", []))
        ],
    )


def _providers(body: Block) -> Iterator[tuple[str, Block]]:
    return labelled(body.get("provider", []))


def _names(body: Block) -> dict[str, Any]:
    variables = {f"var.{name}": block.get("default") for name, block in labelled(body.get("variable", []))}
    return variables | {f"local.{key}": value for block in body.get("locals", []) for key, value in block.items()}


def _parse(path: str, body: bytes) -> Block:
    try:
        parsed: Block = loads(body.decode())
    except Exception as error:  # the parser raises whatever its grammar library raises
        raise Unreadable(f"{path}: {error}") from error
    return parsed


def labelled(blocks: list[Block]) -> Iterator[tuple[str, Block]]:
    for block in blocks:
        yield from block.items()


def _resources(body: Block) -> Iterator[tuple[str, str, Block, bool]]:
    for section, looked_up in (("resource", False), ("data", True)):
        for kind, named in labelled(body.get(section, [])):
            for name, block in named.items():
                yield kind, name, block, looked_up


def clouds(terraform: Terraform) -> list[str]:
    kinds = {resource.kind.split("_")[0] for resource in terraform.resources} | {
        provider.name for provider in terraform.providers
    }
    return sorted({CLOUDS[kind] for kind in kinds if kind in CLOUDS})


def meant(value: Any, names: Mapping[str, Any]) -> list[Any]:
    """What the variables and locals in `value` stand for, one step deep; absent ones are None."""
    return [names.get(name) for name in re.findall(r"(?:var|local)\.\w+", str(value))]
