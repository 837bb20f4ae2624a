"""Reads the data files once: patterns, prices, clouds, archetypes. Pure after that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from core.yaml_text import parsed
from templates.catalog.archetypes import Archetype, read_archetypes
from templates.catalog.clouds import Cloud, Region
from templates.catalog.pattern import Pattern
from templates.catalog.prices import Price, PriceSource, read_prices

ROOT = Path(__file__).resolve().parent.parent


class UnknownPattern(KeyError):
    """No pattern of this id is catalogued."""


@dataclass(frozen=True)
class Catalog:
    """Everything the planner may choose from. Read-only; keys are in sorted order."""

    patterns: dict[str, Pattern]
    prices: dict[str, Price]
    clouds: dict[str, Cloud]
    archetypes: dict[str, Archetype]
    sources: dict[str, PriceSource]

    def pattern(self, pattern_id: str) -> Pattern:
        if pattern_id not in self.patterns:
            raise UnknownPattern(pattern_id)
        return self.patterns[pattern_id]

    def title(self, pattern_id: str) -> str:
        """What a pattern is called."""
        return self.pattern(pattern_id).title

    def for_role(self, role: str, cloud: str, *, portable: bool = False) -> list[Pattern]:
        """Patterns that can play `role` on `cloud`: its own and "any"; with `portable` the k8s ones too."""
        clouds = {cloud, "any", "k8s"} if portable else {cloud, "any"}
        return [p for p in self.patterns.values() if role in p.roles and p.cloud in clouds]

    def by_product(self, product: str) -> list[Pattern]:
        """Patterns that put `product` (a name a brief may use) into a design."""
        return [p for p in self.patterns.values() if product.lower() in p.products]

    @cached_property
    def regions(self) -> dict[str, dict[str, Region]]:
        return {cloud.id: cloud.regions for cloud in self.clouds.values()}


@lru_cache(maxsize=1)
def catalog() -> Catalog:
    """The shipped catalogue."""
    return load(ROOT)


def load(root: Path) -> Catalog:
    """The catalogue under `root`; raises on a malformed file, naming it."""
    sources = {key: PriceSource(**facts) for key, facts in read(root / "prices/sources.yaml").items()}
    prices: dict[str, Price] = {}
    for path in sorted((root / "prices").glob("*.yaml")):
        if path.name != "sources.yaml":
            prices.update(read_prices(read(path), sources))
    clouds = [Cloud(**read(path)) for path in sorted((root / "clouds").glob("*.yaml"))]
    return Catalog(
        patterns=_patterns(sorted((root / "patterns").glob("*/*/*/pattern.yaml"))),
        prices=prices,
        clouds={cloud.id: cloud for cloud in clouds},
        archetypes=read_archetypes(read(root / "archetypes.yaml")),
        sources=sources,
    )


def _patterns(paths: Iterable[Path]) -> dict[str, Pattern]:
    found: dict[str, Pattern] = {}
    for path in paths:
        pattern = Pattern(**read(path))
        if path.parent.as_posix().endswith(pattern.folder):
            found[pattern.id] = pattern
        else:
            raise ValueError(f"{path}: id {pattern.id!r} does not match its folder")
    return dict(sorted(found.items()))


def read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = parsed(path.read_bytes())
    return data
