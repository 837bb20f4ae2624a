"""What a design names and its repository does in its own way, or not at all: told where a reader would believe it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml

from core.plan import Component, Plan
from templates.render_infra import OUTPUT, blocks, folder
from templates.render_parts import REPO, host
from templates.workload.keeping import PERSONAL
from templates.workload.model import Workload

WAYS = {"canary": "a canary", "shadow": "a shadow, then a canary"}
# Parts whose code speaks to the store whose address a component hands on.
SPEAK = frozenset({"redis_store", "score_store"})
# Parts that tell of their own stores themselves.
TOLD = {"store.vector": "rag"}
Row = dict[str, str]
COLUMNS = ("says", "here", "further")


def rows(plan: Plan, decisions: dict[str, Any], work: Workload, values: dict[str, Any]) -> list[Row]:
    """`says`, `here` and `further` of each difference. `values`: what the templates know (`kind`, days, `cron`)."""
    made = {name: each.get("decisions", {}) for name, each in decisions.items()}
    days = {"raw": values["raw_retention_days"], "logs": values["log_retention_days"],
            "made": values["expiry"]["predictions/"]}  # fmt: skip
    found = [*_released(plan, made, values["kind"]), *_kept(made, work, days), *_watched(plan, made, values, days)]
    return [*found, *_remembered(made, work, values["kind"]), *_stores(plan, values["kind"])]


@cache
def _texts() -> dict[str, dict[str, Any]]:
    return dict(yaml.safe_load((REPO / "own_way.yaml").read_text()))


def _row(name: str, **facts: Any) -> Row:
    return {column: text.format(**facts) for column, text in _texts()[name].items()}


def _released(plan: Plan, made: dict[str, Any], kind: dict[str, Any]) -> Iterator[Row]:
    decided = made.get("deployment_serving", {})
    built = host([component.pattern_id for component in plan.components])
    if kind.get("services") and decided.get("strategy") in WAYS and not built.get("steps"):
        trigger = decided["rollback"]["trigger"]
        yield _row("rollout", way=WAYS[decided["strategy"]], trigger=trigger, release=built["release"])


def _kept(made: dict[str, Any], work: Workload, days: dict[str, int]) -> Iterator[Row]:
    if PERSONAL & work.data_classes:
        yield _row("erasure", **days)
    if made.get("data_engineering", {}).get("pii_handling", "not_needed") != "not_needed":
        yield _row("tokens")
    cold = made.get("monitoring_observability", {}).get("logging", {}).get("cold_days", 0)
    if cold > days["logs"]:
        yield _row("cold_logs", cold=cold, **days)


def _watched(plan: Plan, made: dict[str, Any], values: dict[str, Any], days: dict[str, int]) -> Iterator[Row]:
    patterns = {component.pattern_id for component in plan.components}
    checks = made.get("monitoring_observability", {}).get("data_checks", [])
    if any(check["cadence"] == "hourly" for check in checks) and not values["cron"].endswith("* * * *"):
        yield _row("hourly", cron=values["cron"])
    yield from _unheard(plan, values["kind"], patterns)
    if plan.cloud == "k8s" and "any.observe.structured_logs_otel" in patterns:
        yield _row("cluster_logs", **days)


def _unheard(plan: Plan, kind: dict[str, Any], patterns: set[str]) -> Iterator[Row]:
    """A cluster's services ring by its own Prometheus, others by their host."""
    ruled = plan.cloud == "k8s" and "any.observe.prom_grafana" in patterns
    served = next((c.pattern_id for c in plan.components if c.role == "serve.online"), None)
    if kind.get("services") and served and not ruled and not host([served]).get("rings"):
        yield _row("unwatched", pattern=served)


def _remembered(made: dict[str, Any], work: Workload, kind: dict[str, Any]) -> Iterator[Row]:
    if "copies" in kind:
        planned = made.get("deployment_serving", {}).get("replicas", {})
        least, most = planned.get("min", kind["copies"]), planned.get("max", kind["copies"])
        yield _row("one_copy", least=least, most=most, copies=kind["copies"])
    if "sensors_stream" in kind["parts"]:
        yield _row("summed_hours", fresh=f"{work.freshness_s:g} seconds")


def _stores(plan: Plan, kind: dict[str, Any]) -> Iterator[Row]:
    placed = blocks(plan)
    for component in plan.components:
        facts = {"role": component.role, "pattern": component.pattern_id, "block": placed.get(component.role, ""),
                 "usd": f"{component.monthly_usd or 0:.2f}"}  # fmt: skip
        if not facts["block"] or TOLD.get(component.role) in kind["parts"]:
            continue
        if component.role == "store.lake":
            yield from [_row(name, **facts) for name in _lake(component)]
        elif component.pattern_id in _texts()["patterns"]:
            yield from _of_pattern(component, facts)
        elif component.role.startswith(("store.", "feature.online")) and not _spoken_to(component, kind):
            yield _row("unread", **facts)


def _of_pattern(component: Component, facts: dict[str, str]) -> Iterator[Row]:
    told = _texts()["patterns"][component.pattern_id]
    if component.cloud not in told.get("but", ()):
        yield {column: told[column].format(**facts) for column in COLUMNS}


def _lake(component: Component) -> list[str]:
    """What is to be told of where the data lie: only the bucket of a lake on AWS is what jobs read and write."""
    if component.cloud != "aws":
        return ["mounted_lake"]
    return ["lake_tables"] if component.pattern_id == "aws.store.s3_iceberg" else []


def _spoken_to(component: Component, kind: dict[str, Any]) -> bool:
    """Whether the component hands on its address, and the repository has a part that uses it."""
    outputs = folder(component.pattern_id, component.cloud) / "outputs.tf"
    hands_on = {"environment", "secrets"} & set(OUTPUT.findall(outputs.read_text()) if outputs.is_file() else [])
    return bool(hands_on and SPEAK & set(kind["parts"]))
