"""The committed schemas: which kinds we know, at which release of Kubernetes, and their structure."""

from __future__ import annotations

import json
import lzma
import re
from functools import cache
from importlib.resources import files
from typing import Any

Schema = dict[str, Any]


@cache
def load() -> Schema:
    """`{"version", "kinds", "$defs"}` of the committed file."""
    packed = files("worker.kubernetes").joinpath("schemas", "core.json.xz").read_bytes()
    schema: Schema = json.loads(lzma.decompress(packed))
    return schema


def version() -> str:
    return str(load()["version"])


def schema_of(api_version: str, kind: str) -> Schema | None:
    """JSON schema of a kind, with every definition it refers to; None for a kind that is not Kubernetes' own."""
    name = load()["kinds"].get(f"{api_version}/{kind}")
    return {"$ref": f"#/$defs/{name}", "$defs": load()["$defs"]} if name else None


def own(api_version: str) -> bool:
    """Whether an API belongs to Kubernetes itself, not to an operator."""
    group = api_version.rpartition("/")[0]
    return "." not in group or group.endswith(".k8s.io")


def kind_of(resource_type: str) -> tuple[str, str] | None:
    """(apiVersion, kind) a `kubernetes_…` resource of Terraform stands for; None when it stands for none we hold."""
    found = re.fullmatch(r"kubernetes_(\w+?)(?:_(v\d+(?:beta\d+)?))?", resource_type)
    if not found:
        return None
    kind = "".join(part.capitalize() for part in found[1].split("_"))
    named = [key.rpartition("/") for key in load()["kinds"]]
    fitting = [(api, k) for api, _, k in named if k == kind and api.rpartition("/")[2] == (found[2] or "v1")]
    return fitting[0] if fitting else None


def resolve(schema: Schema) -> Schema:
    """The definition a reference points to, or the schema itself."""
    while "$ref" in schema:
        schema = load()["$defs"][schema["$ref"].rpartition("/")[2]]
    return schema
