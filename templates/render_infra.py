"""Terraform of the chosen patterns: each pattern's module verbatim, and one call per component in the stack."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from core.plan import Component, Plan
from templates import network, network_azure, render_cluster
from templates.render_parts import HERE, build

PATTERNS = HERE / "patterns"
SHARED = HERE / "modules"
MODULE = re.compile(r'source\s*=\s*"\.\./(\w+)"')
SHARED_CALL = re.compile(r"\bmodule\.shared_(\w+)\.")
OUTPUT = re.compile(r'^output "(\w+)"', re.MULTILINE)
RENDERED = ("call.tf.j2", "endpoints.yaml")
# Shared modules that every stack of a cloud has: what its workflows start.
ALWAYS = {"k8s": ("promotion",)}
# Shared modules through which a cluster beside a cloud reaches what lies in it.
BESIDE_A_CLUSTER = {"aws": ("cluster_access",)}
# Patterns that run the step that needs a GPU by themselves, so that the orchestrator must not run it too.
OWN_SCHEDULE = {
    "k8s.serve.gpu_jobs", "gcp.serve.run_gpu_jobs", "gcp.serve.healthcare_dicom",
}  # fmt: skip
# Patterns that run every step beside a model of their own: training judges a version by asking that model.
BESIDE_A_MODEL = {"k8s.serve.vllm_batch"}
# Brokers whose messages a shared module lands in storage, where nothing else works on them; others do it by themselves.
LANDED = {
    "aws.ingest.iot_core", "aws.ingest.kinesis_flow", "k8s.ingest.strimzi_kafka",
    "azure.ingest.iothub_edge", "azure.ingest.eventhubs", "azure.ingest.eventhubs_premium",
}  # fmt: skip
HANDED_ON = ("environment", "secrets", "access", "log_group")


def infrastructure(plan: Plan, context: dict[str, Any]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Files of infra/modules/<pattern>/, and of infra/stack/<role>.tf for every component that has Terraform.

    What runs in a cluster beside the plan's cloud has a root of its own; its files are with the modules.
    """
    cluster = render_cluster.inside(plan)
    beside = BESIDE_A_CLUSTER.get(plan.cloud, ()) if cluster and "store.lake" in blocks(plan) else ()
    landing = _landing(plan) if context["landed"] else ()
    own = landing if "ingest.stream" in blocks(plan) else ()
    modules, calls = _stack(plan, context, also=(*ALWAYS.get(plan.cloud, ()), *beside, *own))
    if cluster:
        there = () if own else landing
        inside = _stack(cluster, context, given="var.cloud_settings" if beside else "{}", also=there)
        modules |= render_cluster.root(*inside, context, settings=bool(beside))
    return modules, calls


def _landing(plan: Plan) -> tuple[str, ...]:
    """The shared module that lands what the plan's broker takes, where that broker does not do so by itself."""
    brokers = {c.pattern_id for c in plan.components if c.role == "ingest.stream"}
    return ("landing",) if brokers & LANDED else ()


