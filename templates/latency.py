"""Latency paths: the hops a request, a first token or an event passes, and their sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from core.cadence import LEAST_S
from core.landing import only_landed
from core.plan import Component, Hop, LatencyPath, Scalar
from templates.catalog.load import Catalog
from templates.catalog.pattern import Latency, PatternHop
from templates.formulae import Value, evaluate
from templates.workload.answers import seconds
from templates.workload.model import COMPILED, Workload

CLIENT = Hop(name="client to region, same continent (TLS)", p50_ms=20, p95_ms=80, source="E")
REQUEST_ROLES = ("serve.online", "serve.edge", "feature.online", "store.online", "store.vector", "serve.llm")
EMBEDDING = Hop(name="embedding of the question", component_id="serve.llm", p50_ms=40, p95_ms=150, source="E")
PARSING = Hop(name="parsing of the pages", p50_ms=3000, p95_ms=15000, source="E")
RESULT_STORES = ("store.online", "store.warehouse", "store.lake")
COMPILED_IN, TREES_MS = "compiled", (0.3, 1.0)  # trees over 200 features, a row, on a processor
ERROR_PCT = 10.0  # hops are estimates: a sum over its target by less is doubtful, not late
STREAM_ROLES = ("ingest.stream", "transform.stream", "feature.online", "store.online")


def paths(
    components: Sequence[Component], workload: Workload, catalog: Catalog, *, end_to_end: bool = False
) -> list[LatencyPath]:
    """The request path (and first token for a language model, and event freshness for a stream), if present."""
    by_role = {component.role: component for component in components}
    found = []
    if "serve.online" in by_role or "serve.edge" in by_role:
        hops = _request(by_role, workload, catalog, end_to_end)
        found.append(path("request", [*hops, *_generation(by_role, workload)], workload.p95_target_ms))
        if "serve.llm" in by_role:
            found.append(path("first token", hops, workload.first_token_ms))
    if "serve.async" in by_role and workload.mode == "async":
        found.append(
            path("submission to result", _queued(by_role["serve.async"], workload, catalog), workload.p95_target_ms)
        )
    if "serve.batch" in by_role and workload.mode == "async" and workload.tokens_in and not found:
        found.append(path("arrival to result", _arrived(by_role, workload, catalog), workload.p95_target_ms))
    if "serve.batch" in by_role and not found and workload.p95_target_ms is not None:
        found.append(path("lookup of a result", _lookup(by_role, catalog), workload.p95_target_ms))
    if "ingest.stream" in by_role and not only_landed(by_role):
        hops = list(_hops((by_role[r] for r in STREAM_ROLES if r in by_role), catalog))
        found.append(path("event to feature", hops, workload.freshness_s * 1000))
    return found


def path(name: str, hops: Sequence[Hop], target_ms: float | None) -> LatencyPath:
    """Hops with their sum and the headroom under a target."""
    p50, p95 = total(hops)
    headroom = None if not target_ms else round((target_ms - p95) / target_ms * 100, 1)
    return LatencyPath(
        name=name, hops=list(hops), p50_ms=round(p50, 2), p95_ms=round(p95, 2),
        target_p95_ms=target_ms, headroom_pct=headroom,
    )  # fmt: skip


def is_late(path: LatencyPath) -> bool:
    """Whether the path misses its target by more than estimates may be wrong; False without a target."""
    return path.headroom_pct is not None and path.headroom_pct < -ERROR_PCT


def total(hops: Sequence[Hop]) -> tuple[float, float]:
    """p50 = Σp50 and p95 ≈ Σp50 + sqrt(Σ(p95−p50)²), for hops that are slow independently of each other."""
    p50 = sum(hop.p50_ms for hop in hops)
    return p50, p50 + sqrt(sum((hop.p95_ms - hop.p50_ms) ** 2 for hop in hops))


def fan_out_quantile(calls: int, quantile: float = 0.95) -> float:
    """The quantile each of `calls` parallel calls must meet so that the slowest meets `quantile`."""
    return float(quantile ** (1 / calls))


def _request(by_role: dict[str, Component], workload: Workload, catalog: Catalog, end_to_end: bool) -> list[Hop]:
    on_path = [by_role[role] for role in REQUEST_ROLES if role in by_role]
    needed = {need for c in on_path for need in catalog.pattern(c.pattern_id).requires}
    reads_store = any("store.online" in need.split("|") for need in needed)
    asked = [c for c in on_path if c.role != "store.online" or reads_store]
    model = _inference(by_role, workload, catalog)
    client = [CLIENT] if end_to_end else []
    embedded = [EMBEDDING] if {"store.vector", "serve.llm"} <= set(by_role) and workload.chunks_per_doc else []
    inside = "serve.edge" in by_role  # the device's own hop is the inference
    return [*client, *embedded, *_hops(asked, catalog), *([model] if model.p95_ms and not inside else [])]


def _inference(by_role: dict[str, Component], workload: Workload, catalog: Catalog) -> Hop:
    """The model's own time; compiled into the process that answers it takes a part of it, trees no less than theirs."""
    p50, p95 = workload.model_p50_ms, workload.model_p95_ms
    online = by_role.get("serve.online")
    if online is not None and COMPILED_IN in catalog.pattern(online.pattern_id).provides and p95:
        p50, p95 = max(min(p50, TREES_MS[0]), p50 / COMPILED), max(min(p95, TREES_MS[1]), p95 / COMPILED)
    return Hop(name="model inference", p50_ms=p50, p95_ms=p95, source="E")


