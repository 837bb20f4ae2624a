"""A demanded broker, processor or store, and more than it takes in, holds or keeps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.tools import ASKED, values
from agents.intake.spoken.forms import forms, platform_of
from agents.intake.spoken.frames import demands, every, firm, said
from agents.intake.spoken.periods import DAY_H, unit_h
from agents.intake.spoken.prescribed import banned_beside, prescribed
from agents.intake.spoken.products import without
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.tools import names
from agents.intake.ways import Way
from agents.vocabulary import STREAMS
from core.constraints import Constraints, Source
from core.figures import figure
from templates.catalog.load import catalog
from templates.catalog.pattern import Pattern

CHUNKED = 0.02  # texts are held in many pieces each
KIND = "carried"
CARRYING = ("ingest", "transform", "store")
KB_MB = 1000.0
_LED = 30  # letters between `through` and the name
ROOM = 0.2  # of a limit: what an average may be, with its usual peaks and headroom above them
Limit = Callable[[Pattern], float | None]
Asked = tuple[str, float, Limit, str]  # field, what is asked, what a pattern gives, how it is said
VECTORS = "store.vector"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Every form of the product falls short of one thing that is asked; its forms are told by what the brief allows."""
    cloud = platform_of(c)
    if cloud is None:
        return
    for named, product in _demanded(document, c):
        open_ = [form for form in forms(product, cloud, *CARRYING) if _is_open(form, document)]
        for field, asked, limit, words in _asked(document, c) if open_ else ():
            able = _able(open_, limit)
            most = max((limit(form) or asked for form in able), default=asked)
            if most < asked:
                yield _clash(c, named, product, able, (field, asked, limit, words), most)
                return


def _able(forms: list[Pattern], limit: Limit) -> list[Pattern]:
    """The forms that hold vectors, or take in a stream, where that is asked."""
    if limit is _vectors:
        return [form for form in forms if VECTORS in form.roles]
    return [form for form in forms if STREAMS.intersection(form.roles)] or forms if limit is _events else forms


def _demanded(document: Document, c: Constraints) -> Iterator[tuple[str, str]]:
    """Products that are prescribed, and those that everything has to go through, with their fields."""
    yield from prescribed(document, c)
    yield from _through(document, c)


def _through(document: Document, c: Constraints) -> Iterator[tuple[str, str]]:
    """Brokers that the very words of the demand lead to."""
    for match in every(document, KIND, "through"):
        for name in names.find(document) if firm(document, match) else ():
            product = str(name.row["id"])
            if match.start() <= name.start < match.end() + _LED and product in brokers():
                yield from ((f"tooling.{f}", product) for f in ASKED if product in values(getattr(c.tooling, f)))


@cache
def brokers() -> frozenset[str]:
    """Managed products that take in a stream."""
    taking = (p for p in catalog().patterns.values() if "ingest.stream" in p.roles and p.managed)
    return frozenset(product for p in taking for product in p.products)


def _clash(c: Constraints, named: str, product: str, forms: list[Pattern], asked: Asked, most: float) -> Clash:
    field, need, limit, words = asked
    room = CHUNKED if limit is _vectors else ROOM
    form = forms[0].title if len(forms) == 1 else forms[-1].title
    known: dict[str, Any] = {path: fact.value for path, fact in c.leaves()}
    banned = {} if c.tooling.forbid is None else {"tooling.forbid": None}
    others = " and allow others" if banned else ""
    ways = [Way(f"Do without {form}{others}", {**without(c, named, [product]), **banned})]
    if field in known:
        less = type(known[field])(float(f"{room * known[field] * most / need:.2g}"))
        ways.append(Way(f"Settle for {figure(room * most)} {words}", {field: less}))
    text = f"{form} is demanded and carries {figure(most)} {words} at most; {figure(need)} are asked for."
    return Clash((field, named, *banned_beside(c, named)), text, tuple(ways))


def _asked(document: Document, c: Constraints) -> Iterator[Asked]:
    events, size = c.throughput.events_per_s, c.payload_kb
    if events is not None and events.source is Source.STATED:
        yield "throughput.events_per_s", events.value, _events, "events a second"
        if size is not None and size.source is Source.STATED:
            rate = events.value * size.value / KB_MB
            yield "throughput.events_per_s", rate, lambda p: p.limits.get("max_mb_s"), "MB a second"
    if (grows := c.data.growth_gb_day) is not None and grows.source is Source.STATED:
        yield "data.growth_gb_day", grows.value, lambda p: p.limits.get("max_gb_day"), "GB a day"
    for field, count in (("data.row_count", c.data.row_count), ("data.entities", c.data.entities)):
        if count is not None and said(document, KIND, "vectors") is not None:
            yield field, count.value, _vectors, "vectors"
    if (message_kb := _largest(document, "message") or _single_kb(document, c)) is not None:
        yield "payload_kb", message_kb, _message_kb, "KB a message"
    if (size_kb := _largest(document, "item") or _whole_kb(document, c)) is not None:
        yield "payload_kb", size_kb, lambda p: p.limits.get("max_item_kb"), "KB an item"
    if (days := _replayed(document)) is not None:
        yield "retention_days.raw", days, lambda p: p.limits.get("retention_days"), "days of events"


def _vectors(pattern: Pattern) -> float | None:
    return pattern.limits.get("max_vectors")


def _message_kb(pattern: Pattern) -> float | None:
    limits = pattern.limits
    return limits["payload_mb"] * KB_MB if "payload_mb" in limits else limits.get("message_kb")


def _single_kb(document: Document, c: Constraints) -> float | None:
    """KB of what is one message, and may neither be parted nor left aside."""
    single, parted = said(document, KIND, "single"), refused(document, KIND, "parted")
    if single is None or parted is None:
        return None
    return c.payload_kb.value if c.payload_kb is not None else _largest(document, "thing")


def _whole_kb(document: Document, c: Constraints) -> float | None:
    """KB of what is one item of a store, and may not be parted."""
    whole = said(document, KIND, "one_item") is not None and refused(document, KIND, "parted") is not None
    return c.payload_kb.value if whole and c.payload_kb is not None else None


def _largest(document: Document, name: str) -> float | None:
    """KB of the largest single item or message that stays whole."""
    sizes = [
        float(match["size"].replace(",", ".")) * (1024.0 if match["scale"][0].lower() == "m" else 1.0)
        for match in demands(document, KIND, name)
    ]
    return max(sizes, default=None)


def _events(pattern: Pattern) -> float | None:
    """By the second: what is listed, or what all units of it take together."""
    limits = pattern.limits
    listed = [limits[name] for name in ("max_events_s", "max_messages_s", "max_rows_s") if name in limits]
    units = [limits["tu_events_s"] * limits["max_tus"]] if {"tu_events_s", "max_tus"} <= set(limits) else []
    return min([*listed, *units], default=None)


def _replayed(document: Document) -> float | None:
    """Days that the broker itself has to hold, where nothing beside it may."""
    if refused(document, KIND, "nowhere") is None:
        return None
    spans = [next(_days(match)) for match in every(document, KIND, "replay")]
    return max(spans, default=None)


def _days(match: re.Match[str]) -> Iterator[float]:
    for number, unit in (("days", "unit"), ("long", "of"), ("many", "what"), ("number", "each")):
        if match[number]:
            yield float(match[number]) * unit_h(match[unit]) / DAY_H


def _is_open(pattern: Pattern, document: Document) -> bool:
    """Not a dearer form that the brief rules out, or leaves aside for the plain one."""
    if "premium" not in pattern.id:
        return True
    return refused(document, KIND, "premium") is None and said(document, KIND, "standard") is None
