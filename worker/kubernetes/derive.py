"""`python -m worker.kubernetes.derive FOLDER`: rewrites the committed schemas from a `kubernetes-validate` wheel.

FOLDER is the unpacked wheel's `kubernetes_validate/kubernetes-json-schema/v<release>-local-strict`. Kept are the kinds
below with everything they refer to; descriptions are left out.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from pathlib import Path
from typing import Any

KINDS = (
    "ClusterRole", "ClusterRoleBinding", "ConfigMap", "CronJob", "DaemonSet", "Deployment", "HorizontalPodAutoscaler",
    "Ingress", "Job", "LimitRange", "Namespace", "NetworkPolicy", "PersistentVolume", "PersistentVolumeClaim", "Pod",
    "PodDisruptionBudget", "PriorityClass", "ResourceQuota", "Role", "RoleBinding", "Secret", "Service",
    "ServiceAccount", "StatefulSet", "StorageClass",
)  # fmt: skip
KEPT = ("type", "properties", "required", "items", "$ref", "enum", "additionalProperties", "oneOf")
TARGET = Path(__file__).parent / "schemas" / "core.json.xz"
PREFIX = re.compile(r"^.*#/\$defs/")


def main(folder: str) -> None:
    source = Path(folder)
    known = json.loads((source / "_definitions.json").read_text())["$defs"]
    kinds = {key: name for name, schema in known.items() for key in _keys(schema)}
    found: dict[str, Any] = {}
    for name in kinds.values():
        _take(name, known, found)
    release = source.name.removeprefix("v").removesuffix("-local-strict")
    body = {"version": release, "kinds": kinds, "$defs": dict(sorted(found.items()))}
    TARGET.write_bytes(lzma.compress(json.dumps(body, sort_keys=True, separators=(",", ":")).encode(), preset=9))


def _keys(schema: dict[str, Any]) -> list[str]:
    """`apiVersion/Kind` of a definition that is an object of its own; empty for parts and for kinds not kept."""
    properties = schema.get("properties", {})
    kind, version = (properties.get(name, {}).get("enum") for name in ("kind", "apiVersion"))
    return [f"{v}/{k}" for v in version or [] for k in kind or [] if k in KINDS and "alpha" not in v]


def _take(name: str, known: dict[str, Any], found: dict[str, Any]) -> None:
    if name in found:
        return
    found[name] = {}
    found[name] = _slim(known[name])
    for wanted in re.findall(r'"#/\$defs/([^"]+)"', json.dumps(found[name])):
        _take(wanted, known, found)


def _slim(node: Any) -> Any:
    """The schema without descriptions and with references into one file."""
    if isinstance(node, list):
        return [_slim(child) for child in node]
    if not isinstance(node, dict):
        return node
    slim = {key: _slim(value) for key, value in node.items() if key in KEPT and key not in ("properties", "$ref")}
    if "$ref" in node:
        slim["$ref"] = "#/$defs/" + PREFIX.sub("", node["$ref"])
    if "properties" in node:
        slim["properties"] = {key: _slim(value) for key, value in node["properties"].items()}
    return slim


if __name__ == "__main__":
    main(sys.argv[1])
