"""Texts that a language model has to write with every hosted one banned, or recordings, and no graphics card."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.places import CLOUDS
from agents.intake.clashes.tools import values
from agents.intake.spoken.frames import demanded
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.selection.spellings import spelt
from core.constraints import Constraints
from templates.catalog.load import catalog

WRITTEN, HEARD = ("rag", "llm_generation", "llm_extraction"), "asr"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Neither a hosted model nor one on machines of one's own is left; recordings are read by one's own alone."""
    yield from _heard(document, c)
    kind, cloud = c.project.problem_type, None if c.cloud is None else str(c.cloud.value)
    told = demanded(document, "accelerators", "refused")
    if kind is None or kind.value not in WRITTEN or told is None or cloud not in (*CLOUDS, "on_prem"):
        return
    banned = values(c.tooling.forbid)
    if cloud in CLOUDS and not all(spelt(map(str, banned)) & set(products) for products in _hosted(cloud)):
        return
    kept = [name for name in banned if not any(spelt({str(name)}) & set(products) for products in _hosted(cloud))]
    allow = Way("Allow a hosted model", {"tooling.forbid": kept or None})
    ways = ((allow,) if cloud in CLOUDS else (), (Way("Allow machines with graphics cards"),))
    fields: tuple[str, ...] = ("tooling.forbid",) if cloud in CLOUDS else ("cloud", "project.problem_type")
    asked = ("latency.first_token_ms", "latency.p95_ms")
    fields += tuple(path for path, _ in c.leaves() if path in asked)
    text = f"Texts are to be written by a language model, hosted ones are out of reach, and “{told}”."
    yield Clash(fields, text, tuple(way for group in ways for way in group))


def _heard(document: Document, c: Constraints) -> Iterator[Clash]:
    """Whatever the catalogue has for recordings runs on graphics cards."""
    kind, told = c.project.problem_type, demanded(document, "accelerators", "refused")
    if kind is None or kind.value != HEARD or told is None:
        return
    text = f"What is built here for recordings runs on graphics cards, and “{told}”."
    yield Clash(("project.problem_type",), text, (Way("Allow machines with graphics cards while a run lasts"),))


def _hosted(cloud: str) -> list[list[str]]:
    """The products of every pattern of the cloud that writes with a model somebody else runs."""
    models = (p for p in catalog().patterns.values() if p.cloud == cloud and "serve.llm" in p.roles and p.managed)
    return [p.products for p in models]
