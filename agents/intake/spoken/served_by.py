"""One product and no other serves the model, and what is asked for is beyond what it can do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.forms import forms, platform_of
from agents.intake.spoken.frames import demanded, demands, said
from agents.intake.spoken.prescribed import banned_beside, prescribed
from agents.intake.spoken.products import wanted, without
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.selection.limits import HEADROOM
from agents.spelling import written
from agents.vocabulary import WAITING
from core.constraints import Constraints
from core.figures import figure
from templates.catalog.pattern import Pattern

CLUSTERS = frozenset({"gke", "eks", "aks"})  # whatever serves stands on them: what bounds it is not known by their name
ON_REQUEST = "serve.online"
P99 = 1.8  # a 99th percentile in 95th ones (section 0.2)
MB_KB, KB_MB = 1024.0, 1000.0
ROOM = 1.5
AT_ONCE = {"payload_kb": 6000.0}  # larger requests are answered from a queue (section 4.11)
Limit = Callable[[Pattern], float | None]
# Field -> what is asked in the unit of the limit, the limit of a pattern, how it is said; times are least, others most.
MOST: dict[str, tuple[float, Limit, str]] = {
    "payload_kb": (
        1 / MB_KB,
        lambda p: p.limits.get("dedicated_payload_mb", p.limits.get("payload_mb")),
        "takes {0} MB in a request, {1} MB is asked",
    ),
    "throughput.rps_peak": (
        HEADROOM,
        lambda p: p.limits.get("max_rps"),
        "serves {0} a second, {1} are needed",
    ),
}
# What only the words say: GB in memory, seconds of work; the limits that hold it.
SAID: dict[str, tuple[tuple[str, ...], str]] = {
    "model": (("max_ram_gb", "max_model_gb"), "holds {0} GB, the model takes {1} GB"),
    "work": (("timeout_s",), "ends a request after {0} s, the work takes {1} s"),
}
_AMOUNT = re.compile(r"(?P<amount>\d+(?:[.,]\d+)?)[ -]?(?P<unit>gi?b|mb|tb|s|min|h)")
SCALES = {"g": 1.0, "t": 1000.0, "mi": 60.0, "mb": 0.001, "s": 1.0, "h": 3600.0}
Beyond = tuple[str, str, float]  # field, what the limit says, what would be within it
Told = dict[str, float]
LEAST: dict[str, float] = {"latency.p95_ms": 1.0, "latency.p99_ms": 1 / P99}


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The product is demanded, and each of its ways to serve is beyond a limit."""
    cloud = platform_of(c)
    served = list(wanted(document, c, "served_by", "served")) if cloud is not None else []
    only = prescribed(document, c) if cloud is not None and not _is_scheduled(c) else ()
    for asked, product in dict.fromkeys((*served, *(one for one in only if one[1] not in CLUSTERS))):
        ways, told = _serving(product, cloud, is_asked(c)), _told(document)
        if (asked, product) not in served:  # prescribed for something, which may be another thing than to answer
            ways = tuple(pattern for pattern in ways if ON_REQUEST in pattern.roles)
        sized = is_asked(c) or (asked, product) in served or said(document, "served_by", "body") is not None
        found = ((sized and _beyond(pattern, c)) or _unable(pattern, told) for pattern in ways)
        beyond = [one for one in found if one]
        if ways and len(beyond) == len(ways):
            yield _clash(c, asked, product, max(beyond, key=_near))
            return


def is_asked(c: Constraints) -> bool:
    """Somebody waits for each answer."""
    return c.serving_mode is not None and c.serving_mode.value in WAITING


def _is_scheduled(c: Constraints) -> bool:
    """Nobody asks for results: what a product that has to do the work ends on request is no limit of theirs."""
    return c.serving_mode is not None and str(c.serving_mode.value) == "batch"


def _near(found: Beyond) -> float:
    return found[2] if found[0] in MOST else -found[2]


