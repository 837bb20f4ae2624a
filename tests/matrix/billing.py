"""What a repository builds against what its bill pays for: `templates/prices/built` says which price pays for what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import yaml

from core.costs import CostEstimate
from core.plan import Component, Plan
from templates.catalog.load import catalog

BUILT = Path(__file__).parents[2] / "templates/prices/built"
RESOURCE = re.compile(r'^resource "(\w+)"', re.MULTILINE)
FREE = "free"
WITHOUT_RESOURCE = "without_resource"


@cache
def payers() -> dict[str, list[str]]:
    """Resource type, or a pattern of types → beginnings of the price keys that pay for it; none = free."""
    known: dict[str, list[str]] = {}
    for path in sorted(BUILT.glob("*.yaml")):
        found = yaml.safe_load(path.read_text())
        known |= {kind: keys for kind, keys in found.items() if kind != FREE}
        known |= {kind: [] for kind in found[FREE]}
    return known


def built(files: dict[str, bytes]) -> set[str]:
    """Resource types that the repository's Terraform declares."""
    texts = (body.decode() for path, body in files.items() if path.startswith("infra/") and path.endswith(".tf"))
    return {kind for text in texts for kind in RESOURCE.findall(text)}


def paid(plan: Plan, estimate: CostEstimate) -> set[str]:
    """Price keys of the bill's lines, with the parameters of their components filled in and derived ones unfilled."""
    parts = {c.id: c for c in plan.components}
    found = set()
    for line in estimate.lines:
        costs = catalog().pattern(line.pattern_id).cost_lines
        price = next(c.price for c in costs if c.id == line.line_id.rsplit("/", 1)[-1])
        part = parts[line.component_id]
        key = price if isinstance(price, str) else price[part.cloud]
        found.add(_filled(key, part))
    return found


def _filled(key: str, part: Component) -> str:
    return re.sub(r"\{(\w+)\}", lambda name: str(part.params.get(name[1], name[0])), key)


def unclassified(kinds: Iterable[str]) -> list[str]:
    return sorted(kind for kind in kinds if _keys(kind) is None)


def unpaid(kinds: Iterable[str], keys: set[str]) -> list[str]:
    """Chargeable types that no line of the bill pays for."""
    return sorted(
        kind for kind in kinds if (begin := _keys(kind)) and not any(k.startswith(tuple(begin)) for k in keys)
    )


def unbuilt(kinds: Iterable[str], keys: set[str]) -> list[str]:
    """Price keys of the bill that pay for nothing the repository declares."""
    begin = tuple({key for kind in kinds for key in _keys(kind) or ()} | {*payers()[WITHOUT_RESOURCE]})
    return sorted(key for key in keys if not key.startswith(begin))


def _keys(kind: str) -> list[str] | None:
    return next((keys for name, keys in payers().items() if fnmatch(kind, name)), None)