def _queued(worker: Component, workload: Workload, catalog: Catalog) -> list[Hop]:
    """Waiting for a worker, then the work; the usual wait is a tenth of the long one. A worker that sleeps between
    jobs starts cold first."""
    facts = catalog.pattern(worker.pattern_id).latency
    lag_ms = 1000 * (facts.warm_lag_s or 0.0) if worker.params.get("warm") else _cold_ms(worker, facts)
    name = "queue, a worker is kept ready" if worker.params.get("warm") else "queue and start of a worker"
    wait = Hop(name=name, component_id=worker.id, p50_ms=lag_ms / 10, p95_ms=lag_ms, source="E")
    model = Hop(name="model inference", p50_ms=workload.model_p50_ms, p95_ms=workload.model_p95_ms, source="E")
    return [wait, model]


def _arrived(by_role: dict[str, Component], workload: Workload, catalog: Catalog) -> list[Hop]:
    """A document is noticed, its pages are parsed, a model reads it, checks pass and the result is written.

    Storage that tells of a document starts a run for it; elsewhere it waits for the next look.
    """
    reader = by_role["serve.batch"]
    hops = [*_noticed(by_role, workload, catalog), PARSING]
    facts = catalog.pattern(reader.pattern_id).latency
    if facts.lag_s is not None:
        return [*hops, _waited("queue and run of the model", reader, facts.lag_s), *_lookup(by_role, catalog)]
    typical, slow = (1000 * s for s in seconds(workload.tokens_out))
    written = Hop(name="token generation", component_id=reader.id, p50_ms=typical, p95_ms=slow, source="E")
    return [*hops, *_hops([reader], catalog), written, *_lookup(by_role, catalog)]


def _noticed(by_role: dict[str, Component], workload: Workload, catalog: Catalog) -> list[Hop]:
    inlet = by_role.get("ingest.batch")
    if inlet is None:
        return []
    if workload.look_s is not None:
        return [_looked_for(inlet, workload.look_s)]
    lag = catalog.pattern(inlet.pattern_id).latency.lag_s or 0.0
    name, most_s = ("arrival starts a run", lag) if workload.on_arrival else ("arrival is noticed", min(lag, LEAST_S))
    return [_waited(name, inlet, most_s)]


def _looked_for(inlet: Component, every_s: float) -> Hop:
    """Half the time between two looks, at most all of it."""
    name = f"wait for the next look, every {every_s:g} s"
    return Hop(name=name, component_id=inlet.id, p50_ms=every_s * 500, p95_ms=every_s * 1000, source="E")


def _waited(name: str, component: Component, most_s: float) -> Hop:
    """The usual wait is a tenth of the long one."""
    return Hop(name=name, component_id=component.id, p50_ms=most_s * 100, p95_ms=most_s * 1000, source="E")


def _cold_ms(worker: Component, facts: Latency) -> float:
    every = worker.params.get("every_s")
    lag_s = (facts.lag_s or 0.0) if every is None else float(str(every))
    return lag_s * 1000 + (facts.cold_start_ms if facts.scale_to_zero else 0.0)


def _lookup(by_role: dict[str, Component], catalog: Catalog) -> list[Hop]:
    """Reading a published result from the fastest store that holds it."""
    stores = [list(_hops([by_role[role]], catalog)) for role in RESULT_STORES if role in by_role]
    timed = [hops for hops in stores if hops]
    return min(timed, key=total, default=[])


def _generation(by_role: dict[str, Component], workload: Workload) -> list[Hop]:
    """The tokens after the first, at a typical and at a slow rate."""
    if "serve.llm" not in by_role or not workload.tokens_out:
        return []
    typical, slow = (1000 * s for s in seconds(workload.tokens_out))
    return [Hop(name="token generation", component_id="serve.llm", p50_ms=typical, p95_ms=slow, source="E")]


def _hops(components: Iterable[Component], catalog: Catalog) -> Iterable[Hop]:
    """A pattern's own hops, or one hop of its own figures."""
    for component in components:
        pattern = catalog.pattern(component.pattern_id)
        facts = pattern.latency
        own = PatternHop(name=pattern.title, p50_ms=facts.p50_ms, p95_ms=facts.p95_ms)
        given = {**pattern.params, **component.params}
        for hop in facts.hops or [own]:
            if hop.p95_ms and (hop.when is None or evaluate(hop.when, _scalars(given))):
                yield Hop(**hop.model_dump(exclude={"when"}), component_id=component.id, source=facts.source)


def _scalars(params: Mapping[str, Scalar | list[Scalar]]) -> dict[str, Value]:
    return {name: value for name, value in params.items() if isinstance(value, str | int | float)}