def _clash(c: Constraints, asked: str, product: str, found: Beyond) -> Clash:
    field, told, enough = found
    opened = {"tooling.forbid": None} if c.tooling.forbid is not None else {}
    out = [Way(f"Serve without {written(product)}", {**without(c, asked, [product]), **opened})]
    if field:
        out.append(Way(f"Settle for {enough:g} {UNITS[field]}", {field: enough}))
    fields = (*([field] if field else []), asked, *banned_beside(c, asked))
    return Clash(fields, f"{written(product)} is demanded: {told}.", tuple(out))


def _told(document: Document) -> Told:
    """What no field carries: GB in memory, seconds of work, whether a card is needed."""
    found: Told = {"card": 1.0} if demanded(document, "accelerators", "needed") else {}
    for name in SAID:
        amounts = [amount(match.group()) for match in demands(document, "served_by", name)]
        found |= {name: max(amounts)} if amounts else {}
    return found


def amount(words: str) -> float:
    """The amount in words that end with or hold one, in GB or seconds."""
    found = _AMOUNT.search(words.lower())
    if found is None:
        return 0.0
    scale = next(scale for start, scale in SCALES.items() if found["unit"].startswith(start))
    return float(found["amount"].replace(",", ".")) * scale


def _unable(pattern: Pattern, told: Told) -> Beyond | None:
    """What the product cannot hold, finish or offer at all."""
    if "card" in told and "gpu" not in pattern.provides:
        return "", f"{pattern.title} offers no graphics card", 0.0
    for name, (limits, words) in SAID.items():
        most = min((pattern.limits[limit] for limit in limits if limit in pattern.limits), default=None)
        if name in told and most is not None and told[name] > most:
            return "", f"{pattern.title} {words.format(figure(most), figure(told[name]))}", 0.0
    return None


UNITS = {"payload_kb": "KB a request", "throughput.rps_peak": "requests a second at peak", "latency.p95_ms": "ms p95",
         "latency.p99_ms": "ms p99"}  # fmt: skip


def _beyond(pattern: Pattern, c: Constraints) -> Beyond | None:
    """The first limit that a figure of the brief passes."""
    asked: dict[str, Any] = {path: fact.value for path, fact in c.leaves() if path in (*MOST, *LEAST)}
    for field, (unit, limit, words) in MOST.items():
        most = limit(pattern)
        if field in asked and most is not None and asked[field] * unit > most:
            told = words.format(figure(most), figure(asked[field] * unit))
            return (
                field,
                f"{pattern.title} {told}",
                float(f"{min(0.9 * most / unit, AT_ONCE.get(field, most / unit)):.2g}"),
            )
    if "payload_kb" in asked and (rate := _most_mb_s(pattern, asked)) is not None:
        return rate
    for field, share in LEAST.items():
        takes = pattern.latency.p95_ms + 1000 * (pattern.latency.lag_s or 0.0)
        if field in asked and takes > asked[field] * share:
            told = f"adds {figure(takes)} ms p95, {figure(asked[field] * share)} ms are asked for"
            return field, f"{pattern.title} {told}", float(f"{ROOM * takes / share:.2g}")
    return None


def _most_mb_s(pattern: Pattern, asked: dict[str, Any]) -> Beyond | None:
    """What all requests of a peak second carry together."""
    peak, most = "throughput.rps_peak", pattern.limits.get("max_mb_s")
    if peak not in asked or most is None or asked[peak] * asked["payload_kb"] <= KB_MB * most:
        return None
    need = figure(asked[peak] * asked["payload_kb"] / KB_MB)
    told = f"{pattern.title} takes {figure(most)} MB a second, {need} come"
    return peak, told, float(f"{0.5 * KB_MB * most / asked['payload_kb']:.2g}")


@cache
def _serving(product: str, cloud: str, asked: bool) -> tuple[Pattern, ...]:
    """The patterns of the cloud that serve a model with the product, on request where that is asked."""
    named = (form for form in forms(product, cloud, "serve") if product in form.products)
    able = tuple(form for form in named if "serve.llm" not in form.roles)
    return tuple(p for p in able if ON_REQUEST in p.roles) or able if asked else able
