"""From an approved plan to a repository that runs: a pure function, the same bytes for the same input."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from core.constraints import Intake
from core.costs import CostEstimate
from core.plan import Plan
from core.reports import PolicyReport
from templates import (
    alarm_limits,
    own_way,
    render_arrivals,
    render_clouds,
    render_goals,
    render_parts,
    render_runbooks,
    render_schedule,
    render_workflows,
    retention,
    rhythms,
    stand_ins,
)
from templates.catalog.load import catalog
from templates.pricing.sizes import sizes
from templates.render_carriers import carried, landed
from templates.render_context import context
from templates.render_contracts import contracts
from templates.render_infra import blocks, infrastructure, private_network
from templates.render_parts import repositories
from templates.render_reviewing import reviewed
from templates.render_trace import FileSpec, by_agent
from templates.scratch import scratch_gib
from templates.sizing import workload

GATES, CLUSTER = "conf/gates.toml", ".github/workflows/cluster.yml"


class UnknownArchetype(Exception):
    """No repository is described for this plan's archetype."""


def render(
    plan: Plan,
    intake: Intake,
    decisions: dict[str, Any],
    estimate: CostEstimate,
    policy_report: PolicyReport,
) -> dict[str, bytes]:
    """Repository path → bytes (UTF-8, LF), sorted by path; reads nothing but this package's own files."""
    if plan.archetype not in repositories():
        raise UnknownArchetype(plan.archetype)
    render_clouds.cloud(plan)
    values = _named(plan, intake, decisions, estimate)
    kind = values["kind"]
    modules, calls = infrastructure(plan, values)
    values |= _stack(plan, values, modules, calls)
    sources = render_parts.sources(render_clouds.parts(kind["parts"], plan))
    runbooks = render_runbooks.names(kind, decisions)
    values |= _contents(sources) | {"runbooks": {name: render_runbooks.headings()[name] for name in runbooks}}
    files = {path: render_parts.build(source, values) for path, source in sources.items()}
    if GATES in files:
        files[GATES] += render_goals.toml(values["held_to"]).encode()
    files |= render_runbooks.pages(runbooks, values)
    files |= render_parts.dependencies(kind["dependencies"])
    if values["domain"] and not kind.get("contracts"):
        files = contracts(values["domain"], values["protected"]) | files
    files |= modules | calls
    files |= {f"docs/adr/{page['file']}": page["text"].encode() for page in values["adr_pages"]}
    return dict(sorted(files.items()))


def _named(plan: Plan, intake: Intake, decisions: dict[str, Any], estimate: CostEstimate) -> dict[str, Any]:
    """What templates may name of the plan and its brief. Raises NoCronError."""
    values, work = context(plan, intake, estimate, decisions), workload(intake.constraints)
    kind = render_arrivals.taken_in(carried(values["kind"], plan), work)
    kind = render_schedule.scheduled(kind, decisions, values["retraining"]["cadence_h"], values["due"].zone)
    line = render_schedule.cron(kind["schedule"])
    values |= {
        "kind": kind,
        "cron": line,
        "quartz": rhythms.quartz(line),
        "recurrence": rhythms.recurrence(line),
        "job_cron": render_schedule.JOB_CRON,
        "landed": landed(kind, plan),
        "sizes": sizes(plan.components, work, catalog()),
        "scratch_gb": scratch_gib(work),
        **alarm_limits.limits(work),
        **retention.kept(plan.archetype, decisions, work),
    }
    values["own_way"] = own_way.rows(plan, decisions, work, values)
    values["reviewed"] = reviewed(decisions, work)
    values["unbuilt"] = [component.model_dump() for component in stand_ins.unbuilt(plan.components)]
    return values | private_network(plan, private=work.private_network)


def _stack(plan: Plan, values: dict[str, Any], modules: dict[str, bytes], calls: dict[str, bytes]) -> dict[str, Any]:
    """What templates may name of the infrastructure: its variables and workflows."""
    stack = render_clouds.stack_variables(calls, values["sizes"], values["kind"].get("copies"))
    known = render_workflows.root(plan.cloud, stack, modules | calls, blocks(plan))
    return {
        **known,
        "workflow_variables": render_workflows.variables(plan, known, modules),
        "has_cluster": CLUSTER in modules,
    }


def _contents(sources: Collection[str]) -> dict[str, Any]:
    """What templates may name of the repository itself: its kinds of tests, its steps and its modules."""
    return {
        "test_kinds": sorted({path.split("/")[1] for path in sources if re.match(r"tests/\w+/", path)}),
        "steps": sorted({path[10:-3] for path in sources if re.fullmatch(r"pipelines/\w+\.py", path)}),
        "modules": sorted({path[13:-3] for path in sources if re.fullmatch(r"src/mlsystem/\w+\.py", path)}),
    }


def ownership(plan: Plan, intake: Intake, estimate: CostEstimate, report: PolicyReport) -> dict[int, list[FileSpec]]:
    """Which files of `render` each code agent (17–22) answers for."""
    return by_agent(list(render(plan, intake, {}, estimate, report)))
