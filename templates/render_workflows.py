"""What an environment of Terraform asks for, and how workflows hand it over: one set of data for all of it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from core.plan import Plan
from templates.render_clouds import clouds, known_variables
from templates.render_parts import REPO

Variable = dict[str, Any]
WORKFLOW = re.compile(r"\bvars\.([A-Z0-9_]+)")
PART = re.compile(r"\{([a-z.]+)\}")
CHART = re.compile(r'^\s*chart\s+= "([\w-]+)"', re.MULTILINE)
CHARTS = re.compile(r'^resource "helm_release" "\w+" \{\n\s+for_each\s+= toset\(\[(.*)\]\)', re.MULTILINE)
MODULE = re.compile(r"\bmodule\.(\w+)")
IMAGES = "IMAGE_REPOSITORY"
BLANKS = {"string": '""', "number": "0", "bool": "false"}


@cache
def _asked() -> dict[str, dict[str, Variable]]:
    return dict(yaml.safe_load((REPO / "asked.yaml").read_text()))


def root(cloud: str, stack: list[Variable], infra: dict[str, bytes], blocks: dict[str, str]) -> dict[str, Any]:
    """What the templates of one root of Terraform know of its inputs and outputs.

    `stack`: variables of its components; `infra`: its modules and calls by path; `blocks`: role → module block.
    """
    charts = _charts(infra)
    asked = [_variable(variable, charts) for variable in _inputs(cloud, stack)]
    printed = _printed(cloud, blocks)
    return {
        "asked": asked,
        "stack_variables": [_variable(variable, charts) for variable in stack],
        "handed_over": [f"TF_VAR_{variable['name']}: ${{{{ {variable['from']} }}}}" for variable in asked],
        "state_place": clouds()[cloud]["state"],
        "backend": clouds()[cloud]["backend"],
        "init_options": [
            f'-backend-config="{option}=$TF_VAR_{name}"' for option, name in clouds()[cloud]["backend"].items()
        ],
        "printed": printed,
        "first_modules": sorted({name for value in printed.values() for name in MODULE.findall(value)}),
        "registry": clouds()[cloud]["registry"] if IMAGES in printed else "own",
    }


def variables(plan: Plan, known: dict[str, Any], modules: dict[str, bytes]) -> list[Variable]:
    """GitHub variables that the workflows of a plan read: name, description, type; those that Terraform prints last.

    `known`: what `root` says of the plan's own cloud; `modules`: rendered files, where those of a cluster beside the
    cloud bring a workflow of their own.
    """
    beside = "\n".join(body.decode() for path, body in modules.items() if path.startswith(".github/workflows/"))
    read = WORKFLOW.findall(" ".join(variable["from"] for variable in known["asked"]) + beside)
    described = {v["from"].removeprefix("vars."): v for v in [*_everything(modules), *known["asked"]]}
    own = _own(plan.cloud, known["registry"])
    first = [_shown(name, described[name]) for name in dict.fromkeys(read) if name not in own]
    return first + [_shown(name, entry, printed=name in known["printed"]) for name, entry in own.items()]


def _own(cloud: str, registry: str) -> dict[str, Variable]:
    """What the workflows of a cloud read beside the values of Terraform, where a role is not filled with another's."""
    named = {
        name: entry for name, entry in clouds()[cloud]["variables"].items() if registry != "own" or not _pushes(name)
    }
    return named | (clouds()["own_registry"]["variables"] if registry == "own" else {})


def _pushes(name: str) -> bool:
    return name == IMAGES or "_RELEASE_" in name


def _inputs(cloud: str, stack: list[Variable]) -> list[Variable]:
    own = [{**entry, "name": name} for name, entry in _asked()[cloud].items()]
    return own + [variable for variable in stack if not variable["values"]]


def _variable(variable: Variable, charts: list[str]) -> Variable:
    """The variable with where it comes from, how the stack is passed it and what an example leaves blank."""
    name, known = variable["name"], dict(variable)
    if name == "charts":
        known["description"] = f"{variable['description']}: {', '.join(charts)}"
    passed = f'var.{name} == "" ? null : var.{name}' if "default" in variable else f"var.{name}"
    return {"from": f"vars.{name.upper()}", **known, "passed": passed, "blank": _blank(variable["type"])}


def _blank(kind: str) -> str:
    """An empty value of a Terraform type, with the fields of an object."""
    fields = re.fullmatch(r"object\(\{ (.*) \}\)", kind)
    if fields:
        return "{ " + re.sub(r"= (\w+)", lambda found: f"= {BLANKS[found[1]]}", fields[1]) + " }"
    return BLANKS.get(kind, "[]" if kind.startswith(("list", "set")) else "{}")


def _printed(cloud: str, blocks: dict[str, str]) -> dict[str, str]:
    """Name of a GitHub variable → the HCL expression of its value, where the component it comes from is there."""
    values = {name: entry["value"] for name, entry in clouds()[cloud]["variables"].items()}
    there = {name: value for name, value in values.items() if set(PART.findall(value)) <= set(blocks)}
    return {name: PART.sub(lambda role: blocks[role[1]], value) for name, value in there.items()}


def _everything(infra: dict[str, bytes]) -> list[Variable]:
    """Every variable that a cluster beside a cloud can ask for."""
    named = [{**entry, "name": name, "values": {}} for name, entry in known_variables().items()]
    return [_variable(variable, _charts(infra)) for variable in _inputs("k8s", named)]


def _charts(infra: dict[str, bytes]) -> list[str]:
    """Names of the Helm charts that these modules install."""
    texts = [body.decode() for path, body in infra.items() if path.endswith(".tf")]
    several = {name for text in texts for names in CHARTS.findall(text) for name in re.findall(r"[\w-]+", names)}
    return sorted({name for text in texts for name in CHART.findall(text)} | several)


def _shown(name: str, variable: Variable, *, printed: bool = False) -> Variable:
    return {
        "name": name, "description": variable["description"], "type": variable.get("type", "string"),
        "printed": printed, "optional": "default" in variable,
    }  # fmt: skip
