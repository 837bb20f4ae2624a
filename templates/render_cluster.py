"""Components that run in a Kubernetes cluster beside a cloud: a root of their own, with its state and its workflow.

Where several clouds are wished for, a plan puts what must move into the cluster its owner already runs. The cloud's
stack knows nothing of that cluster, so these components are applied from inside it, from `infra/cluster`.
"""

from __future__ import annotations

from typing import Any

from core.plan import Component, Plan
from templates import render_workflows
from templates.render_clouds import stack_variables
from templates.render_parts import REPO, build, sources

ROOT = "infra/cluster"
WORKFLOW = ".github/workflows/infra.yml"
OUTPUT = """output "cluster_settings" {
  description = "What infra/cluster takes as cloud_settings"
  value       = module.stack.cluster_settings
}
"""


def hosted(component: Component, plan: Plan) -> bool:
    """Whether the component runs in a cluster although the plan's cloud is another."""
    return component.pattern_id.startswith("k8s.") and plan.cloud not in ("k8s", "on_prem")


def inside(plan: Plan) -> Plan | None:
    """The plan of the cluster alone; None when nothing of the plan runs in one."""
    components = [c.model_copy(update={"cloud": "k8s"}) for c in plan.components if hosted(c, plan)]
    return plan.model_copy(update={"cloud": "k8s", "components": components}) if components else None


def root(
    modules: dict[str, bytes], calls: dict[str, bytes], context: dict[str, Any], *, settings: bool
) -> dict[str, bytes]:
    """The cluster's own stack, environments and workflow around the modules and calls of its components.

    With `settings` the cloud's environments print what the containers in the cluster are given.
    """
    known = render_workflows.root("k8s", stack_variables(calls, context["sizes"]), modules | calls, {})
    values = {**context, **known, "infra_root": ROOT}
    parts = sources(["environments", "k8s"])
    base = {path: build(source, values) for path, source in parts.items() if path.startswith("infra/")}
    printed = {f"infra/envs/{env}/cluster.tf": OUTPUT.encode() for env in ("dev", "prod") if settings}
    moved = {ROOT + path.removeprefix("infra"): body for path, body in {**base, **modules, **calls}.items()}
    return {**moved, **printed, ".github/workflows/cluster.yml": build(REPO / "k8s" / f"{WORKFLOW}.j2", values)}
