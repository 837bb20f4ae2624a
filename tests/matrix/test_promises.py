"""What the catalogue promises is rendered: every resource type and every `provides` of every pattern, on each cloud.

The stacks looked at here hold every pattern of a cloud at once; tests/templates/infra_clouds validates the same bytes
with Terraform, and `make matrix` sends them through all validators of infrastructure.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from templates.catalog.load import catalog
from templates.catalog.pattern import Pattern
from templates.render_infra import SHARED_CALL
from tests.matrix.stacks import CLOUDS, component, everything, patterns, rendered

HERE = Path(__file__).parent
EXCEPTIONS: dict[str, dict[str, str]] = yaml.safe_load((HERE / "exceptions.yaml").read_text())
ELSEWHERE: dict[str, dict[str, str]] = yaml.safe_load((HERE / "without_terraform.yaml").read_text())
PREFIX = {
    "aws_": "aws", "google_": "gcp", "azurerm_": "azure", "azapi_": "azure", "kubernetes_": "k8s", "helm_": "*",
    "databricks_": "*", "snowflake_": "*",
}  # fmt: skip
RESOURCE = re.compile(rb'^resource "(\w+)"', re.MULTILINE)
MODULE = re.compile(rb'source\s*=\s*"\.\./(?:modules/)?(\w+)"')
EVERY_CLOUD = ("any.govern.unity_catalog", "any.store.snowflake")
BASE = ("network", "security", "budget", "github", "github_oidc", "artifacts", "platform", "baseline")
# Types no module uses: each an alternative to one that is used, with its reason in exceptions.yaml.
ALTERNATIVES = [
    "aws_eks_cluster",
    "aws_eks_node_group",
    "google_dataflow_job",
    "google_memorystore_instance",
    "kubernetes_job_v1",
]
stack = cache(everything)


def promised(pattern: Pattern, cloud: str) -> set[str]:
    """Types the entry names that this cloud can hold, but for the exceptions with a reason."""
    owners = {kind: PREFIX[kind.split("_")[0] + "_"] for kind in pattern.resource_types}
    anywhere = pattern.cloud == cloud or pattern.id in EVERY_CLOUD or cloud == "k8s"
    fits = {kind for kind, owner in owners.items() if owner == cloud or (owner == "*" and anywhere)}
    return fits - set(EXCEPTIONS.get(pattern.id, {}))


def placed(pattern: Pattern, cloud: str) -> str:
    """Path of the stack file that calls the pattern's module."""
    return f"infra/stack/{component(pattern, cloud).role.replace('.', '_')}.tf"


def reached(cloud: str, pattern: Pattern) -> set[str]:
    """Types in the pattern's own module, in the modules it leans on and in those every repository has."""
    files = stack(cloud)
    todo, seen = {*BASE, *_called(files.get(placed(pattern, cloud), b""))}, set()
    while todo - seen:
        name = min(todo - seen)
        seen.add(name)
        todo |= _called(_module(files, name))
    return {kind.decode() for name in seen for kind in RESOURCE.findall(_module(files, name))}


def _module(files: dict[str, bytes], name: str) -> bytes:
    return b"\n".join(body for path, body in files.items() if path.startswith(f"infra/modules/{name}/"))


def _called(text: bytes) -> set[str]:
    return {*(name.decode() for name in MODULE.findall(text)), *SHARED_CALL.findall(text.decode())}


@pytest.mark.parametrize("cloud", CLOUDS)
def test_every_promised_resource_is_rendered(cloud: str) -> None:
    missing = {p.id: sorted(promised(p, cloud) - reached(cloud, p)) for p in patterns(cloud)}
    assert not {name: types for name, types in missing.items() if types}


def test_every_resource_type_of_the_catalogue_is_rendered_somewhere() -> None:
    named = {t for p in catalog().patterns.values() for t in p.resource_types}
    everywhere = {kind.decode() for c in CLOUDS for body in stack(c).values() for kind in RESOURCE.findall(body)}
    assert sorted(named - everywhere) == ALTERNATIVES


def test_exceptions_are_needed_and_reasoned() -> None:
    for pattern_id, reasons in EXCEPTIONS.items():
        known = catalog().pattern(pattern_id)
        assert set(reasons) <= set(known.resource_types), pattern_id
        assert all(len(reason) > 20 for reason in reasons.values()), pattern_id


@pytest.mark.parametrize("cloud", CLOUDS)
def test_a_pattern_without_terraform_is_carried_by_a_file(cloud: str) -> None:
    """On a cloud it can be chosen on, a pattern brings a module, or is listed with what carries it instead."""
    silent = [p.id for p in patterns(cloud) if placed(p, cloud) not in stack(cloud)]
    assert sorted(silent) == sorted(name for name, said in ELSEWHERE.items() if cloud in said["clouds"].split())


@pytest.mark.parametrize("pattern_id", sorted(name for name, said in ELSEWHERE.items() if "file" in said))
def test_the_file_that_carries_a_pattern_is_rendered(pattern_id: str) -> None:
    said = ELSEWHERE[pattern_id]
    cloud = said["clouds"].split()[0]
    files = rendered(cloud, [component(catalog().pattern(pattern_id), cloud)], said["archetype"])
    assert said["file"] in files
    assert said["words"].encode() in files[said["file"]]


def test_nothing_is_promised_that_nothing_carries() -> None:
    assert all("file" in said for said in ELSEWHERE.values())


def test_every_capability_of_the_catalogue_is_rendered() -> None:
    """Every `provides` belongs to a pattern that is placed on some cloud, or is carried by a file."""
    rendered_ids = {p.id for cloud in CLOUDS for p in patterns(cloud) if placed(p, cloud) in stack(cloud)}
    carried = {name for name, said in ELSEWHERE.items() if "file" in said}
    provided = {name for pid in rendered_ids | carried for name in catalog().pattern(pid).provides}
    assert {name for p in catalog().patterns.values() for name in p.provides} - provided == set()


def test_a_type_that_no_module_holds_would_be_missed() -> None:
    pattern = next(p for p in patterns("aws") if "aws_kinesis_stream" in p.resource_types)
    invented = pattern.model_copy(update={"resource_types": ["aws_made_up"]})
    assert promised(invented, "aws") - reached("aws", invented) == {"aws_made_up"}
