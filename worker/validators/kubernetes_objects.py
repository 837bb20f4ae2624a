"""Kubernetes objects against the schemas of their kinds, in manifests and in Terraform alike.

Fields that do not exist, required fields that are missing and literals of the wrong type are found. What an
expression of Terraform will be is not known here, and nothing is said of it. Kinds of operators have no published
schema we hold: of them the envelope and every container inside are checked, and the report names them.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from core.reports import Check
from worker import schedules
from worker.kubernetes import library
from worker.kubernetes.objects import Found, objects
from worker.kubernetes.terms import UNKNOWN
from worker.sandbox.process import Completed
from worker.validators.workspace import Result, Validator, Workspace, concluded

NAME = ("kubernetes objects", "kubernetes-schemas", "agentic-mlops-platform")
API = re.compile(r"[a-z0-9.-]+/v\d+((alpha|beta)\d+)?")
LABEL = re.compile(r"[a-z0-9]([-a-z0-9.]*[a-z0-9])?")
TIMED = ("CronJob", "CronWorkflow")
CONTAINER = "io.k8s.api.core.v1.Container"


def applies(workspace: Workspace) -> str | None:
    return None if any(objects(workspace.files)) else "no Kubernetes object in this repository"


def run(workspace: Workspace) -> Check:
    begun = time.monotonic()
    found = list(objects(workspace.files))
    findings = sorted((finding for one in found for finding in _findings(one)), key=str)
    took = int((time.monotonic() - begun) * 1000)
    shown = "\n".join(f"{f['file']}: {f['where']}: {f['message']}" for f in findings) or _summary(found)
    done = Completed(1 if findings else 0, "", shown, took)
    facts = {"objects": len(found), "envelope_only": sorted(_kinds(found, published=False))}
    check = concluded(NAME, ["kubernetes-schemas", "."], done, Result(not findings, findings, facts))
    return check.model_copy(update={"version": f"Kubernetes {library.version()}"})


def _findings(found: Found) -> Iterator[dict[str, str]]:
    api, kind = str(found.body["apiVersion"]), str(found.body["kind"])
    schema = library.schema_of(api, kind)
    if schema:
        messages = _against(schema, found.body)
    elif library.own(api):
        messages = iter([f"Kubernetes {library.version()} has no kind {api}/{kind} among those a repository may use"])
    else:
        messages = _envelope(api, found.body)
    for message in (*messages, *_untimely(kind, found.body)):
        yield {"file": found.file, "where": f"{found.where} ({kind})", "message": message}


def _against(schema: dict[str, Any], body: Any) -> Iterator[str]:
    for error in Draft202012Validator(schema).iter_errors(body):
        if error.instance is not UNKNOWN:
            yield f"{error.json_path}: {error.message}"[:300]


def _untimely(kind: str, body: dict[str, Any]) -> Iterator[str]:
    """Cron lines of the objects that start jobs, as far as they are written out."""
    spec = body.get("spec")
    if kind not in TIMED or not isinstance(spec, dict):
        return
    lines = [spec.get("schedule"), *(found if isinstance(found := spec.get("schedules"), list) else ())]
    told = (schedules.problem(line) for line in lines if isinstance(line, str) and "${" not in line)
    yield from (f"spec: {message}" for message in told if message)


def _envelope(api: str, body: dict[str, Any]) -> Iterator[str]:
    name = body.get("metadata", {}).get("name") if isinstance(body.get("metadata"), dict) else None
    if not API.fullmatch(api):
        yield f"{api!r} is not a group and a version"
    if name is None or (isinstance(name, str) and "${" not in name and not LABEL.fullmatch(name)):
        yield f"metadata.name {name!r} is not a name"
    schema = {"$ref": f"#/$defs/{CONTAINER}", "$defs": library.load()["$defs"]}
    for container in _containers(body):
        yield from _against(schema, container)


def _containers(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        for key, child in node.items():
            if key in ("containers", "initContainers") and isinstance(child, list):
                yield from child
            else:
                yield from _containers(child)
    elif isinstance(node, list):
        for child in node:
            yield from _containers(child)


def _kinds(found: list[Found], *, published: bool) -> Counter[str]:
    keys = [(str(one.body["apiVersion"]), str(one.body["kind"])) for one in found]
    return Counter(f"{api}/{kind}" for api, kind in keys if bool(library.schema_of(api, kind)) is published)


def _summary(found: list[Found]) -> str:
    lines = [f"{key}: {count}" for key, count in sorted(_kinds(found, published=True).items())]
    custom = sorted(_kinds(found, published=False).items())
    return "\n".join([*lines, *(f"{key}: {count}, envelope and containers only" for key, count in custom)])


VALIDATOR = Validator(*NAME, applies, run)