def _stack(
    plan: Plan, context: dict[str, Any], given: str = "{}", also: tuple[str, ...] = ()
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Modules and calls of the components that the plan's own cloud runs, and of the shared modules `also` named.

    `given`: settings that come from outside this stack, as an HCL expression.
    """
    patterns = {c.role: c.built_as for c in plan.components}
    outputs = _outputs(plan)
    known = {**context, "blocks": blocks(plan), "patterns": patterns, "outputs": outputs, **_handed_on(outputs, given)}
    known |= _split(context["kind"], patterns)
    modules: dict[str, bytes] = {}
    calls: dict[str, bytes] = {}
    for component in _placed(plan):
        modules |= _module(_name(component), _folder(component), SHARED / component.cloud)
        calls |= _call(component, known)
    return _with_shared(plan.cloud, modules, calls, known, also)


def _with_shared(
    cloud: str, modules: dict[str, bytes], calls: dict[str, bytes], known: dict[str, Any], also: tuple[str, ...]
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Adds once what several components stand on (a cluster, a workspace): shared modules the calls refer to."""
    asked = set(SHARED_CALL.findall(b"\n".join(calls.values()).decode()))
    wanted = sorted({*asked, *also}) if calls else []
    for name in wanted:
        folder = SHARED / cloud / name
        modules |= _module(name, folder, SHARED / cloud)
        calls |= {f"infra/stack/{name}.tf": build(folder / "call.tf.j2", known)}
    return modules, calls


def private_network(plan: Plan, *, private: bool) -> dict[str, Any]:
    """AWS services with an interface endpoint, the zones of its subnets and those of its endpoints.

    On Azure, the kinds of services with a private endpoint, and the subnets that the others let in.

    `private`: nothing in the network has a public address (`Workload.private_network`).
    """
    own = [c for c in plan.components if not render_cluster.hosted(c, plan)]
    placed = _placed(plan)
    return {
        "interface_endpoints": network.services(own, private=private),
        "open_network": not private,
        "subnet_zones": network.subnet_zones(own),
        "endpoint_zones": network.endpoint_zones(plan.components),
        "private_zones": network_azure.zones(placed, private=private),
        "caller_subnets": network_azure.callers(placed, private=private),
    }


def _placed(plan: Plan) -> list[Component]:
    """The components that bring Terraform for the plan's own cloud; a pattern that fills two roles is placed once."""
    own = [c for c in plan.components if not render_cluster.hosted(c, plan)]
    first = {c.built_as: c for c in reversed(own) if (_folder(c) / "call.tf.j2").is_file()}
    return [c for c in plan.components if first.get(c.built_as) is c]


def blocks(plan: Plan) -> dict[str, str]:
    """Role → name of the module block that fills it."""
    placed = {c.built_as: c.role.replace(".", "_") for c in _placed(plan)}
    return {c.role: placed[c.built_as] for c in plan.components if c.built_as in placed}


def _outputs(plan: Plan) -> dict[str, list[str]]:
    """Module block → names of its outputs: what another component may be given."""
    files = {c.role.replace(".", "_"): _folder(c) / "outputs.tf" for c in _placed(plan)}
    return {block: OUTPUT.findall(path.read_text()) if path.is_file() else [] for block, path in files.items()}


def _handed_on(outputs: dict[str, list[str]], given: str) -> dict[str, str]:
    """What components ask of the containers that run this system's image, as HCL expressions.

    `environment`: settings by name; `secrets`: those that are secret; `access`: what callers are allowed (AWS);
    `log_groups`: where they log, by block (AWS).
    """
    blocks = {name: [block for block, names in outputs.items() if name in names] for name in HANDED_ON}
    access = ", ".join(f"{block} = module.{block}.access" for block in blocks["access"])
    groups = ", ".join(f"{block} = module.{block}.log_group" for block in blocks["log_group"])
    start = {"environment": given, "secrets": "{}"}
    settings = {
        name: f"merge({', '.join([first, *(f'module.{block}.{name}' for block in blocks[name])])})"
        if blocks[name]
        else first
        for name, first in start.items()
    }
    return {
        **settings,
        "access": f"{{ {access} }}" if access else "{}",
        "log_groups": f"{{ {groups} }}" if groups else "{}",
    }


def _split(kind: dict[str, Any], patterns: dict[str, str]) -> dict[str, Any]:
    """`gpu_step`: the step that a GPU job runs on a schedule of its own; `steps`: the others, in order."""
    gpu_step, every = kind.get("default_job", kind["scheduled_steps"][0]), kind["scheduled_steps"]
    chosen = set(patterns.values())
    apart = set(every) if chosen & BESIDE_A_MODEL else {gpu_step} if chosen & OWN_SCHEDULE else set()
    return {"gpu_step": gpu_step, "every_step": every, "steps": [step for step in every if step not in apart]}


def _folder(component: Component) -> Path:
    return folder(component.built_as, component.cloud)


def folder(pattern_id: str, cloud: str) -> Path:
    """infra/, or where a pattern fits any cloud infra/<cloud>/, else infra/every/ that is the same on each."""
    owner, capability, name = pattern_id.split(".", 2)
    infra = PATTERNS / owner / capability / name / "infra"
    if owner != "any":
        return infra
    return infra / cloud if (infra / cloud).is_dir() else infra / "every"


def _module(name: str, folder: Path, shared: Path) -> dict[str, bytes]:
    """A module's files, with those of the shared modules it calls."""
    sources = sorted(p for p in folder.rglob("*") if p.is_file() and p.name not in RENDERED)
    files = {f"infra/modules/{name}/{p.relative_to(folder).as_posix()}": p.read_bytes() for p in sources}
    called = set(MODULE.findall(b"\n".join(files.values()).decode()))
    for module in sorted(m for m in called if (shared / m).is_dir()):
        files |= _module(module, shared / module, shared)
    return files


def _call(component: Component, context: dict[str, Any]) -> dict[str, bytes]:
    block = component.role.replace(".", "_")
    values = {**context, "component": component.model_dump(), "block": block, "module": _name(component)}
    values["sized"] = context["sizes"][component.id]
    return {f"infra/stack/{block}.tf": build(_folder(component) / "call.tf.j2", values)}


def _name(component: Component) -> str:
    return component.built_as.split(".", 1)[1].replace(".", "_")
