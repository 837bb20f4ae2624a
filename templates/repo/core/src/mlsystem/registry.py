"""A model registry on a plain directory (or its mirror in object storage): versions, aliases, hashes.

Serving never talks to a registry server: it reads one directory, checks one hash and keeps
the model in memory.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from mlsystem import claims

CHAMPION = "champion"


class RegistryError(Exception):
    """The registry does not hold what was asked for, or what it holds was altered."""


@dataclass(frozen=True)
class ModelCard:
    """What is known about one model version; `sha256` is of the artefact's bytes."""

    version: str
    sha256: str
    family: str
    inputs: list[str]
    metrics: dict[str, float]
    data_snapshot: str
    code_sha: str
    trained_at: str
    extra: dict[str, Any] = field(default_factory=dict)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def register(root: Path, model: object, **facts: Any) -> ModelCard:
    """Store `model` as the next version; the alias that serves traffic does not move."""
    data = pickle.dumps(model, protocol=5)
    version = claims.claim(root)
    card = ModelCard(version=version, sha256=sha256(data), **facts)
    folder = root / version
    (folder / "model.pkl").write_bytes(data)
    _write(folder / "card.json", asdict(card))
    return card


def versions(root: Path) -> list[str]:
    return sorted(p.parent.name for p in root.glob("v*/card.json"))


def card(root: Path, version: str) -> ModelCard:
    path = root / version / "card.json"
    if not path.is_file():
        raise RegistryError(f"no model version {version}")
    return ModelCard(**json.loads(path.read_text()))


def load(root: Path, version: str) -> tuple[Any, ModelCard]:
    """The model and its card; refuses an artefact whose hash is not the registered one."""
    known = card(root, version)
    data = (root / version / "model.pkl").read_bytes()
    if sha256(data) != known.sha256:
        raise RegistryError(f"{version}: artefact hash differs from its card")
    # Security: unpickled only after its hash matched the card that the gate approved.
    return pickle.loads(data), known  # noqa: S301


def aliases(root: Path) -> dict[str, list[str]]:
    """alias → versions it pointed to, newest last."""
    path = root / "aliases.json"
    return json.loads(path.read_text()) if path.is_file() else {}


def resolve(root: Path, alias: str = CHAMPION) -> str:
    history = aliases(root).get(alias, [])
    if not history:
        raise RegistryError(f"nothing is promoted to {alias}")
    return history[-1]


def promote(root: Path, version: str, alias: str = CHAMPION) -> None:
    """Point `alias` at a registered version and remember what it pointed to before."""
    card(root, version)
    known = aliases(root)
    history = known.get(alias, [])
    if not history or history[-1] != version:
        known[alias] = [*history, version]
        _write(root / "aliases.json", known)


def rollback(root: Path, alias: str = CHAMPION) -> str:
    """Point `alias` back at the version before; returns it."""
    known = aliases(root)
    history = known.get(alias, [])
    if len(history) < 2:
        raise RegistryError(f"{alias} has no earlier version")
    known[alias] = history[:-1]
    _write(root / "aliases.json", known)
    return history[-2]


def _write(path: Path, value: object) -> None:
    """Replace in one step, so that a reader never sees half a file."""
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(value, indent=2, sort_keys=True) + "\n")
    draft.replace(path)
