"""From an approved plan to a repository that runs: a pure function, the same bytes for the same input."""

from __future__ import annotations

import re
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
    values = context(plan, intake, estimate, decisions)
    work = workload(intake.constraints)
    kind = render_arrivals.taken_in(carried(values["kind"], plan), work)
    kind = render_clouds.taught(render_clouds.timed(kind, decisions), values["retraining"]["cadence_h"])
    kind = render_clouds.on_the_wall(kind, values["due"].zone)
    values["kind"] = kind
    line = render_clouds.cron(kind["schedule"])
    values |= {"cron": line, "quartz": rhythms.quartz(line), "recurrence": rhythms.recurrence(line)}
    values |= {"job_cron": render_clouds.JOB_CRON, "landed": landed(kind, plan)}
    values["sizes"] = sizes(plan.components, work, catalog())
    values["scratch_gb"] = scratch_gib(work)
    values |= alarm_limits.limits(work) | retention.kept(plan.archetype, decisions, work)
    values["own_way"] = own_way.rows(plan, decisions, work, values)
    values["reviewed"] = reviewed(decisions, work)
    values["unbuilt"] = [component.model_dump() for component in stand_ins.unbuilt(plan.components)]
    modules, calls = infrastructure(plan, values)
    stack = render_clouds.stack_variables(calls, values["sizes"], kind.get("copies"))
    known = render_workflows.root(plan.cloud, stack, modules | calls, blocks(plan))
    values |= {**known, "workflow_variables": render_workflows.variables(plan, known, modules)}
    values["has_cluster"] = ".github/workflows/cluster.yml" in modules
    values |= private_network(plan, private=work.private_network)
    named = render_clouds.parts(kind["parts"], plan)
    sources = render_parts.sources(named)
    values["test_kinds"] = sorted({path.split("/")[1] for path in sources if re.match(r"tests/\w+/", path)})
    values["steps"] = sorted({path[10:-3] for path in sources if re.fullmatch(r"pipelines/\w+\.py", path)})
    values["modules"] = sorted({path[13:-3] for path in sources if re.fullmatch(r"src/mlsystem/\w+\.py", path)})
    runbooks = render_runbooks.names(kind, decisions)
    values["runbooks"] = {name: render_runbooks.headings()[name] for name in runbooks}
    files = {path: render_parts.build(source, values) for path, source in sources.items()}
    if "conf/gates.toml" in files:
        files["conf/gates.toml"] += render_goals.toml(values["held_to"]).encode()
    files |= render_runbooks.pages(runbooks, values)
    files |= render_parts.dependencies(kind["dependencies"])
    if values["domain"] and not kind.get("contracts"):
        files = contracts(values["domain"], values["protected"]) | files
    files |= modules | calls
    files |= {f"docs/adr/{page['file']}": page["text"].encode() for page in values["adr_pages"]}
    return dict(sorted(files.items()))


def ownership(plan: Plan, intake: Intake, estimate: CostEstimate, report: PolicyReport) -> dict[int, list[FileSpec]]:
    """Which files of `render` each code agent (17–22) answers for."""
    return by_agent(list(render(plan, intake, {}, estimate, report)))
