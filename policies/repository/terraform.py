"""What Terraform files say about access, budget alerts, tags and buckets. Parsed, never run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import hcl2

Block = dict[str, Any]
TAGS = ("owner", "env", "cost-center", "data-class")
CLOUDS = {"aws": "aws", "google": "gcp", "google-beta": "gcp", "azurerm": "azure"}
OWNERS = {"roles/owner", "roles/editor", "Owner", "Contributor"}
WILD = re.compile(
    r"""["']?Action["']?\s*[:=]\s*\[?\s*["']\*(?::\*)?["'].*?["']?Resource["']?\s*[:=]\s*\[?\s*["']\*["']""", re.DOTALL
)


class Unreadable(ValueError):
    """A Terraform file does not parse."""


class Resource(NamedTuple):
    path: str
    kind: str
    name: str
    body: Block

    @property
    def address(self) -> str:
        return f"{self.kind}.{self.name}"


class Terraform(NamedTuple):
    """All files of a repository: resources and data blocks, providers, and the values names stand for."""

    resources: list[Resource]
    providers: dict[str, list[Block]]
    names: dict[str, Any]


def read(files: Mapping[str, bytes]) -> Terraform:
    """Raises Unreadable, naming the file."""
    parsed = {path: _parse(path, body) for path, body in sorted(files.items()) if path.endswith(".tf")}
    providers: dict[str, list[Block]] = {}
    names: dict[str, Any] = {}
    for body in parsed.values():
        for name, block in _labelled(body.get("provider", [])):
            providers.setdefault(name, []).append(block)
        names |= {f"var.{name}": block.get("default") for name, block in _labelled(body.get("variable", []))}
        names |= {f"local.{key}": value for block in body.get("locals", []) for key, value in block.items()}
    return Terraform(list(_resources(parsed)), providers, names)


def _parse(path: str, body: bytes) -> Block:
    try:
        parsed: Block = _plain(hcl2.loads(body.decode()))
    except Exception as error:  # the parser raises whatever its grammar library raises
        raise Unreadable(f"{path}: {error}") from error
    return parsed


def _plain(node: Any) -> Any:
    """Without the quotes that the parser keeps around names and texts."""
    if isinstance(node, dict):
        return {key.strip('"'): _plain(value) for key, value in node.items() if key != "__is_block__"}
    if isinstance(node, list):
        return [_plain(item) for item in node]
    return node.strip('"') if isinstance(node, str) else node


def _labelled(blocks: list[Block]) -> Iterator[tuple[str, Block]]:
    for block in blocks:
        yield from block.items()


def _resources(parsed: Mapping[str, Block]) -> Iterator[Resource]:
    for path, body in parsed.items():
        for kind, named in _labelled([*body.get("resource", []), *body.get("data", [])]):
            for name, block in named.items():
                yield Resource(path, kind, name, block)


def clouds(terraform: Terraform) -> list[str]:
    kinds = {resource.kind.split("_")[0] for resource in terraform.resources} | set(terraform.providers)
    return sorted({CLOUDS[kind] for kind in kinds if kind in CLOUDS})


def wildcards(terraform: Terraform) -> list[str]:
    """Policies that allow every action on every resource, and grants of an owner-like role."""
    return sorted(f"{r.path}: {r.address}" for r in terraform.resources if _is_wild(r.body))


def _is_wild(body: Block) -> bool:
    statements = [s for s in body.get("statement", []) if s.get("effect", "Allow") == "Allow"]
    starred = any("*" in s.get("actions", []) and "*" in s.get("resources", []) for s in statements)
    role = body.get("role", body.get("role_definition_name"))
    inline = any(WILD.search(value.replace('\\"', '"')) for value in body.values() if isinstance(value, str))
    return starred or inline or (isinstance(role, str) and role in OWNERS)


def budget_alerts(terraform: Terraform) -> list[str]:
    """Thresholds of budget resources in percent, as text, e.g. ["100", "50", "80"]."""
    budgets = [r.body for r in terraform.resources if "budget" in r.kind]
    found = {number for body in budgets for number in _thresholds(body, terraform.names)}
    return sorted(f"{number * 100 if number <= 2 else number:g}" for number in found)


def _thresholds(body: Block, names: Mapping[str, Any]) -> Iterator[float]:
    for key in ("notification", "threshold_rules"):
        for block in body.get(key, []):
            value = block.get("threshold", block.get("threshold_percent"))
            yield from [float(value)] if isinstance(value, int | float) else []
    for _, dynamic in _labelled(body.get("dynamic", [])):
        yield from _numbers(dynamic.get("for_each"), names)


def _numbers(value: Any, names: Mapping[str, Any]) -> list[float]:
    """Numbers of a list, or of the variable or local that a text such as `${toset(var.alerts)}` names."""
    if isinstance(value, str):
        named = [_numbers(names.get(name), names) for name in re.findall(r"(?:var|local)\.\w+", value)]
        return [n for numbers in named for n in numbers] or [float(n) for n in re.findall(r"\b\d+(?:\.\d+)?\b", value)]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    return [float(item) for item in items if str(item).replace(".", "", 1).isdigit()]


def missing_tags(terraform: Terraform) -> list[str]:
    """Required tags that neither default tags, default labels nor the shared tags of Azure resources set."""
    found: set[str] = set()
    for blocks in terraform.providers.values():
        for block in blocks:
            defaults = [tags.get("tags") for tags in block.get("default_tags", [])]
            for tags in (*defaults, block.get("default_labels")):
                found |= _keys(tags, terraform.names)
    for resource in terraform.resources:
        if resource.kind.startswith(("azurerm_", "azapi_")):
            found |= _keys(resource.body.get("tags"), terraform.names)
    return [tag for tag in TAGS if tag not in found]


def _keys(value: Any, names: Mapping[str, Any]) -> set[str]:
    if isinstance(value, dict):
        return {re.sub(r"[_ ]", "-", key).lower() for key in value}
    if not isinstance(value, str):
        return set()
    named = [_keys(names.get(name), names) for name in re.findall(r"(?:var|local)\.\w+", value)]
    inline = set(re.findall(r"""["']?([\w-]+)["']?\s*[=:]""", value))
    return {key for keys in named for key in keys} | {re.sub(r"_", "-", key).lower() for key in inline}


def open_buckets(terraform: Terraform) -> list[str]:
    """Buckets and storage accounts that nothing keeps from being public."""
    guarded = {
        name
        for r in terraform.resources
        if r.kind == "aws_s3_bucket_public_access_block" and _blocks_all(r.body)
        for name in re.findall(r"aws_s3_bucket\.\w+", str(r.body.get("bucket")))
    }
    return sorted(r.address for r in terraform.resources if _is_open(r, guarded))


def _blocks_all(body: Block) -> bool:
    switches = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")
    return all(body.get(switch) is True for switch in switches)


def _is_open(resource: Resource, guarded: set[str]) -> bool:
    match resource.kind:
        case "aws_s3_bucket":
            return resource.address not in guarded
        case "google_storage_bucket":
            return resource.body.get("public_access_prevention") != "enforced"
        case "azurerm_storage_account":
            return resource.body.get("allow_nested_items_to_be_public") is not False
        case _:
            return False
