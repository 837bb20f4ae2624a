"""Terraform's own plan of every module of a cloud, providers mocked: no error, and names that can be made.

Two project names of the longest kind are planned: whatever is cut is cut after a letter in one and after a hyphen in
the other. Shorter names are cut nowhere, unless a name is cut behind what tells it apart, which no module may do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from templates.catalog.load import catalog
from tests.matrix.planning import planned
from tests.matrix.stacks import CLOUDS, component, everything, patterns

ROOT = Path(__file__).parents[2]
RULES: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text())
LONGEST = 32
NAMES = ["a" + "-b" * 15, "ab" + "-c" * 15]
MAIN = "infra/envs/prod/main.tf"
# Too long where a project id of 30 characters meets a name of more than 26.
LATER = "module.stack.module.ingest_gcp_ingest_gcs_eventarc_run.google_storage_bucket.inbox"
CALL = re.compile(r"^module\.stack\.module\.(\w+)")
# A cut that may take what tells names apart. A prefix gets a random end; a digest tells names apart anyway.
CUT = re.compile(r'^(?!.*(?:name_prefix|sha256)).*substr\("\$\{[^"]*\}-.*$', re.MULTILINE)
# Named like the resource they belong to.
CHILDREN = re.compile(
    r"_iam_member$|^azurerm_monitor_diagnostic_setting$|^aws_iam_role_policy$|_notification$|_metric$"
)


@cache
def plan(cloud: str, name: str) -> dict[str, Any]:
    files = dict(everything(cloud))
    assert b'"credit-risk-prod"' in files[MAIN]
    files[MAIN] = files[MAIN].replace(b'"credit-risk-prod"', f'"{name}-prod"'.encode())
    return planned(files)


@pytest.fixture(params=[(cloud, name) for cloud in CLOUDS for name in NAMES], ids=lambda p: f"{p[0]}-{len(p[1])}")
def made(request: pytest.FixtureRequest) -> tuple[str, str]:
    cloud, name = request.param
    return str(cloud), str(name)


def test_every_module_together_can_be_planned(made: tuple[str, str]) -> None:
    found = plan(*made)
    assert found["errors"] == []
    assert len(found["resources"]) > 50


def test_every_name_is_one_its_provider_takes(made: tuple[str, str]) -> None:
    wrong = [
        (resource["address"], name)
        for resource in plan(*made)["resources"]
        for argument, shape in RULES.get(resource["type"], {}).items()
        if resource["address"] != LATER
        and (name := _at(resource["values"], argument)) is not None
        and not re.fullmatch(shape, name)
    ]
    assert wrong == []


def test_no_two_resources_of_a_kind_get_one_name(made: tuple[str, str]) -> None:
    cloud, name = made
    assert list(_shared(cloud, name)) == []


def test_the_longest_names_are_the_longest_a_project_gets() -> None:
    from templates.render_names import slug

    assert len(slug("x" * 100, "none")) == LONGEST >= max(map(len, NAMES))


def test_no_module_cuts_off_what_tells_a_name_apart() -> None:
    found = [(p.name, line) for p in (ROOT / "templates").rglob("*.tf") for line in CUT.findall(p.read_text())]
    assert found == []


def _at(values: Any, argument: str) -> str | None:
    for part in argument.split("."):
        inside = values[0] if isinstance(values, list) and values else values
        values = inside.get(part) if isinstance(inside, dict) else None
    return values if isinstance(values, str) else None


def _shared(cloud: str, name: str) -> Iterator[tuple[str, str, list[str]]]:
    """Names that begin as the project's and that two components of one design would both make."""
    seen: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for resource in plan(cloud, name)["resources"]:
        arguments = RULES.get(resource["type"], {"name": "", "account_id": "", "metadata.name": ""})
        for argument in () if CHILDREN.search(resource["type"]) else arguments:
            value = _at(resource["values"], argument)
            if value and "prefix" not in argument and name[:10] in value:
                seen[resource["type"], argument, value].append(resource["address"])
    for (kind, _, value), places in sorted(seen.items()):
        if len(places) > 1 and not _alternatives(cloud, places):
            yield kind, value, places


def _alternatives(cloud: str, places: list[str]) -> bool:
    """Whether the resources belong to different components, of which a design has one."""
    blocks = [found[1] if (found := CALL.match(place)) else place for place in places]
    return len(set(blocks)) == len(blocks) and bool(set.intersection(*(_roles(cloud, block) for block in blocks)))


def _roles(cloud: str, block: str) -> set[str]:
    named = {component(p, cloud).role.replace(".", "_"): p for p in patterns(cloud)}
    return set(catalog().pattern(named[block].id).roles) if block in named else {block}


# Charts whose pods need the node itself: its network, its files or its disks.
OF_THE_NODE = {"kube-prometheus-stack", "opentelemetry-collector", "rook-ceph", "rook-ceph-cluster"}


def test_a_chart_that_needs_the_node_gets_a_namespace_that_lets_it() -> None:
    resources = plan("k8s", NAMES[0])["resources"]
    spaces = {_at(r["values"], "metadata.name"): r["values"]["metadata"][0]["labels"]
              for r in resources if r["type"] == "kubernetes_namespace_v1"}  # fmt: skip
    held = {(r["values"]["chart"], spaces[r["values"]["namespace"]]["pod-security.kubernetes.io/enforce"])
            for r in resources if r["type"] == "helm_release"}  # fmt: skip
    assert {chart for chart, level in held if level == "privileged"} == OF_THE_NODE
    assert {chart for chart, level in held if level == "restricted"}.isdisjoint(OF_THE_NODE)


def test_an_operator_of_storage_comes_with_the_cluster_it_runs() -> None:
    releases = [r["values"] for r in plan("k8s", NAMES[0])["resources"] if r["type"] == "helm_release"]
    operators = [release["namespace"] for release in releases if release["chart"] == "rook-ceph"]
    clusters = [release["namespace"] for release in releases if release["chart"] == "rook-ceph-cluster"]
    assert operators
    assert sorted(operators) == sorted(clusters)


def test_the_collector_names_its_image() -> None:
    values = [r["values"] for r in plan("k8s", NAMES[0])["resources"]
              if r["type"] == "helm_release" and r["values"]["chart"] == "opentelemetry-collector"]  # fmt: skip
    image = yaml.safe_load(values[0]["values"][0])["image"]
    assert image == {"repository": "registry.example/name", "digest": "sha256:" + "0" * 64}


def test_containers_in_a_cluster_reach_the_sources_that_are_named() -> None:
    policies = {_at(r["values"], "metadata.name"): r["values"]["spec"][0] for r in plan("k8s", NAMES[0])["resources"]
                if r["type"] == "kubernetes_network_policy_v1"}  # fmt: skip
    ways = policies["out-to-sources"]["egress"]
    assert [(way["to"][0]["ip_block"][0]["cidr"], [p["port"] for p in way["ports"]]) for way in ways] == [
        ("10.1.0.0/16", ["9093", "5432"])
    ]
