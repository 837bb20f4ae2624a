"""A run, or a query, that takes longer than the one call of a product that it has to fit into."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.tools import ASKED, values
from agents.intake.spoken.forms import forms, platform_of
from agents.intake.spoken.frames import demanded, demands, every, firm, pattern, said
from agents.intake.spoken.periods import HOUR_S, hours
from agents.intake.spoken.prescribed import prescribed
from agents.intake.spoken.products import wanted, without
from agents.intake.spoken.served_by import amount
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from agents.spelling import written
from agents.vocabulary import span
from core.constraints import Constraints
from templates.catalog.pattern import Pattern

KIND = "one_run"
FUNCTIONS = ("lambda", "azure functions", "cloud functions")
CALLED = ("serve", "transform", "ingest")
S_MS = 1000.0


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Every form of the product ends a call sooner, or has no graphics card where the run needs one (policy LAT-05)."""
    cloud = platform_of(c)
    for field, product, takes, able in _demands(document, c, cloud) if cloud is not None else ():
        told = _short(able, takes) or _cardless(document, able)
        if told is not None:
            opened = {} if c.tooling.forbid is None else {"tooling.forbid": None}
            put = {**without(c, field, [product]), **opened}
            way = Way(f"Run it without {written(product)}" + (" and allow others" if opened else ""), put)
            yield Clash((field,), f"{written(product)} is demanded: {told}.", (way, Way("Allow the run to be split")))
            return
    yield from _fronted(document, c)


def _fronted(document: Document, c: Constraints) -> Iterator[Clash]:
    """What has to stand in front ends a request sooner than its work is done, and no answer may come later."""
    works = list(demands(document, KIND, "works"))
    takes = max((hours(match) * HOUR_S for match in works), default=0.0)
    if not takes or said(document, KIND, "open") is None or refused(document, KIND, "later") is None:
        return
    for name, most in load(f"spoken/{KIND}")["fronts"].items():
        for match in re.finditer(rf"\b{name}\b", document.text, re.I):
            sentence = document.sentence_at(match.start())
            if takes > most and pattern(KIND, "demanded").search(sentence.text):
                fields = [f"tooling.{field}" for field in ASKED if _names(c, field, match.group())]
                work = f"the work takes {span(takes * S_MS)}"
                told = f"{match.group()} is demanded: it ends a request after {most} s, {work}"
                ways = (Way("Answer later, by a job number and polling"), Way("Put a load balancer in front"))
                yield Clash(((fields or ["tooling.prefer"])[0],), f"{told}.", ways)
                return


def _names(c: Constraints, field: str, words: str) -> bool:
    """Whether the field holds what the words name."""
    return any(str(value) in words.lower() for value in values(getattr(c.tooling, field)))


def _demands(document: Document, c: Constraints, cloud: str) -> Iterator[tuple[str, str, float, list[Pattern]]]:
    """(field, product, seconds of work, its patterns): calls that hold a run, queries that cannot be parted."""
    for field, product in list(wanted(document, c, KIND, "inside")) or _functions(document, c):
        yield field, product, _longest(document, "run", "query"), _ended(product, cloud, *CALLED)
    fact, query = c.tooling.prefer, _longest(document, "query")
    if fact is not None and fact.hard and query and said(document, KIND, "undivided") is not None:
        for product in map(str, values(fact)):
            yield "tooling.prefer", product, query, _ended(product, cloud, "transform")


def _functions(document: Document, c: Constraints) -> Iterator[tuple[str, str]]:
    """`one invocation`, where a sentence elsewhere names whose; or work that cannot be parted, nothing else for it."""
    if said(document, KIND, "inside") is not None:
        for name in ASKED:
            yield from ((f"tooling.{name}", f) for f in FUNCTIONS if f in values(getattr(c.tooling, name)))
    elif said(document, KIND, "undivided") is not None:
        yield from (wanted for wanted in prescribed(document, c) if wanted[1] in FUNCTIONS)


def _short(able: list[Pattern], takes: float) -> str | None:
    most = max((p.limits["timeout_s"] for p in able), default=takes)
    return f"it ends after {span(most * S_MS)}, the work takes {span(takes * S_MS)}" if most < takes else None


def _cardless(document: Document, able: list[Pattern]) -> str | None:
    needed = bool(able) and demanded(document, "accelerators", "needed") is not None
    return "it offers no graphics card" if needed and not any("gpu" in p.provides for p in able) else None


def _longest(document: Document, *names: str) -> float:
    """Seconds; what a request takes counts as well."""
    matches = [(match, name) for name in names for match in every(document, KIND, name)]
    found = [amount(match.group()) for match, _ in matches if firm(document, match)]
    if "run" in names:
        found += [amount(m.group()) for m in demands(document, "served_by", "work")]
    return max(found, default=0.0)


def _ended(product: str, cloud: str, *capabilities: str) -> list[Pattern]:
    """The forms with the product's own name that end what takes too long."""
    able = (form for form in forms(product, cloud, *capabilities) if product in form.products)
    return [form for form in able if "timeout_s" in form.limits]
