"""Who may do what: policies that allow everything, and buckets that anybody could read."""

from __future__ import annotations

import re

from policies.repository.terraform import Block, Resource, Terraform, meant

OWNERS = {"roles/owner", "roles/editor", "Owner", "Contributor"}
WILD = re.compile(
    r"""["']?Action["']?\s*[:=]\s*\[?\s*["']\*(?::\*)?["'].*?["']?Resource["']?\s*[:=]\s*\[?\s*["']\*["']""", re.DOTALL
)


def wildcards(terraform: Terraform) -> list[str]:
    """Policies that allow every action on every resource, and grants of an owner-like role."""
    return sorted(f"{r.path}: {r.address}" for r in terraform.resources if _is_wild(r.body))


def _is_wild(body: Block) -> bool:
    statements = [s for s in body.get("statement", []) if s.get("effect", "Allow") == "Allow"]
    starred = any("*" in s.get("actions", []) and "*" in s.get("resources", []) for s in statements)
    role = body.get("role", body.get("role_definition_name"))
    inline = any(WILD.search(value.replace('\\"', '"')) for value in body.values() if isinstance(value, str))
    return starred or inline or (isinstance(role, str) and role in OWNERS)


def open_buckets(terraform: Terraform) -> list[str]:
    """Buckets and storage accounts that nothing keeps from being public."""
    blocks = [r for r in terraform.resources if r.kind == "aws_s3_bucket_public_access_block" and _blocks_all(r.body)]
    guarded = {name for block in blocks for name in re.findall(r"aws_s3_bucket\.\w+", _guards(block))}
    return sorted(r.address for r in terraform.resources if not r.looked_up and _is_open(r, guarded))


def _guards(block: Resource) -> str:
    """What the block names as its bucket; with `for_each`, also what that stands for."""
    each = str(block.body.get("for_each", ""))
    return " ".join([str(block.body.get("bucket")), each, *map(str, meant(each, block.names))])


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
