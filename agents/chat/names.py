"""Which catalogued patterns and which parts of a design a question speaks of."""

from __future__ import annotations

import re

from agents.chat.design import Design
from agents.reporting.words import title
from core.plan import Component

WORD = re.compile(r"[a-z0-9]+")
COMMON = frozenset({"batch", "stream", "online", "store", "serve", "train", "data", "model", "table", "job", "queue"})
CAPABILITIES = {
    "serving": "serve", "inference": "serve", "endpoint": "serve", "storage": "store", "database": "store",
    "training": "train", "ingestion": "ingest", "monitoring": "observe", "governance": "govern", "features": "feature",
    "registry": "govern", "transformation": "transform", "logging": "observe", "logs": "observe",
}  # fmt: skip
# What people call a family of services that each cloud names differently.
FAMILIES = {
    "kubernetes": ("kubernetes", "eks", "gke", "aks"),
    "k8s": ("kubernetes", "eks", "gke", "aks"),
    "serverless": ("lambda", "cloud functions", "azure functions"),
    "postgresql": ("postgres", "aurora", "rds"),
}


def patterns(said: str, design: Design) -> list[str]:
    """Ids of catalogued patterns whose id, title or product the words name, sorted."""
    low = WORD.findall(said.lower())
    words = f" {' '.join([*low, *(name for word in low for name in FAMILIES.get(word, ()))])} "
    return sorted(p.id for p in design.catalog.patterns.values() if _named(p.id, p.products, words))


def at_home(found: list[str], design: Design) -> list[str]:
    """Those of the design's own cloud, and those that run anywhere."""
    return [one for one in found if one.split(".")[0] in (design.plan.cloud, "any")]


def named(pattern_id: str) -> str:
    """`Managed Kafka (aws.ingest.msk)`."""
    known = title(pattern_id)
    return f"{known} ({pattern_id})" if known else pattern_id


def _named(pattern_id: str, products: list[str], words: str) -> bool:
    tail = pattern_id.rpartition(".")[2]
    names = [pattern_id, tail, *(name for name in products if name not in COMMON)]
    return any(f" {' '.join(WORD.findall(name.lower()))} " in words for name in names)


def components(said: str, design: Design) -> list[Component]:
    """Parts of the design that the words name by id, role, pattern, product or capability."""
    low, found = said.lower(), set(patterns(said, design))
    words = set(WORD.findall(low))
    wanted = {CAPABILITIES.get(word, word) for word in words}
    by_id = [c for c in design.plan.components if re.search(rf"(?<![\w.]){re.escape(c.id)}(?!\w)", low)]
    by_name = [c for c in design.plan.components if c.pattern_id in found or c.role.split(".")[1] in words]
    return by_id or by_name or [c for c in design.plan.components if c.capability in wanted]
